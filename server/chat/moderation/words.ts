/**
 * Words that no message of a site may have.
 *
 * Compared without case, in Unicode's compatible form (NFKC), and without what is invisible or put over
 * letters. A word of a script with spaces counts as a whole word only; one of Korean, Japanese,
 * Chinese, Thai, Lao, Khmer or Burmese counts wherever it stands.
 *
 * @module
 */

/** What can be put into a word unseen, or over its letters. */
const NOISE = /[\p{Default_Ignorable_Code_Point}\u0300-\u036f]/gu;
const SPACES = /[\s\p{Z}]+/gu;
// deno-lint-ignore no-control-regex
const ASCII = /^[\u0000-\u007f]*$/;
/** A letter, mark or digit of a script whose words stand apart; its neighbours may be one word with it. */
const OF_A_WORD =
  /[[\p{L}\p{M}\p{N}_]--[\p{scx=Hang}\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]]/v;

/** A place in the tree of words. */
interface Node {
  readonly next: Map<string, Node>;
  /** Set where a word ends. */
  end?: Ends;
}

/** Whether a word's first and last letter must not have a letter beside them. */
interface Ends {
  readonly startsApart: boolean;
  readonly endsApart: boolean;
}

/**
 * A list of words, made ready for finding them in a text: one walk over the text, however long the list.
 *
 * @example
 * ```ts
 * import { WordList } from "./words.ts";
 * const words = new WordList(["spam", "광고"]);
 * console.assert(words.isIn("No S\u200bPAM!") && words.isIn("재미있는광고입니다"));
 * console.assert(!words.isIn("spammer"));
 * ```
 */
export class WordList {
  readonly #root: Node = { next: new Map() };

  /** @param words those that show nothing count for none */
  constructor(words: readonly string[]) {
    for (const word of words) this.#add(folded(word).trim());
  }

  /** Whether one of the words is in a text. */
  isIn(text: string): boolean {
    if (this.#root.next.size === 0) return false;
    const units = folded(text);
    for (let start = 0; start < units.length; start++) {
      if (this.#root.next.has(units.charAt(start)) && this.#startsAt(units, start)) return true;
    }
    return false;
  }

  #add(word: string): void {
    if (word === "") return;
    let node = this.#root;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charAt(at);
      const next: Node = node.next.get(unit) ?? { next: new Map() };
      node.next.set(unit, next);
      node = next;
    }
    node.end = { startsApart: isOfAWord(after(word, 0)), endsApart: isOfAWord(before(word)) };
  }

  #startsAt(text: string, start: number): boolean {
    let node: Node | undefined = this.#root;
    for (let at = start; node !== undefined; at++) {
      if (node.end !== undefined && isApart(text, { start, end: at, ...node.end })) return true;
      node = node.next.get(text.charAt(at));
    }
    return false;
  }
}

/** Whether what stands at a place in a text has no letters beside it where it must not. */
function isApart(
  text: string,
  { start, end, startsApart, endsApart }: Ends & { readonly start: number; readonly end: number },
): boolean {
  return !(startsApart && isOfAWord(before(text, start))) &&
    !(endsApart && isOfAWord(after(text, end)));
}

function isOfAWord(character: string): boolean {
  return OF_A_WORD.test(character);
}

/** The character that ends before a place, or nothing. */
function before(text: string, end = text.length): string {
  return text.slice(Math.max(0, end - 2), end).match(/.$/su)?.[0] ?? "";
}

/** The character that starts at a place, or nothing. */
function after(text: string, start: number): string {
  return start < text.length ? String.fromCodePoint(text.codePointAt(start) ?? 0) : "";
}

/** A text as it is compared. */
function folded(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(SPACES, " ");
  // Upper case first: some letters have a lower case of their own, and one upper case together.
  return text.replace(/\p{Default_Ignorable_Code_Point}/gu, "").normalize("NFKC").toUpperCase()
    .toLowerCase().replace(NOISE, "").replace(SPACES, " ");
}
