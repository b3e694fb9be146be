/**
 * Text in which whole words are looked for, in any script and whatever the case: as browsers look
 * for text fragments. Blanks are single spaces, and a line end stands where one block of the page
 * ends and another begins.
 *
 * @module
 */

/** A piece of a text, in UTF-16 units; `to` is the first that is no part of it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Letters with an accent: each is one unit, also without it. */
const ACCENTED = /[\u00c0-\u04ff\u1e00-\u1fff]/g;

/** See the head of this file. */
export class WordText {
  readonly text: string;
  readonly #folded: string;
  readonly #segments: Intl.Segments;

  /** @param lang how words are told apart where no blanks do it; a BCP 47 tag */
  constructor(text: string, lang?: string) {
    this.text = text;
    this.#folded = fold(text);
    this.#segments = segmenter(lang).segment(text);
  }

  /** The first place from `at` on that has these whole words. */
  find(words: string, at = 0): Span | undefined {
    const wanted = fold(words);
    if (wanted === "") return undefined;
    for (let from = at - 1; (from = this.#folded.indexOf(wanted, from + 1)) !== -1;) {
      const to = from + wanted.length;
      if (this.#isEdge(from) && this.#isEdge(to)) return { from, to };
    }
    return undefined;
  }

  /** These whole words, if they stand at `at` or after the blank that is there. */
  standsAt(words: string, at: number): Span | undefined {
    const from = this.#pastBlank(at);
    const to = from + words.length;
    const stands = this.#folded.startsWith(fold(words), from) && this.#isEdge(from) &&
      this.#isEdge(to);
    return stands ? { from, to } : undefined;
  }

  /** The span without blanks around it, and with all of the words it begins and ends in. */
  wholeWords({ from, to }: Span): Span | undefined {
    const blank = /\s/;
    while (from < to && blank.test(this.text.charAt(from))) from++;
    while (to > from && blank.test(this.text.charAt(to - 1))) to--;
    if (from >= to) return undefined;
    const first = this.#segments.containing(from);
    const last = this.#segments.containing(to - 1);
    const whole = {
      from: first?.index ?? from,
      to: last === undefined ? to : last.index + last.segment.length,
    };
    return /[\p{L}\p{N}]/u.test(this.text.slice(whole.from, whole.to)) ? whole : undefined;
  }

  /** Up to so many words before a place, of one line. */
  before(at: number, count: number): string {
    let to = at;
    while (to > 0 && /\s/.test(this.text.charAt(to - 1))) to--;
    return this.text.slice(this.firstOfLast({ from: 0, to }, count), to);
  }

  /** Up to so many words after a place, of one line. */
  after(at: number, count: number): string {
    const from = this.#pastBlank(at);
    return this.text.slice(from, this.lastOfFirst({ from, to: this.text.length }, count));
  }

  /** Where the first `count` words of a span end, within its first line. */
  lastOfFirst({ from, to }: Span, count: number): number {
    let end = from;
    for (let at = from, left = count; left > 0 && at < to && this.text[at] !== "\n";) {
      const part = this.#segments.containing(at);
      if (part === undefined) break;
      at = part.index + part.segment.length;
      if (part.isWordLike !== true) continue;
      end = Math.min(at, to);
      left--;
    }
    return end;
  }

  /** Where the last `count` words of a span begin, within its last line. */
  firstOfLast({ from, to }: Span, count: number): number {
    let begin = to;
    for (let at = to, left = count; left > 0 && at > from && this.text[at - 1] !== "\n";) {
      const part = this.#segments.containing(at - 1);
      if (part === undefined) break;
      at = part.index;
      if (part.isWordLike !== true) continue;
      begin = Math.max(at, from);
      left--;
    }
    return begin;
  }

  #pastBlank(at: number): number {
    return /\s/.test(this.text.charAt(at)) ? at + 1 : at;
  }

  /** Whether a word or anything else may begin or end there. */
  #isEdge(at: number): boolean {
    return at >= this.text.length || this.#segments.containing(at)?.index === at;
  }
}

function segmenter(lang: string | undefined): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang, { granularity: "word" });
  } catch {
    // What pages say their language is need not be a tag.
    return new Intl.Segmenter(undefined, { granularity: "word" });
  }
}

/** A text of the same length in which case, accents and line ends make no difference. */
function fold(text: string): string {
  return text.replaceAll("\n", " ")
    .replace(ACCENTED, (letter) => letter.normalize("NFD").charAt(0)).toLowerCase();
}
