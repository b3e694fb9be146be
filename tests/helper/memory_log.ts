/**
 * A log that keeps its lines, for tests.
 *
 * @module
 */
import { createLog, type Log } from "../../server/ops/log.ts";

/** A log at 1970-01-01T00:00:00.000Z, and the lines it was given. */
export function memoryLog(): { readonly log: Log; readonly lines: readonly string[] } {
  const lines: string[] = [];
  return { log: createLog((line) => lines.push(line), { now: () => 0 }), lines };
}
