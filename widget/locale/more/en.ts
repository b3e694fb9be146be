/**
 * English, for the features.
 *
 * @module
 */
import type { MoreWords } from "../more_words.ts";

/** The words of the features. */
export const more: MoreWords = {
  actions: {
    quote: "Quote",
  },
};
