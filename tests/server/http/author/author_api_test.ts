import { equal } from "node:assert/strict";
import { createAuthorApi } from "../../../../server/http/author/author_api.ts";
import { testChat } from "../../../helper/chat.ts";

Deno.test("where no cookie is safe nobody signs in, whatever they bring", async () => {
  const chat = testChat();
  const policy = { own: ["http://talk.test"], allowed: [] };
  const guarding = { sessions: chat.sessions, policy, cookies: undefined };
  const routes = createAuthorApi({
    chat,
    clock: chat.clock,
    guarding,
    publicUrl: "http://talk.test",
    addressOf: () => "",
  });
  for (const path of ["/api/session", "/api/session/challenge", "/api/session/passkey"]) {
    const headers = { origin: "http://talk.test", "content-type": "application/json" };
    const init = { method: "POST", headers, body: JSON.stringify({ password: "x" }) };
    equal((await routes.request(path, init)).status, 403, path);
  }
});
