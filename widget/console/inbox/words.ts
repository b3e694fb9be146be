/**
 * What the inbox says.
 *
 * @module
 */

/** Every phrase of the inbox. */
export interface InboxWords {
  readonly conversations: string;
  readonly waiting: (count: number) => string;
  readonly waits: string;
  readonly unread: string;
  /** What one said oneself, in a list. */
  readonly said: (name: string, text: string) => string;
  readonly back: string;
  readonly openPost: string;
  readonly about: string;
  readonly choose: string;
  readonly quietTitle: string;
  readonly quietText: string;
}
