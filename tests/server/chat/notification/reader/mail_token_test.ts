/**
 * The links in mails to readers.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import {
  followOfToken,
  mailToken,
} from "../../../../../server/chat/notification/reader/mail_token.ts";
import { newKeyring, rotated } from "../../../../../server/chat/token/keyring.ts";
import { signToken } from "../../../../../server/chat/token/signed_token.ts";
import { random } from "../../../../helper/chat.ts";

const keyring = newKeyring(random);
const AT = 1_700_000_000_000;

Deno.test("a link is good for one thing, until it is too old", () => {
  const token = mailToken("confirm", { follow: "follow-1", expiresAt: AT + 1_000, keyring });
  match(token, /^[\w.-]+$/);
  equal(followOfToken(token, { purpose: "confirm", keyring, now: AT }), "follow-1");
  equal(followOfToken(token, { purpose: "stop", keyring, now: AT }), undefined);
  equal(followOfToken(token, { purpose: "confirm", keyring, now: AT + 1_000 }), undefined);
});

Deno.test("nobody makes a link up", () => {
  const token = mailToken("confirm", { follow: "follow-1", expiresAt: AT + 1_000, keyring });
  const others = [
    token.replace("follow-1", "follow-2"),
    token + "x",
    mailToken("confirm", { follow: "f", expiresAt: AT * 2, keyring: newKeyring(random) }),
    signToken(["mail-confirm", "follow-1"], keyring),
    signToken(["mail-confirm", "follow-1", "9999999999", "more"], keyring),
    "",
    "x".repeat(1_000),
  ];
  for (const other of others) {
    equal(followOfToken(other, { purpose: "confirm", keyring, now: AT }), undefined, other);
  }
});

Deno.test("a link that ends mails counts however often keys are rotated, one to confirm does not", () => {
  const later = rotated(rotated(keyring, random), random);
  const given = { follow: "follow-1", expiresAt: AT + 1_000, keyring };
  const found = (["stop", "confirm"] as const).map((purpose) =>
    followOfToken(mailToken(purpose, given), { purpose, keyring: later, now: AT })
  );
  deepEqual(found, ["follow-1", undefined]);
  const made = mailToken("stop", { ...given, keyring: newKeyring(random) });
  equal(followOfToken(made, { purpose: "stop", keyring, now: AT }), undefined);
});
