/**
 * The phrases the console has beside those of a conversation.
 *
 * @module
 */
import type { Failures, Words } from "./words.ts";

/** Every phrase the author can meet. */
export interface ConsoleWords extends Words {
  readonly signIn: string;
  readonly password: string;
  readonly show: string;
  readonly forgotten: string;
  readonly welcome: string;
  readonly linkText: string;
  readonly linkAgain: string;
  readonly withPassword: string;
  readonly name: string;
  readonly newPassword: string;
  readonly passwordHint: (characters: number) => string;
  /** Why signing in did not work; `otherwise` also for a server that cannot be reached. */
  readonly faults: Failures;
  readonly sessionOver: string;
  readonly unreachableTitle: string;
  readonly signOut: string;

  readonly conversations: string;
  readonly waiting: (count: number) => string;
  readonly waits: string;
  readonly unread: string;
  /** What one said oneself, in a list. */
  readonly said: (name: string, text: string) => string;
  readonly back: string;
  readonly openPost: string;
  readonly choose: string;
  readonly quietTitle: string;
  readonly quietText: string;
  readonly copy: string;
  readonly copied: string;
}
