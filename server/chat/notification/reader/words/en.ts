/**
 * Mails to readers in English.
 *
 * @module
 */
import type { ReaderMailWords } from "./reader_mail_words.ts";

/** See the head of this file. */
export const en: ReaderMailWords = {
  dir: "ltr",
  confirmSubject: (blog) => `${blog}: a mail when there is an answer?`,
  confirmText: (blog) =>
    `Somebody, most likely you, asked on ${blog} for a mail when there is an answer. Open this page and say yes; until then nothing else is sent:`,
  confirmNot:
    "If it was not you, do nothing: you get no other mail, and your address is forgotten within a day.",
  answerSubject: (post) => `An answer on “${post}”`,
  answerText: (post) => `There is an answer to your question on “${post}”.`,
  privateText: (post) => `There is an answer to what you asked privately on “${post}”.`,
  asked: "You asked:",
  answered: (author) => `${author} answered:`,
  leftOut: "The answer itself is left out of this mail, as you wanted.",
  read: "Read it on the page:",
  last: "This was the only mail. Your address is forgotten now.",
  stopHere: "If you want no more of these mails:",
  askTitle: "A mail when there is an answer",
  askText: (blog) => `Should ${blog} write to you when there is an answer to your question?`,
  yes: "Yes, write to me",
  confirmed: "Done. You will get a mail when there is an answer. You can close this page.",
  stopTitle: "No more mails",
  stopText: (blog) => `Should ${blog} stop writing to you about this question?`,
  stop: "Stop writing to me",
  stopped: "Nothing more will be sent, and your address is forgotten. You can close this page.",
  goneTitle: "Nothing to do here",
  gone: "This link has been used, or is too old. If you still want a mail, ask for it on the post.",
};
