/**
 * The inbox in English.
 *
 * @module
 */
import type { InboxWords } from "./words.ts";

/** Comes with the inbox. */
export const en: InboxWords = {
  conversations: "Conversations",
  waiting: (count) =>
    count === 0
      ? "Nothing waits for an answer."
      : count === 1
      ? "1 conversation waits for an answer."
      : `${count} conversations wait for an answer.`,
  waits: "Waits for an answer",
  unread: "New",
  said: (name, text) => `${name}: ${text}`,
  back: "All conversations",
  openPost: "Open the post",
  about: "About",
  choose: "Choose a conversation to read and answer it.",
  quietTitle: "All quiet",
  quietText: "Paste this tag into your posts. What readers ask there appears here.",
};
