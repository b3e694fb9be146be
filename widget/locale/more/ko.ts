/**
 * Korean, for the features, in polite 해요체.
 *
 * @module
 */
import type { MoreWords } from "../more_words.ts";

/** The words of the features. */
export const more: MoreWords = {
  actions: {
    quote: "인용하기",
  },
};
