/**
 * Mails to readers in English.
 *
 * @module
 */
import type { ReaderMailWords } from "./reader_mail_words.ts";

/** See the head of this file. */
export const en: ReaderMailWords = {
  dir: "ltr",
  confirmSubject: (blog) => `${blog}: an e-mail when there is an answer?`,
  confirmText: (blog) =>
    `Somebody, most likely you, asked on ${blog} for an e-mail when there is an answer. Open this page and say yes; until then nothing else is sent:`,
  confirmNot:
    "If it was not you, do nothing: you get no other e-mail, and your address is forgotten within a day.",
  answerSubject: (post) => `An answer on “${post}”`,
  answerText: (post) => `There is an answer to your question on “${post}”.`,
  privateText: (post) => `There is an answer to what you asked privately on “${post}”.`,
  asked: "You asked:",
  answered: (author) => `${author} answered:`,
  leftOut: "The answer itself is left out of this e-mail, as you wanted.",
  read: "Read it on the page:",
  last: "This was the only e-mail. Your address is forgotten now.",
  stopHere: "If you want no more of these e-mails:",
  askTitle: "An e-mail when there is an answer",
  askText: (blog) => `Should ${blog} write to you when there is an answer to your question?`,
  yes: "Yes, write to me",
  confirmed: "Done. You will get an e-mail when there is an answer. You can close this page.",
  stopTitle: "No more e-mails",
  stopText: (blog) => `Should ${blog} stop writing to you about this question?`,
  stop: "Stop writing to me",
  stopped: "Nothing more will be sent, and your address is forgotten. You can close this page.",
  goneTitle: "Nothing to do here",
  gone:
    "This link has been used, or is too old. If you still want an e-mail, ask for it on the post.",
};
