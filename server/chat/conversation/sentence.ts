/**
 * The sentence of a post that a message refers to, as far as it can be believed.
 *
 * @module
 */
import type { Sentence } from "../../../shared/chat/event.ts";
import { MAX_FRAGMENT_LENGTH, MAX_SENTENCE_LENGTH } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import { cleanText } from "../text.ts";

/** What an address may hold behind its fragment's mark (RFC 3986 §3.5). */
const FRAGMENT = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*$/;

/**
 * A sentence whose text is clean and whose fragment can be part of an address.
 *
 * @throws {Refused} `invalid-body`
 */
export function checkedSentence({ text: raw, fragment }: Sentence): Sentence {
  const text = cleanText(raw);
  if (text.length > MAX_SENTENCE_LENGTH) {
    throw invalid(`it has over ${MAX_SENTENCE_LENGTH} characters`);
  }
  if (fragment.length > MAX_FRAGMENT_LENGTH || !FRAGMENT.test(fragment)) {
    throw invalid(`a percent-encoded fragment of at most ${MAX_FRAGMENT_LENGTH} is expected`);
  }
  return { text, fragment };
}

function invalid(state: string): Refused {
  return new Refused({ code: "invalid-body", message: `Cannot take the sentence: ${state}.` });
}
