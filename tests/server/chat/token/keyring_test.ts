import { deepEqual, equal, match, notDeepEqual, notEqual } from "node:assert/strict";
import {
  newKeyring,
  parseKeyring,
  printKeyring,
  pseudonymOf,
  rotated,
} from "../../../../server/chat/token/keyring.ts";
import { random } from "../../../helper/chat.ts";

const secret = "A".repeat(43);

Deno.test("keyring that was printed is parsed as the same", () => {
  const one = newKeyring(random);
  equal(one.keys[0].secret.length, 32);
  for (const keyring of [one, rotated(one, random)]) {
    deepEqual(parseKeyring(printKeyring(keyring)), keyring);
  }
});

Deno.test("keyrings differ", () => {
  const [one, other] = [newKeyring(random), newKeyring(random)];
  notDeepEqual(one.keys, other.keys);
  notDeepEqual(one.pseudonymSecret, other.pseudonymSecret);
});

Deno.test("rotating puts a new key first, keeps the one before and drops the one before that", () => {
  const first = newKeyring(random);
  const second = rotated(first, random);
  const third = rotated(second, random);
  deepEqual(second.keys.slice(1), first.keys);
  deepEqual(third.keys.slice(1), second.keys.slice(0, 1));
  equal(new Set([first, second, third].map(({ keys }) => keys[0].id)).size, 3);
  deepEqual(third.pseudonymSecret, first.pseudonymSecret);
});

Deno.test("pseudonym is the same for the same parts, also after keys were changed", () => {
  const keyring = newKeyring(random);
  const name = pseudonymOf(keyring, ["reader", "blog", "42"]);
  match(name, /^[A-Za-z0-9_-]{43}$/);
  equal(pseudonymOf(rotated(keyring, random), ["reader", "blog", "42"]), name);
  for (
    const parts of [["reader", "blog", "43"], ["reader", "blog42", ""], ["network", "blog", "42"]]
  ) {
    notEqual(pseudonymOf(keyring, parts as [string, ...string[]]), name);
  }
  notEqual(pseudonymOf(newKeyring(random), ["reader", "blog", "42"]), name);
});

Deno.test("keyring written before there were pseudonyms gives the same ones each time", () => {
  const text = JSON.stringify({ keys: [{ id: "k1", secret }] });
  const old = parseKeyring(text) ?? newKeyring(random);
  deepEqual(parseKeyring(text), old);
  notDeepEqual(old.pseudonymSecret, old.keys[0].secret);
  const kept = parseKeyring(printKeyring(rotated(old, random)));
  deepEqual(kept?.pseudonymSecret, old.pseudonymSecret);
});

Deno.test("keyring is not parsed from anything else", () => {
  const key = { id: "k1", secret };
  const print = (keys: unknown, more = {}) => JSON.stringify({ keys, ...more });
  const damaged = [
    "",
    "null",
    "[]",
    "{}",
    print([]),
    print([null]),
    print([{ id: "k1" }]),
    print([{ id: "", secret }]),
    print([{ id: "a.b", secret }]),
    print([{ id: "k1", secret: secret.slice(1) }]),
    print([{ id: "k1", secret: secret + "A" }]),
    print([{ id: "k1", secret: "!".repeat(43) }]),
    print([key, key]),
    print([key, { id: "k2", secret }, { id: "k3", secret }]),
    print([key], { pseudonymSecret: "short" }),
    print([key], { pseudonymSecret: null }),
    print([key]).slice(0, -3),
  ];
  for (const text of damaged) equal(parseKeyring(text), undefined, text);
});
