import { deepEqual, equal, match, throws } from "node:assert/strict";
import { type Keyring, newKeyring, rotated } from "../../../../server/chat/token/keyring.ts";
import {
  parseExpiry,
  printExpiry,
  signToken,
  verifyToken,
} from "../../../../server/chat/token/signed_token.ts";
import { random } from "../../../helper/chat.ts";

const keyring = newKeyring(random);
const token = signToken(["door", "a", "B-_9"], keyring);

Deno.test("token gives back the parts that were signed, and has no character that needs an escape", () => {
  match(token, /^[A-Za-z0-9_.-]+$/);
  deepEqual(verifyToken(token, { purpose: "door", keyring }), ["a", "B-_9"]);
});

Deno.test("token counts for nothing but its purpose", () => {
  equal(verifyToken(token, { purpose: "window", keyring }), undefined);
  equal(verifyToken(token, { purpose: "a", keyring }), undefined);
  equal(verifyToken(token, { purpose: "", keyring }), undefined);
});

Deno.test("token counts as long as its key is one of the two", () => {
  const next = rotated(keyring, random);
  deepEqual(verifyToken(token, { purpose: "door", keyring: next }), ["a", "B-_9"]);
  const newer = signToken(["door"], next);
  deepEqual(verifyToken(newer, { purpose: "door", keyring: next }), []);
  equal(verifyToken(newer, { purpose: "door", keyring }), undefined);
  equal(verifyToken(token, { purpose: "door", keyring: rotated(next, random) }), undefined);
});

Deno.test("token signed by another key of the same name is refused", () => {
  const [{ id }] = keyring.keys;
  const secret = random(new Uint8Array(32));
  const forged: Keyring = { keys: [{ id, secret }], pseudonymSecret: secret };
  equal(verifyToken(signToken(["door", "a"], forged), { purpose: "door", keyring }), undefined);
});

Deno.test("token with any one bit changed, any character added or taken away is refused", () => {
  const bytes = new TextEncoder().encode(token);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = bytes.slice();
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const text = new TextDecoder("latin1").decode(changed);
    equal(verifyToken(text, { purpose: "door", keyring }), undefined, text);
  }
  for (let at = 0; at <= token.length; at++) {
    for (
      const text of [
        token.slice(0, at) + token.slice(at + 1),
        token.slice(0, at) + "A" + token.slice(at),
      ]
    ) {
      if (text !== token) equal(verifyToken(text, { purpose: "door", keyring }), undefined, text);
    }
  }
});

Deno.test("what is no token at all is refused", () => {
  const [, , , , signature] = token.split(".");
  for (
    const text of [
      "",
      ".",
      "...",
      "door",
      `door.${signature}`,
      `.${signature}`,
      "x".repeat(100_000),
    ]
  ) {
    equal(verifyToken(text, { purpose: "door", keyring }), undefined);
  }
});

Deno.test("parts that would need an escape cannot be signed", () => {
  for (const part of ["", "a.b", "한", "a b", "a\n"]) {
    throws(() => signToken(["door", part], keyring), TypeError);
  }
});

Deno.test("expiry is kept in seconds", () => {
  equal(parseExpiry(printExpiry(1_700_000_000_999)), 1_700_000_000_000);
});
