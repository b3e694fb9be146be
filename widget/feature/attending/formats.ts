/**
 * The formats that the first rows need, made before there are rows: the first one a page makes takes
 * a browser longer than drawing a window full of messages does.
 *
 * @module
 */
import type { PacedClock } from "../../component/next_task.ts";
import type { Locale } from "../../locale/locale.ts";

/** Makes a locale's formats, each in a task of its own; only where there are turns to take. */
export async function makeFormats(
  { lang, calendar }: Pick<Locale, "lang" | "calendar">,
  clock: PacedClock,
): Promise<void> {
  const { pause } = clock;
  if (pause === undefined) return;
  // Half of what the first costs is for what all have in common, which the first of any kind makes.
  await pause();
  new Intl.Collator(lang);
  await pause();
  calendar.ago(0, 0);
  await pause();
  calendar.time(0);
  calendar.day(0, clock.now());
}
