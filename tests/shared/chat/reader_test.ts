import { equal } from "node:assert/strict";
import { isMe, isReaderInfo, isReaderLink } from "../../../shared/chat/reader.ts";

const me = { id: "r1", name: "" };

Deno.test("what the server has of a reader is an id and a name, and more where there is more", () => {
  for (const more of [{}, { email: "a@b.example" }, { verified: true }, { other: 1 }]) {
    equal(isMe({ ...me, ...more }), true);
    equal(isReaderInfo({ ...me, ...more, knownSince: 5 }), true);
  }
  const wrong = [null, "me", [], { id: "r1" }, { ...me, name: null }, { ...me, email: null }];
  for (const body of [...wrong, { ...me, verified: false }]) equal(isMe(body), false);
  for (const knownSince of [-1, "5", null]) equal(isReaderInfo({ ...me, knownSince }), false);
});

Deno.test("a link is a token and an end", () => {
  equal(isReaderLink({ token: "t", expiresAt: 5 }), true);
  for (const body of [null, {}, { token: "t" }, { token: 1, expiresAt: 5 }]) {
    equal(isReaderLink(body), false);
  }
});
