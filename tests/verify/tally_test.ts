import { deepEqual, equal } from "node:assert/strict";
import { printTally, readTally, sum } from "./tally.ts";

Deno.test("tally counts the tests of a run, not their steps", () => {
  const output = "a ... ok (1ms)\n\nok | 12 passed (3 steps) | 0 failed | 1 ignored (2s)\n\n";
  deepEqual(readTally(output), { passed: 12, failed: 0, skipped: 1 });
});

Deno.test("tally reads a coloured summary of a failed run", () => {
  const output =
    "\u001b[0m\u001b[31mFAILED\u001b[0m | 1 passed | 2 failed \u001b[38m(75ms)\u001b[0m";
  deepEqual(readTally(output), { passed: 1, failed: 2, skipped: 0 });
});

Deno.test("tally of a run that never came to its tests is unknown", () => {
  equal(readTally("error: Type checking failed.\n"), undefined);
});

Deno.test("tally prints skipped tests only when there are some", () => {
  const some = { passed: 2, failed: 0, skipped: 1 };
  equal(printTally(some), "2 passed, 0 failed, 1 skipped");
  equal(
    printTally(sum({ ...some, skipped: 0 }, { passed: 1, failed: 1, skipped: 0 })),
    "3 passed, 1 failed",
  );
});
