/**
 * Which conversations a filter lets through, and in which order they stand. Pure.
 *
 * @module
 */
import type { InboxFilter, InboxRow } from "../../../shared/chat/inbox.ts";
import { siteOf } from "./place.ts";

/** Who asks, and when. */
export interface Beholder {
  /** The author's id. */
  readonly me: string;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** What is shown unless something else was chosen. */
export const EVERYTHING: InboxFilter = { state: "all" };

/** Whether a conversation is to come back later. */
export function isAsleep({ desk }: InboxRow, now: number): boolean {
  return (desk?.snoozedUntil ?? 0) > now;
}

/**
 * Whether somebody waits for an author: a question is open, or a reader had the last word in private,
 * and nobody has put it aside.
 */
export function isWaiting(row: InboxRow, now: number): boolean {
  if (row.desk?.done || isAsleep(row, now)) return false;
  const isUnheard = row.whisper !== undefined && row.last.from.kind === "reader" &&
    !row.last.deleted;
  return row.questions.open > 0 || isUnheard;
}

/** Since when somebody waits, in milliseconds since 1970. */
export function waitingSince({ askedAt, last }: InboxRow): number {
  return askedAt ?? last.at;
}

/**
 * The conversations a filter lets through: first where somebody waits, the longest first, then what is
 * unread, then the rest, each the newest first.
 */
export function filtered(
  rows: readonly InboxRow[],
  filter: InboxFilter,
  beholder: Beholder,
): readonly InboxRow[] {
  const { now } = beholder;
  const words = wordsOf(filter.words);
  const ranked = rows.flatMap((row) => {
    if (!fits(row, filter, beholder) || !words.every((word) => textOf(row).includes(word))) {
      return [];
    }
    const isUnread = (row.unread ?? 0) > 0 && !isAsleep(row, now);
    return [{ row, rank: isWaiting(row, now) ? 0 : isUnread ? 1 : 2 }];
  });
  return ranked.sort((a, b) =>
    a.rank - b.rank ||
    (a.rank === 0 ? waitingSince(a.row) - waitingSince(b.row) : b.row.last.at - a.row.last.at)
  ).map(({ row }) => row);
}

function fits(row: InboxRow, filter: InboxFilter, { me, now }: Beholder): boolean {
  const { kind, site, state } = filter;
  if (kind !== undefined && (kind === "private") !== (row.whisper !== undefined)) return false;
  if (site !== undefined && siteOf(row) !== site) return false;
  const { assignee, done = false } = row.desk ?? {};
  const isAwake = !isAsleep(row, now);
  const isAlive = isAwake && !done;
  switch (state) {
    case "all":
      return true;
    case "open":
      return isWaiting(row, now);
    case "unread":
      return isAwake && (row.unread ?? 0) > 0;
    case "mine":
      return isAlive && assignee === me;
    case "others":
      return isAlive && assignee !== undefined && assignee !== me;
    case "unassigned":
      return isAlive && assignee === undefined;
    case "snoozed":
      return !isAwake;
    case "done":
      return done;
  }
}

/** What is looked for, word by word. */
function wordsOf(words = ""): readonly string[] {
  return folded(words).split(/\s+/).filter((word) => word !== "");
}

/** Rows never change, so what is looked through is made once. */
const texts = new WeakMap<InboxRow, string>();

function textOf(row: InboxRow): string {
  let text = texts.get(row);
  if (text === undefined) {
    const { page, room, last, reader } = row;
    text = folded([page.title, room, last.from.name, last.text, reader?.name ?? ""].join("\n"));
    texts.set(row, text);
  }
  return text;
}

function folded(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
