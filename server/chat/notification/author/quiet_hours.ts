/**
 * When an author is told: not in the hours they want quiet, and together if they want it so. Hours are
 * what clocks on the wall show in the author's time zone.
 *
 * @module
 */
import type { NoticeDigest, NoticeSettings } from "../../../../shared/chat/notice.ts";
import type { Hours } from "../../../../shared/chat/site.ts";
import { isWithin, nextOpening } from "../../site/hours.ts";

const DAY_MINUTES = 24 * 60;
const HOUR_MS = 60 * 60_000;
/** When a daily digest comes, in minutes since midnight. */
const DAILY_AT = 8 * 60;

/** What {@linkcode tellAt} looks at. */
export type Timing = Pick<NoticeSettings, "quiet" | "timeZone">;

/**
 * The first moment from `now` on that is not quiet, both in milliseconds since 1970: `now` itself,
 * unless it is quiet then.
 */
export function tellAt({ quiet, timeZone }: Timing, now: number): number {
  if (quiet === undefined) return now;
  const loud = everyDay(timeZone, loudSpans(quiet));
  if (isWithin(loud, now)) return now;
  // Quiet all day long is as good as never quiet: whoever wants nothing says so.
  return nextOpening(loud, now) ?? now;
}

/** When the next digest comes after `now`, in milliseconds since 1970. */
export function nextDigestAt(
  digest: Exclude<NoticeDigest, "off">,
  timing: Timing,
  now: number,
): number {
  const daily = everyDay(timing.timeZone, [{ from: DAILY_AT, to: DAILY_AT + 1 }]);
  const next = digest === "daily" ? nextOpening(daily, now) : undefined;
  return tellAt(timing, next ?? (Math.floor(now / HOUR_MS) + 1) * HOUR_MS);
}

/** What is left of a day without its quiet hours. */
function loudSpans({ from, to }: NonNullable<NoticeSettings["quiet"]>): Hours["days"][number] {
  const spans = from < to
    ? [{ from: 0, to: from }, { from: to, to: DAY_MINUTES }]
    : [{ from: to, to: from }];
  return spans.filter((span) => span.from < span.to);
}

function everyDay(timeZone: string, spans: Hours["days"][number]): Hours {
  return { timeZone, days: Array.from({ length: 7 }, () => spans) };
}
