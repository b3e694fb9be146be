import { deepEqual, equal } from "node:assert/strict";
import { inParts } from "../../../../server/chat/instances/parts.ts";

Deno.test("what is short is one part, also where there is nothing", () => {
  deepEqual(inParts([]), [[]]);
  deepEqual(inParts([1, 2]), [[1, 2]]);
});

Deno.test("what is long is divided in its order, and no part is longer than one item alone needs", () => {
  const items = Array.from(
    { length: 100 },
    (_, n) => `${n} ${"x".repeat(n === 50 ? 20_000 : 900)}`,
  );
  const parts = inParts(items);
  deepEqual(parts.flat(), items);
  equal(parts.every((part) => part.length === 1 || JSON.stringify(part).length <= 15_002), true);
  equal(parts.length < 12, true);
});
