/**
 * How one hears of an answer after one has left. Apart from the other words, because only who has
 * asked reads it.
 *
 * @module
 */

/** See the head of this file. */
export interface FollowWords {
  /** The quiet offer below a question. */
  readonly offer: string;
  readonly title: string;
  readonly back: string;
  /** Nothing has to be done: it is here when one comes back. */
  readonly intro: string;
  readonly mailTitle: string;
  readonly email: string;
  /** What becomes of the address. */
  readonly mailHint: string;
  readonly withText: string;
  /** In private the answer stands in the mail only if one wants it. */
  readonly withTextPrivate: string;
  readonly more: string;
  readonly ask: string;
  readonly asked: (email: string) => string;
  readonly confirmed: string;
  /** Why not, by the refusal's code. */
  readonly failed: {
    readonly "invalid-body": string;
    readonly "too-fast": string;
    readonly otherwise: string;
  };
  readonly pushTitle: string;
  /** Opens a page that asks the browser. */
  readonly push: string;
  readonly pushHint: string;
  readonly deviceTitle: string;
  readonly device: string;
  readonly feedTitle: string;
  readonly feed: string;
}
