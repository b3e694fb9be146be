/**
 * What mails to readers say, and the pages they lead to.
 *
 * @module
 */

/** Every phrase. */
export interface ReaderMailWords {
  readonly dir: "ltr" | "rtl";
  /** The mail that asks; nothing in it is what a reader wrote. `blog` is the site's name. */
  readonly confirmSubject: (blog: string) => string;
  readonly confirmText: (blog: string) => string;
  readonly confirmNot: string;
  /** The mail with the answer. `post` is the title of the page. */
  readonly answerSubject: (post: string) => string;
  readonly answerText: (post: string) => string;
  readonly privateText: (post: string) => string;
  readonly asked: string;
  readonly answered: (author: string) => string;
  readonly leftOut: string;
  readonly read: string;
  readonly last: string;
  readonly stopHere: string;
  /** The pages. */
  readonly askTitle: string;
  readonly askText: (blog: string) => string;
  readonly yes: string;
  readonly confirmed: string;
  readonly stopTitle: string;
  readonly stopText: (blog: string) => string;
  readonly stop: string;
  readonly stopped: string;
  readonly goneTitle: string;
  readonly gone: string;
}
