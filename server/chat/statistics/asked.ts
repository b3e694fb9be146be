/**
 * Figures of what was asked.
 *
 * @module
 */
import {
  type Asked,
  type AskedPeriod,
  FEWEST_ASKED,
  type StatisticsDays,
} from "../../../shared/chat/statistics.ts";
import type { AskedAt } from "../../storage/port/statistics_store.ts";
import { type Day, isMonday } from "./calendar.ts";

/** Of spans up to this long each day is counted, of longer ones each week. */
const MOST_DAYS = 30;

/** How many there are, how many are answered, and how long they waited. */
export function askedOf(list: readonly AskedAt[]): Asked {
  const half = withinMs(list, 0.5);
  const most = withinMs(list, 0.9);
  return {
    count: list.length,
    answered: list.filter(({ answered }) => answered).length,
    ...half !== undefined && { halfWithinMs: half },
    ...most !== undefined && { mostWithinMs: most },
  };
}

/**
 * In which time a share of them was answered. What waits still counts as waiting for ever, so that a
 * heap of open questions does not look like quick answers; what was only marked as answered says
 * nothing about time.
 */
function withinMs(list: readonly AskedAt[], share: number): number | undefined {
  const waits = list.flatMap(({ at, answered, answeredAt }) =>
    answeredAt !== undefined ? answeredAt - at : answered ? [] : Infinity
  ).sort((a, b) => a - b);
  if (waits.length < FEWEST_ASKED) return undefined;
  const wait = waits[Math.ceil(waits.length * share) - 1];
  return wait === undefined || wait === Infinity ? undefined : wait;
}

/** What each part of a span is. */
export function unitOf(days: StatisticsDays): "day" | "week" {
  return days <= MOST_DAYS ? "day" : "week";
}

/** The days, or the weeks they make, with what was asked in each; what is older is left out. */
export function periodsOf(
  days: readonly Day[],
  { unit, questions, whispers }: {
    readonly unit: "day" | "week";
    readonly questions: readonly AskedAt[];
    readonly whispers: readonly AskedAt[];
  },
): readonly AskedPeriod[] {
  const starts = unit === "day" ? days : days.filter(({ date }, n) => n === 0 || isMonday(date));
  const counts = starts.map(({ date }) => ({ date, questions: 0, answered: 0, whispers: 0 }));
  for (const { at, answered } of questions) {
    const period = counts[indexOf(starts, at)];
    if (period === undefined) continue;
    period.questions++;
    if (answered) period.answered++;
  }
  for (const { at } of whispers) {
    const period = counts[indexOf(starts, at)];
    if (period !== undefined) period.whispers++;
  }
  return counts;
}

/** The last that begins at a moment or before it, −1 when all begin later. */
function indexOf(starts: readonly Day[], at: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.startsAt ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
