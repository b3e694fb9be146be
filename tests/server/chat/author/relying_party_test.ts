import { deepEqual, equal } from "node:assert/strict";
import { relyingPartyOf } from "../../../../server/chat/author/relying_party.ts";

Deno.test("passkeys are for a host name over https, or for localhost", () => {
  deepEqual(relyingPartyOf("https://talk.example"), {
    id: "talk.example",
    origin: "https://talk.example",
  });
  deepEqual(relyingPartyOf("http://localhost:8080"), {
    id: "localhost",
    origin: "http://localhost:8080",
  });
  for (
    const publicUrl of [
      "http://127.0.0.1:8080",
      "https://192.0.2.1",
      "https://[::1]:8080",
      "http://talk.example",
    ]
  ) equal(relyingPartyOf(publicUrl), undefined, publicUrl);
});
