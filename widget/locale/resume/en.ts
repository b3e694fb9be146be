/**
 * English, for a link to a conversation.
 *
 * @module
 */
import type { ResumeWords } from "../resume_words.ts";

/** The words of what is asked then. */
export const words: ResumeWords = {
  what: "This link continues a conversation begun on another device.",
  warning: "Whoever gave you the link can read what you write privately in it.",
  go: "Continue here",
  stay: "Stay as I am",
  failed: "The link did not work. It may have been used, or be too old.",
};
