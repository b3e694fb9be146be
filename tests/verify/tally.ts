/**
 * Counts what `deno test` reports.
 *
 * @module
 */

/** How many tests ended how. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Those of the passed that failed before they passed: where they stand, their names, and why. */
  readonly unsteady: readonly string[];
}

/** Nothing counted yet. */
export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0, unsteady: [] };

// deno-lint-ignore no-control-regex
const COLOR = /\u001b\[[0-9;]*m/g;

/** Of a reason that has several lines, the first. */
const RETRIED = /^(.+) \.\.\. retrying \(attempt \d+ failed\) \((.*?)\)?$/gm;

/**
 * Reads the summary of one run of `deno test`.
 *
 * @returns `undefined` when there is none, because the run ended before its tests did
 */
export function readTally(output: string): Tally | undefined {
  const text = output.replace(COLOR, "");
  const summary = text.match(/^(?:ok|FAILED) \| \d.*$/gm)?.at(-1);
  if (summary === undefined) return undefined;
  return {
    passed: countOf(summary, "passed"),
    failed: countOf(summary, "failed"),
    skipped: countOf(summary, "ignored"),
    unsteady: unsteadyOf(text),
  };
}

/** Tests that were tried again and passed then, each once. */
function unsteadyOf(text: string): readonly string[] {
  const reasons = new Map<string, string>();
  for (const [, test = "", reason = ""] of text.matchAll(RETRIED)) reasons.set(test, reason);
  return [...reasons]
    .filter(([test]) => !text.includes(`${test} ... FAILED`))
    .map(([test, reason]) => `${test} (${reason})`);
}

function countOf(summary: string, ending: string): number {
  return Number(summary.match(new RegExp(`(\\d+) ${ending}`))?.[1] ?? 0);
}

/** Both together. */
export function sum(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    unsteady: [...a.unsteady, ...b.unsteady],
  };
}

/** `N passed, N failed`, and how many were skipped when some were. */
export function printTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
