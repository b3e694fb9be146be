/**
 * Knows when readers asked and when authors answered; what was said is in none of it.
 *
 * @module
 */
import type { Page } from "../../../shared/chat/event.ts";
import type { RoomId } from "../../../shared/chat/id.ts";
import type { Effects } from "../part.ts";

/** Of which site: of all if left out. */
export interface SiteQuery {
  /** The id of a site. */
  readonly site?: string;
}

/** What was asked in a span of time. */
export interface AskedQuery extends SiteQuery {
  /** The first moment of the span, in milliseconds since 1970. */
  readonly from: number;
  /** The first moment after it. */
  readonly until: number;
  /** The newest so many. */
  readonly limit: number;
}

/** When somebody asked, and when an author answered. */
export interface AskedAt {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly answered: boolean;
  /** When the message came that answered it, if one did. */
  readonly answeredAt?: number;
}

/** How much was asked in a room. */
export interface RoomCount {
  readonly room: RoomId;
  readonly page: Page;
  readonly questions: number;
  /** How many of them wait. */
  readonly open: number;
}

/** What waits now. */
export interface OpenCount {
  readonly count: number;
  /** When the oldest of them was asked, if there is one. */
  readonly oldestAt?: number;
}

/**
 * Counts. A question is what a reader said in a room and what was marked as one, unless it was
 * deleted; what was a whisper is none.
 */
export interface StatisticsStore {
  /** The questions of a span, the newest first. */
  questions(query: AskedQuery): Promise<readonly AskedAt[]>;
  /**
   * The whispers in which their reader said something within a span, the one with the newest message
   * first: `at` is when they first did, and they are answered when an author wrote after it.
   */
  whispers(query: AskedQuery): Promise<readonly AskedAt[]>;
  /** The rooms with the most questions of a span, `limit` at most; of as many, by their ids. */
  rooms(query: AskedQuery): Promise<readonly RoomCount[]>;
  /** The questions that wait, whenever they were asked. */
  open(query: SiteQuery): Promise<OpenCount>;
  /** Whether more may have been asked in a span than this store looks at, besides the limit. */
  isCut(query: AskedQuery): Promise<boolean>;
  /** When the oldest message that is kept was sent, `undefined` when there is none. */
  since(query: SiteQuery): Promise<number | undefined>;
}

/** What each call does. */
export const STATISTICS_EFFECTS: Effects<StatisticsStore> = {
  questions: "read",
  whispers: "read",
  rooms: "read",
  open: "read",
  isCut: "read",
  since: "read",
};
