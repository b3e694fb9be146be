/**
 * What the inbox says.
 *
 * @module
 */
import type { InboxFilter } from "../../../shared/chat/inbox.ts";
import type { SnoozeName } from "../conversation/snooze_times.ts";

/** Every phrase of the inbox. */
export interface InboxWords {
  readonly conversations: string;
  readonly waiting: (count: number) => string;
  /** What came, for who does not see it: who said it, on which page, and what. */
  readonly arrived: (name: string, title: string, text: string) => string;
  /** The same in private. */
  readonly arrivedLow: (name: string, title: string, text: string) => string;
  /** Many came at once. */
  readonly arrivedMany: (count: number) => string;
  readonly waits: string;
  readonly waitsForDays: (days: number) => string;
  /** Two or more, of which the oldest waits for so many days. */
  readonly openQuestions: (count: number, days: number) => string;
  readonly unreadCount: (count: number) => string;
  readonly inTheOpen: string;
  readonly privateOn: (title: string) => string;
  readonly privateWith: (name: string) => string;
  readonly everyone: string;
  /** Whose a conversation is: one's own, or of an author who is not known. */
  readonly mine: string;
  readonly another: string;
  readonly asleep: (until: string) => string;
  readonly isDone: string;
  readonly back: string;
  readonly openPost: string;
  readonly details: string;
  readonly choose: string;
  /** For moderators, who answer nothing. */
  readonly chooseToRead: string;
  readonly quietTitle: string;
  readonly quietText: string;
  /** Leads to the set-up. */
  readonly setUp: string;
  readonly nothingHere: string;
  readonly stillLoading: string;

  readonly search: string;
  readonly searchMessages: (words: string) => string;
  readonly searching: string;
  readonly searchFailed: string;
  readonly found: (count: number) => string;
  readonly nothingFound: string;
  readonly more: string;
  readonly endSearch: string;

  readonly filter: {
    readonly state: string;
    readonly states: Readonly<Record<InboxFilter["state"], string>>;
    readonly saved: string;
    readonly kind: string;
    readonly anyKind: string;
    readonly kinds: Readonly<Record<NonNullable<InboxFilter["kind"]>, string>>;
    readonly site: string;
    readonly anySite: string;
    readonly save: string;
    readonly saveTitle: string;
    readonly name: string;
    readonly nameMissing: string;
    readonly forget: (name: string) => string;
    readonly full: string;
  };
  readonly snooze: {
    readonly title: string;
    /** The same as in the line above a conversation. */
    readonly times: Readonly<Record<SnoozeName, string>>;
    readonly own: string;
    readonly until: string;
    readonly notLater: string;
    readonly wake: string;
  };
  /** What was done, once it is. */
  readonly did: {
    readonly assigned: string;
    readonly unassigned: string;
    readonly done: string;
    readonly undone: string;
    readonly answered: string;
    readonly snoozed: (until: string) => string;
    readonly woken: string;
    readonly failed: string;
  };
  readonly answers: (question: string) => string;
}
