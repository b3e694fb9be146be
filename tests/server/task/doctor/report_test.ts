/**
 * What the doctor says, for people and for programs.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { exitCodeOf, printJson, printReport } from "../../../../server/task/doctor/report.ts";
import { fault, ok, warning } from "../../../../server/task/doctor/verdict.ts";

const FINE = [{ name: "Here", verdicts: [ok("A", "It is fine")] }];
const BAD = [...FINE, {
  name: "There",
  verdicts: [warning("B", "It is slow", "Make it faster"), fault("C", "It is gone", "One", "Two")],
}];

Deno.test("people read what was seen and what to do; colours are for terminals only", () => {
  equal(
    printReport(BAD, false),
    `Here
  ok      A: It is fine.

There
  warning B: It is slow.
          → Make it faster
  fault   C: It is gone.
          → One
          → Two

1 fault, 1 warning.`,
  );
  equal(printReport(FINE, false).endsWith("\n\nAll is well."), true);
  equal(printReport(FINE, true).includes("\x1b[32mok"), true);
});

Deno.test("programs read the same, and an exit code that is 1 for faults only", () => {
  const { ok: isWell, checks } = JSON.parse(printJson(BAD));
  equal(isWell, false);
  deepEqual(checks[1], { ...BAD[1]?.verdicts[0], section: "There" });
  deepEqual([exitCodeOf(FINE), exitCodeOf(BAD)], [0, 1]);
  equal(exitCodeOf([{ name: "x", verdicts: [warning("B", "slow")] }]), 0);
});
