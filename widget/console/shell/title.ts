/**
 * What the page is called: how many conversations somebody waits in, or have something unread.
 *
 * @module
 */
import type { InboxRow } from "../../../shared/chat/inbox.ts";
import type { ConsoleWords } from "../../locale/console_words.ts";
import { isAsleep, isWaiting } from "../inbox/filter.ts";

/** What the console is called where nobody waits. */
export const PLAIN_TITLE = "smallTalk";

/** The title. @param now in milliseconds since 1970 */
export function titleFor(
  rows: readonly InboxRow[],
  { waitingTitle }: Pick<ConsoleWords, "waitingTitle">,
  now: number,
): string {
  const count =
    rows.filter((row) => isWaiting(row, now) || (row.unread ?? 0) > 0 && !isAsleep(row, now))
      .length;
  return count === 0 ? PLAIN_TITLE : `${waitingTitle(count)} · ${PLAIN_TITLE}`;
}
