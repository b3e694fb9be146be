/**
 * Where on the page a sentence stands that somebody asked about, also when the post has been changed
 * since: then wherever its words still are.
 *
 * @module
 */
import type { Sentence } from "../../../shared/chat/event.ts";
import { PostText } from "./post_text.ts";
import { findDirective, readDirective } from "./text_directive.ts";
import { type Span, WordText } from "./word_text.ts";

/** Of a sentence that was changed, so many words at its beginning or end are enough, if they stand once. */
const ENOUGH_WORDS = [12, 8, 5];

/** Reads the page as it is now. Returns what finds sentences in it, as long as they are there. */
export function readPost(): (sentence: Sentence) => StaticRange | undefined {
  const post = new PostText();
  return ({ text, fragment }) => {
    const directive = readDirective(fragment);
    const span = (directive && findDirective(post.words, directive)) ??
      spanOfText(text.replace(/…$/, ""), post.words);
    return span && post.rangeOf(span);
  };
}

function spanOfText(text: string, words: WordText): Span | undefined {
  const whole = words.find(text);
  if (whole !== undefined) return whole;
  const said = new WordText(text);
  const all = { from: 0, to: text.length };
  for (const count of ENOUGH_WORDS) {
    const [begin, end] = [said.lastOfFirst(all, count), said.firstOfLast(all, count)];
    // It has fewer.
    if (end === 0 || begin === text.length) continue;
    for (const part of [text.slice(0, begin), text.slice(end)]) {
      const span = words.find(part);
      if (span !== undefined && words.find(part, span.to) === undefined) return span;
    }
  }
  return undefined;
}
