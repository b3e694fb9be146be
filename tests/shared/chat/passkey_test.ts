import { equal } from "node:assert/strict";
import { isPasskeyInfo, isPasskeyList } from "../../../shared/chat/passkey.ts";

const passkey = { id: "p", name: "Laptop", createdAt: 1 };

Deno.test("a passkey is known by what every one has, and what some have", () => {
  for (const more of [{}, { usedAt: 2, synced: true }]) {
    equal(isPasskeyInfo({ ...passkey, ...more }), true);
  }
  for (
    const more of [{ id: 1 }, { name: null }, { createdAt: "" }, { usedAt: -1 }, { synced: 0 }]
  ) {
    equal(isPasskeyInfo({ ...passkey, ...more }), false, JSON.stringify(more));
  }
});

Deno.test("a list of passkeys says for which host they are, if for any", () => {
  equal(isPasskeyList({ passkeys: [passkey], password: true }), true);
  equal(isPasskeyList({ passkeys: [], host: "talk.example", password: false }), true);
  for (const more of [{ passkeys: {} }, { host: 1 }, { password: undefined }]) {
    equal(isPasskeyList({ passkeys: [passkey], password: true, ...more }), false);
  }
});
