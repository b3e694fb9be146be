/**
 * What a site's numbers are: when readers asked, and how long they waited.
 *
 * @module
 */
import type { Page } from "./event.ts";
import { fieldsOf, isCount, isListOf, isOptional, isString } from "./guard.ts";
import type { RoomId } from "./id.ts";

/** How many days numbers may be about. */
export const STATISTICS_DAYS = [7, 30, 90, 365] as const;

/** A span of time, in days of the author's calendar, today among them. */
export type StatisticsDays = typeof STATISTICS_DAYS[number];

/** Of fewer, nothing is said about what half of them, or nine in ten, are like. */
export const FEWEST_ASKED = 10;

/** Questions, or whispers, of a span. */
export interface Asked {
  readonly count: number;
  readonly answered: number;
  /**
   * In which time half of them were answered, in milliseconds: of all whose answer has a time, and of
   * those that wait, as if they waited for ever. Left out when it was fewer than half, and of too few.
   */
  readonly halfWithinMs?: number;
  /** The same of nine in ten. */
  readonly mostWithinMs?: number;
}

/** A part of the span: a day, or a week from Monday on. */
export interface AskedPeriod {
  /** Its first day in the author's calendar, `2026-11-30`. The first week may begin later than Monday. */
  readonly date: string;
  readonly questions: number;
  /** How many of them are answered by now. */
  readonly answered: number;
  readonly whispers: number;
}

/** How much was asked on a page. */
export interface AskedRoom {
  readonly room: RoomId;
  readonly page: Page;
  readonly questions: number;
  readonly open: number;
}

/** Numbers of one site, or of all. Nothing in it says what anybody wrote, or who. */
export interface Statistics {
  /** When it was counted, in milliseconds since 1970. */
  readonly at: number;
  readonly days: StatisticsDays;
  readonly unit: "day" | "week";
  /** What waits now, whenever it was asked. */
  readonly open: { readonly count: number; readonly oldestAt?: number };
  /** Readers' questions in the open. */
  readonly questions: Asked;
  /** Private conversations. */
  readonly whispers: Asked;
  /** All of the span, the oldest first. */
  readonly periods: readonly AskedPeriod[];
  /** The ten with the most questions. */
  readonly rooms: readonly AskedRoom[];
  /** When the oldest message that is kept was sent, if there is one. */
  readonly since?: number;
  /** After how many days messages are removed, if that is sooner than the span is long. */
  readonly keptDays?: number;
  /** There was more than is counted at a time: it is about the newest of it. */
  readonly isCut?: true;
}

/** Whether a value has the shape of {@linkcode Statistics}. */
export function isStatistics(value: unknown): value is Statistics {
  const { at, days, unit, open, questions, whispers, periods, rooms, since, keptDays } = fieldsOf<
    Statistics
  >(value);
  const { count, oldestAt } = fieldsOf<Statistics["open"]>(open);
  return isCount(at) && STATISTICS_DAYS.some((each) => each === days) &&
    (unit === "day" || unit === "week") && isCount(count) && isOptional(oldestAt, isCount) &&
    isAsked(questions) && isAsked(whispers) && isListOf(periods, isPeriod) &&
    isListOf(rooms, isRoom) && isOptional(since, isCount) && isOptional(keptDays, isCount);
}

function isAsked(value: unknown): value is Asked {
  const { count, answered, halfWithinMs, mostWithinMs } = fieldsOf<Asked>(value);
  return isCount(count) && isCount(answered) && isOptional(halfWithinMs, isCount) &&
    isOptional(mostWithinMs, isCount);
}

function isPeriod(value: unknown): value is AskedPeriod {
  const { date, questions, answered, whispers } = fieldsOf<AskedPeriod>(value);
  return isString(date) && isCount(questions) && isCount(answered) && isCount(whispers);
}

function isRoom(value: unknown): value is AskedRoom {
  const { room, page, questions, open } = fieldsOf<AskedRoom>(value);
  const { title, url } = fieldsOf<Page>(page);
  return isString(room) && isString(title) && isString(url) && isCount(questions) && isCount(open);
}
