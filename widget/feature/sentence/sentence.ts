/**
 * A piece of the post as a message refers to it: its words, and how to find them again.
 *
 * @module
 */
import type { Sentence } from "../../../shared/chat/event.ts";
import { PostText } from "./post_text.ts";
import { directiveFor } from "./text_directive.ts";

/** As the wire's `MAX_SENTENCE_LENGTH`, which the tag's parts do not load the wire for. */
const MAX_TEXT = 500;

/** What a range of the page says, in whole words; `undefined` when it says nothing. */
export function sentenceOf(range: AbstractRange): Sentence | undefined {
  const post = new PostText();
  const span = post.spanOf(range);
  if (span === undefined) return undefined;
  const text = post.words.text.slice(span.from, span.to).replaceAll("\n", " ");
  return {
    text: text.length <= MAX_TEXT ? text : `${cut(text)}…`,
    fragment: directiveFor(post.words, span),
  };
}

function cut(text: string): string {
  return text.slice(0, MAX_TEXT - 1).replace(/[\ud800-\udbff]$/, "").trimEnd();
}
