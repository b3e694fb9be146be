import { deepEqual, equal } from "node:assert/strict";
import {
  decodeEntry,
  encodeEntry,
  encodeSaid,
} from "../../../../../server/messaging/bus/kv/bus_entry.ts";

Deno.test("an entry of the bus comes back from its pieces as it was", () => {
  const said = [
    { seq: 1, topic: "a", body: null },
    { seq: 3, topic: "차", body: { text: "🍵".repeat(40_000) } },
  ];
  const entry = { from: "one", change: "joined", said } as const;
  const pieces = encodeEntry({ ...entry, said: said.map(encodeSaid) });
  equal(pieces.length > 1 && pieces.every(({ length }) => length <= 60_000), true);
  deepEqual(decodeEntry(pieces), entry);
  deepEqual(decodeEntry(encodeEntry({ from: "one", said: [] })), { from: "one", said: [] });
});

Deno.test("an entry that another version wrote is read as far as it is understood", () => {
  const entryOf = (text: string) => decodeEntry([new TextEncoder().encode(text)]);
  deepEqual(entryOf('["one","sleeps",[1,"a"],["2","a",1],7,[3,"a",4,5]]'), {
    from: "one",
    said: [{ seq: 3, topic: "a", body: 4 }],
  });
  for (const text of ["", "{}", "[", "[1]", "null"]) equal(entryOf(text), undefined, text);
  equal(decodeEntry([]), undefined);
});
