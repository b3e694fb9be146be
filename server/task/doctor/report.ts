/**
 * What the doctor says, for people and for programs.
 *
 * @module
 */
import type { Level, Verdict } from "./verdict.ts";

/** Verdicts under one heading. */
export interface Section {
  readonly name: string;
  readonly verdicts: readonly Verdict[];
}

const MARKS: Readonly<Record<Level, string>> = {
  ok: "ok     ",
  warning: "warning",
  fault: "fault  ",
  left: "left   ",
};
const COLORS: Readonly<Record<Level, string>> = {
  ok: "\x1b[32m",
  warning: "\x1b[33m",
  fault: "\x1b[31m",
  left: "\x1b[2m",
};
const PLAIN = "\x1b[0m";
const INDENT = " ".repeat(MARKS.ok.length + 3);

/**
 * Lines for people.
 *
 * @param colored whether a terminal shows them
 */
export function printReport(sections: readonly Section[], colored: boolean): string {
  const lines = sections.flatMap(({ name, verdicts }) => [
    "",
    name,
    ...verdicts.flatMap((verdict) => linesOf(verdict, colored)),
  ]);
  return [...lines, "", summary(sections)].join("\n").trimStart();
}

/** The same for programs: `{ ok, checks: [{ level, about, seen, remedy, section }] }`. */
export function printJson(sections: readonly Section[]): string {
  const checks = sections.flatMap(({ name, verdicts }) =>
    verdicts.map((verdict) => ({ ...verdict, section: name }))
  );
  return JSON.stringify({ ok: exitCodeOf(sections) === 0, checks }, null, 2);
}

/** 1 when something does not work; a warning is none. */
export function exitCodeOf(sections: readonly Section[]): 0 | 1 {
  return count(sections, "fault") > 0 ? 1 : 0;
}

function linesOf({ level, about, seen, remedy }: Verdict, colored: boolean): readonly string[] {
  const mark = colored ? COLORS[level] + MARKS[level] + PLAIN : MARKS[level];
  return [`  ${mark} ${about}: ${seen}.`, ...remedy.map((line) => `${INDENT}→ ${line}`)];
}

function summary(sections: readonly Section[]): string {
  const faults = count(sections, "fault");
  const warnings = count(sections, "warning");
  if (faults === 0 && warnings === 0) return "All is well.";
  const parts = [plural(faults, "fault"), plural(warnings, "warning")].filter((part) => part);
  return `${parts.join(", ")}.`;
}

function count(sections: readonly Section[], level: Level): number {
  return sections.flatMap(({ verdicts }) => verdicts)
    .filter((verdict) => verdict.level === level).length;
}

function plural(n: number, word: string): string | undefined {
  return n === 0 ? undefined : `${n} ${word}${n === 1 ? "" : "s"}`;
}
