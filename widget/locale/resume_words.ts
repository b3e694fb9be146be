/**
 * What is asked of whoever comes with a link to a conversation. Apart from the other words, because
 * hardly anybody ever reads it.
 *
 * @module
 */

/** See the head of this file. */
export interface ResumeWords {
  /** What the link is. */
  readonly what: string;
  /** Who reads along. */
  readonly warning: string;
  /** Takes it up, or does not. */
  readonly go: string;
  readonly stay: string;
  /** It did not count, or there was no answer. */
  readonly failed: string;
}
