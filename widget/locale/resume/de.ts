/**
 * German, for a link to a conversation.
 *
 * @module
 */
import type { ResumeWords } from "../resume_words.ts";

/** The words of what is asked then. */
export const words: ResumeWords = {
  what: "Dieser Link setzt ein Gespräch fort, das auf einem anderen Gerät begann.",
  warning: "Wer dir den Link gegeben hat, kann lesen, was du darin privat schreibst.",
  go: "Hier fortsetzen",
  stay: "So bleiben",
  failed: "Der Link ging nicht. Vielleicht ist er benutzt oder zu alt.",
};
