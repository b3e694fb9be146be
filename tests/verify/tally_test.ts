import { deepEqual, equal } from "node:assert/strict";
import { NOTHING, printTally, readTally, sum } from "./tally.ts";

Deno.test("tally counts the tests of a run, not their steps", () => {
  const output = "a ... ok (1ms)\n\nok | 12 passed (3 steps) | 0 failed | 1 ignored (2s)\n\n";
  deepEqual(readTally(output), { ...NOTHING, passed: 12, skipped: 1 });
});

Deno.test("tally reads a coloured summary of a failed run", () => {
  const output =
    "\u001b[0m\u001b[31mFAILED\u001b[0m | 1 passed | 2 failed \u001b[38m(75ms)\u001b[0m";
  deepEqual(readTally(output), { ...NOTHING, passed: 1, failed: 2 });
});

Deno.test("tally counts a test that passed at the second go once, and names it with what went wrong", () => {
  const output = `
./a_test.ts => late (once) ... retrying (attempt 1 failed) (Uncaught Error: too late)
./b_test.ts => broken ... retrying (attempt 1 failed) (Uncaught Error: never
Call log:
  - waiting)
\u001b[0m./a_test.ts => late (once) ... \u001b[32mok\u001b[0m (5ms)
./b_test.ts => broken ... FAILED (1ms)

FAILED | 4 passed (1 step) | 1 failed | 1 flaky (152ms)
`;
  deepEqual(readTally(output), {
    passed: 4,
    failed: 1,
    skipped: 0,
    unsteady: ["./a_test.ts => late (once) (Uncaught Error: too late)"],
  });
});

Deno.test("tally of a run that never came to its tests is unknown", () => {
  equal(readTally("error: Type checking failed.\n"), undefined);
});

Deno.test("tally prints skipped tests only when there are some", () => {
  const some = { ...NOTHING, passed: 2, skipped: 1, unsteady: ["a"] };
  equal(printTally(some), "2 passed, 0 failed, 1 skipped");
  const both = sum({ ...some, skipped: 0 }, { ...NOTHING, passed: 1, failed: 1, unsteady: ["b"] });
  equal(printTally(both), "3 passed, 1 failed");
  deepEqual(both.unsteady, ["a", "b"]);
});
