/**
 * An author's numbers: what readers asked, and how long they waited for an answer.
 *
 * @module
 */
import type { Statistics, StatisticsDays } from "../../../shared/chat/statistics.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Store } from "../../storage/store.ts";
import type { Sites } from "../site/sites.ts";
import { askedOf, periodsOf, unitOf } from "./asked.ts";
import { lastDays } from "./calendar.ts";

/** So many questions, and whispers, are looked at: the newest. */
export const MAX_ASKED = 20_000;
/** Pages that are named. */
const ROOMS = 10;

/** What numbers are asked for. */
export interface StatisticsQuery {
  /** The id of a site; all if left out. */
  readonly site?: string;
  readonly days: StatisticsDays;
  /** Where days begin: the name of a time zone, as {@linkcode isTimeZone} knows it. */
  readonly zone: string;
}

/** What {@linkcode countStatistics} needs. */
export interface StatisticsParts {
  readonly store: Pick<Store, "statistics">;
  readonly sites: Pick<Sites, "get" | "all">;
  readonly clock: Pick<Clock, "now">;
}

/** Counts. @throws {StoreError} */
export async function countStatistics(
  { site, days, zone }: StatisticsQuery,
  { store: { statistics }, sites, clock }: StatisticsParts,
): Promise<Statistics> {
  const at = clock.now();
  const calendar = lastDays(at, { count: days, zone });
  const of = site === undefined ? {} : { site };
  const span = { ...of, from: calendar[0]?.startsAt ?? at, until: at + 1 };
  const [questions, whispers, rooms, open, since, isStoreCut] = await Promise.all([
    statistics.questions({ ...span, limit: MAX_ASKED }),
    statistics.whispers({ ...span, limit: MAX_ASKED }),
    statistics.rooms({ ...span, limit: ROOMS }),
    statistics.open(of),
    statistics.since(of),
    statistics.isCut({ ...span, limit: MAX_ASKED }),
  ]);
  const unit = unitOf(days);
  const keptDays = leastKept(site === undefined ? sites.all() : [sites.get(site)]);
  const isCut = isStoreCut || questions.length === MAX_ASKED || whispers.length === MAX_ASKED;
  return {
    at,
    days,
    unit,
    open,
    questions: askedOf(questions),
    whispers: askedOf(whispers),
    periods: periodsOf(calendar, { unit, questions, whispers }),
    rooms,
    ...since !== undefined && { since },
    ...keptDays < days && { keptDays },
    ...isCut && { isCut },
  };
}

function leastKept(sites: readonly { readonly retentionDays?: number }[]): number {
  return sites.reduce(
    (least, { retentionDays = Infinity }) => Math.min(least, retentionDays),
    Infinity,
  );
}
