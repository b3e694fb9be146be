/**
 * What the doctor says of one thing.
 *
 * @module
 */

/** How it is: `left` means that it was not looked at, and why is said. */
export type Level = "ok" | "warning" | "fault" | "left";

/** What was found of one thing. */
export interface Verdict {
  readonly level: Level;
  /** What was looked at, in two or three words. */
  readonly about: string;
  /** What was seen, in one sentence. */
  readonly seen: string;
  /** What to do, in order; empty where nothing is to be done. */
  readonly remedy: readonly string[];
}

/** It is as it should be. */
export function ok(about: string, seen: string): Verdict {
  return { level: "ok", about, seen, remedy: [] };
}

/** It works, and could be better. */
export function warning(about: string, seen: string, ...remedy: readonly string[]): Verdict {
  return { level: "warning", about, seen, remedy };
}

/** It does not work. */
export function fault(about: string, seen: string, ...remedy: readonly string[]): Verdict {
  return { level: "fault", about, seen, remedy };
}

/** It was not looked at. */
export function left(about: string, seen: string): Verdict {
  return { level: "left", about, seen, remedy: [] };
}
