import { notDeepEqual } from "node:assert/strict";
import { MemoryKeyring } from "../../../../server/chat/token/memory_keyring.ts";
import { random } from "../../../helper/chat.ts";

Deno.test("keys in memory are other ones each time", () => {
  const [one, other] = [new MemoryKeyring(random), new MemoryKeyring(random)];
  notDeepEqual(one.keys, other.keys);
  notDeepEqual(one.pseudonymSecret, other.pseudonymSecret);
});
