/**
 * Canned answers: texts that authors keep ready, with variables that are filled in when one is used.
 *
 * A variable is a name in braces, `{reader}`, perhaps with what stands there when it is empty:
 * `{reader|there}`. Two braces stand for one: `{{reader}}` is shown as `{reader}`. Whatever else is in
 * braces, such as code, is text.
 *
 * @module
 */
import { fieldsOf, isCount, isListOf, isOptional, isString } from "./guard.ts";

/** What a canned answer can be filled with. */
export const CANNED_VARIABLES = ["reader", "title", "author", "link"] as const;

/** The name of a variable. */
export type CannedVariable = typeof CANNED_VARIABLES[number];

/** A text that authors keep ready. */
export interface CannedAnswer {
  readonly id: string;
  /** What authors find it by. */
  readonly title: string;
  /** What is said, with its variables. */
  readonly text: string;
  /** The site it is for; left out: all. */
  readonly site?: string;
  /** When it was last written, in milliseconds since 1970. */
  readonly at: number;
}

/** PUT `/api/canned-answers/{id}` takes this. */
export type PutCannedAnswer = Pick<CannedAnswer, "title" | "text" | "site">;

/** GET `/api/canned-answers` answers this, in the order of the titles. */
export interface CannedAnswerList {
  readonly answers: readonly CannedAnswer[];
}

/** `{{` and `}}`, or a variable with its fallback; `${x}` is code. */
const BRACES = /\{\{|\}\}|(?<!\$)\{([a-z]+)(?:\|([^{}|\n]*))?\}/g;

/** The names in a text that are no variables, each once, in the order in which they come. */
export function unknownVariables(text: string): readonly string[] {
  const names = Array.from(text.matchAll(BRACES), ([, name]) => name);
  return [...new Set(names.filter((name) => name !== undefined && !isVariable(name)))] as string[];
}

/**
 * A text with its variables filled in, once: what a value says is never a variable itself.
 *
 * @param values what each variable is; empty: there is none
 * @param otherwise what stands for an empty one that names no fallback
 *
 * @example
 * ```ts
 * import { filledAnswer } from "./canned.ts";
 * const none = { reader: "", title: "", author: "", link: "" };
 * const text = filledAnswer("Hello {reader|there}", none, none);
 * console.assert(text === "Hello there");
 * ```
 */
export function filledAnswer(
  text: string,
  values: Readonly<Record<CannedVariable, string>>,
  otherwise: Readonly<Record<CannedVariable, string>>,
): string {
  return text.replace(BRACES, (whole, name?: string, fallback?: string) => {
    if (whole === "{{") return "{";
    if (whole === "}}") return "}";
    if (name === undefined || !isVariable(name)) return whole;
    return values[name].trim() || (fallback ?? otherwise[name]);
  });
}

/** Whether a body has the shape of a {@linkcode CannedAnswer}. */
export function isCannedAnswer(body: unknown): body is CannedAnswer {
  const { id, title, text, site, at } = fieldsOf<CannedAnswer>(body);
  return isString(id) && isString(title) && isString(text) && isOptional(site, isString) &&
    isCount(at);
}

/** Whether a body has the shape of a {@linkcode CannedAnswerList}. */
export function isCannedAnswerList(body: unknown): body is CannedAnswerList {
  return isListOf(fieldsOf<CannedAnswerList>(body).answers, isCannedAnswer);
}

function isVariable(name: string): name is CannedVariable {
  return (CANNED_VARIABLES as readonly string[]).includes(name);
}
