/**
 * What the page of the check says.
 *
 * @module
 */
import type { FrontLine } from "../../../../shared/front.ts";
import type { Step } from "./examine.ts";
import type { FindingCode, Level } from "./finding.ts";

/** What was looked at, in a few words, and what was found of it. */
export type FindingWords = readonly [what: string, text: (seen: string) => string];

/** Every phrase of the page. */
export interface CheckWords {
  readonly title: string;
  readonly about: string;
  readonly check: string;
  readonly again: string;
  /** How far it is: the number of a step, of how many, and what it looks at. */
  readonly looking: (number: number, of: number, what: string) => string;
  readonly steps: Readonly<Record<Step, string>>;
  readonly allWell: string;
  /** @param count of what is to be mended */
  readonly found: (count: number) => string;
  /** @param time when it was over */
  readonly at: (time: string) => string;
  readonly toMend: string;
  readonly inOrder: string;
  readonly levels: Readonly<Record<Level, string>>;
  /** What to do with a line; the proxy is named by its own name. */
  readonly lines: Readonly<Record<FrontLine["how"], (front: string) => string>>;
  /** What to do with a setting of the server's. */
  readonly setting: string;
  /** Leads to the command that sees more. */
  readonly more: string;
  readonly findings: Readonly<Record<FindingCode, FindingWords>>;
}
