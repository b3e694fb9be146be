/**
 * Tells a remark that authors make among themselves from an answer. It must never get into the open, so
 * in doubt it is a remark: whoever wrote it is told what became of it.
 *
 * @module
 */

/** What nobody says to readers, in the languages of the console and some others. */
const INTERNAL = [
  "internal(?: (?:notes?|memo|only|use(?: only)?))?",
  "(?:private|internal) (?:note|memo)s?",
  "notes? to self",
  "memo",
  "interne notiz",
  "nota interna",
  "note interne",
  "내부(?: ?메모|용)?",
  "비공개(?: ?메모)?",
  "메모",
  "(?:社内|内部)?メモ",
  "内部(?:备注|備註)?",
];
/** What may begin an answer, too. */
const NOTE = ["notes?", "private", "노트", "notiz", "nota", "备注", "備註"];
/** Signs may stand around a word, such as the stars mail programs write for bold, or what is not seen. */
const SIGN = String.raw`[\p{P}\p{S}\p{Cf}\p{M}]`;
const GREETING = String
  .raw`(?:(?:hi|hello|hey|dear|hallo|안녕하세요)(?!\p{L})[^\n]{0,40}|[^\n]{0,30}안녕하세요[^\n]{0,10}|[^\n]{1,40}[,，])`;
const word = (words: readonly string[]) => `(?:${words.join("|")})`;

/** How a remark begins, perhaps below a greeting. */
const BEGINNING = new RegExp(
  String.raw`^(?:${GREETING}\n\s*)?[\s\p{P}\p{S}\p{Cf}\p{M}]*?(?:` +
    String.raw`[[(<{【「『]\s*${word([...INTERNAL, ...NOTE])}\s*[\])>}】」』]\s*:?|` +
    String.raw`${word([...INTERNAL, ...NOTE])}${SIGN}*?\s*(?:[:;][*_~”"’)\]]*|\n|$|[-–—=]+>?\s)|` +
    String.raw`//)\s*`,
  "iu",
);
/** A line that is for authors alone, wherever it stands. */
const LINE = new RegExp(
  String.raw`^[\s\p{P}\p{S}\p{Cf}\p{M}]*?${word(INTERNAL)}${SIGN}*?\s*:`,
  "iu",
);
/** So much of a text, and of a line, is looked at: what comes later begins nothing. */
const LOOKED_AT = 300;

/** What somebody has left standing of what they answer. */
const QUOTED = /^(?:\s*>.*\n)+/u;

/**
 * What a remark says; `undefined` when the text is an answer.
 *
 * @example
 * ```ts
 * import { remarkIn } from "./remark.ts";
 * console.assert(remarkIn("Note: ask Kim") === "ask Kim");
 * console.assert(remarkIn("Take note: it is fixed") === undefined);
 * ```
 */
export function remarkIn(text: string): string | undefined {
  const plain = plainOf(text);
  const beginning = BEGINNING.exec(plain.slice(0, LOOKED_AT));
  return beginning === null ? undefined : plain.slice(beginning[0].length);
}

/** Whether an answer has a line in it that is none: nobody knows then what of it readers should see. */
export function hasRemark(text: string): boolean {
  return plainOf(text).split("\n").some((line) => LINE.test(line.slice(0, LOOKED_AT)));
}

/** Wide letters and signs, and Korean in pieces, are the same here. */
function plainOf(text: string): string {
  return text.normalize("NFKC").replace(QUOTED, "");
}
