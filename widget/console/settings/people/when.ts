/**
 * When a link counts no longer, in words.
 *
 * @module
 */
import type { Desk } from "../../shell/desk.ts";

/** A day and a time. */
export function whenOf(
  at: number,
  { clock, locale: { calendar } }: Pick<Desk, "clock" | "locale">,
) {
  return `${calendar.day(at, clock.now())}, ${calendar.time(at)}`;
}
