import { deepEqual, equal, notDeepEqual } from "node:assert/strict";
import { newKeyring, parseKeyring, printKeyring } from "../../../server/chat/keyring.ts";
import { random } from "../../helper/chat.ts";

Deno.test("keyring that was printed is parsed as the same", () => {
  const [key] = newKeyring(random);
  equal(key.secret.length, 32);
  const two = [key, ...newKeyring(random)] as const;
  deepEqual(parseKeyring(printKeyring([key])), [key]);
  deepEqual(parseKeyring(printKeyring(two)), two);
});

Deno.test("keyrings differ", () => {
  notDeepEqual(newKeyring(random), newKeyring(random));
});

Deno.test("keyring is not parsed from anything else", () => {
  const secret = "A".repeat(43);
  const key = { id: "k1", secret };
  const print = (keys: unknown) => JSON.stringify({ keys });
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
    print([key]).slice(0, -3),
  ];
  for (const text of damaged) equal(parseKeyring(text), undefined, text);
});
