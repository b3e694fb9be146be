/**
 * What the page says on which a reader asks to be told in their browser.
 *
 * @module
 */

/** Every phrase. */
export interface FollowWords {
  readonly dir: "ltr" | "rtl";
  readonly title: string;
  /** What will happen; `post` is the title of the post. */
  readonly ask: (blog: string, post: string) => string;
  readonly withText: string;
  readonly withoutText: string;
  /** For how long, and who passes it on. */
  readonly terms: (date: string) => string;
  readonly yes: string;
  readonly on: (date: string) => string;
  readonly stop: string;
  readonly stopped: string;
  readonly gone: string;
  readonly unsupported: string;
  readonly denied: string;
  readonly failed: string;
}
