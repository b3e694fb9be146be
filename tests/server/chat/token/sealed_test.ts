import { equal, notEqual } from "node:assert/strict";
import { newKeyring, rotated } from "../../../../server/chat/token/keyring.ts";
import { seal, unseal } from "../../../../server/chat/token/sealed.ts";
import { random } from "../../../helper/chat.ts";

const keyring = newKeyring(random);
const purpose = "test";
const SECRET = "bot token 한국어";

Deno.test("a sealed secret is read again, also after keys were rotated", () => {
  const sealed = seal(SECRET, { keyring, purpose, random });
  equal(unseal(sealed, { keyring, purpose }), SECRET);
  equal(unseal(sealed, { keyring: rotated(keyring, random), purpose }), SECRET);
  notEqual(seal(SECRET, { keyring, purpose, random }), sealed);
  equal(sealed.includes("bot"), false);
});

Deno.test("a secret that was sealed for something else, by another, or was changed is none", () => {
  const sealed = seal(SECRET, { keyring, purpose, random });
  equal(unseal(sealed, { keyring, purpose: "other" }), undefined);
  equal(unseal(sealed, { keyring: newKeyring(random), purpose }), undefined);
  for (const broken of ["", "AAAA", "*", sealed.slice(0, -2), `A${sealed.slice(1)}`]) {
    if (broken !== sealed) equal(unseal(broken, { keyring, purpose }), undefined, broken);
  }
});
