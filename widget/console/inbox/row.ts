/**
 * One conversation in the author's list.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Sender } from "../../../shared/chat/event.ts";
import type { InboxRow } from "../../../shared/chat/inbox.ts";
import { EVERYONE, icon, LOCK } from "../../component/icon.ts";
import { nameOf, readerNumber } from "../../component/name.ts";
import { isOwn } from "../../component/rows.ts";
import { plainText } from "../../feature/plain_text.ts";
import { type Calendar, startOfDay } from "../../locale/calendar.ts";
import type { ConsoleWords } from "../../locale/console_words.ts";
import type { Locale } from "../../locale/locale.ts";
import type { Words } from "../../locale/words.ts";
import { isAsleep, isWaiting, waitingSince } from "./filter.ts";
import { inboxAddress, pathOf } from "./place.ts";
import type { InboxWords } from "./words.ts";

const DAY_MS = 24 * 60 * 60_000;

/** What a row needs beside its conversation. */
export interface RowContext {
  readonly locale: Locale<ConsoleWords>;
  readonly words: InboxWords;
  readonly author: Sender;
  /** By their ids, what authors are called. */
  readonly authors: ReadonlyMap<string, string>;
  readonly now: number;
  /** Whether the conversation is the one that is shown. */
  readonly current: boolean;
  /** Draws again. */
  readonly redraw: () => void;
}

/** What a conversation is called: its page, or in private its reader. */
export function titleOf(row: InboxRow, words: Words): string {
  return row.whisper === undefined ? pageTitleOf(row) : readerNameOf(row, words);
}

/** The title of the page, or its path where it has none. */
export function pageTitleOf(row: Pick<InboxRow, "page" | "room">): string {
  return row.page.title || pathOf(row);
}

/** What the reader of a whisper is called. */
export function readerNameOf({ whisper = "", reader, last }: InboxRow, words: Words): string {
  if (reader?.name) return reader.name;
  return last.from.id === whisper ? nameOf(last.from, words) : words.reader(readerNumber(whisper));
}

/** A link that leads to the conversation. */
export function inboxRow(row: InboxRow, context: RowContext): TemplateResult {
  const { locale, words, author, now, current, redraw } = context;
  const { last, whisper, unread = 0 } = row;
  const { calendar } = locale;
  const name = isOwn(last.from, author) ? locale.words.you : nameOf(last.from, locale.words);
  const isPrivate = whisper !== undefined;
  const plain = plainText(last.text, redraw);
  // In private the row is called after its reader already. A name does not say how the text runs.
  const text = isPrivate && last.from.kind === "reader"
    ? plain
    : html`<bdi>${name || locale.words.author}</bdi>: ${plain}`;
  return html`
    <a
      href=${inboxAddress(row)}
      aria-current=${current}
      class=${[unread > 0 ? "unread" : "", isPrivate ? "private" : "open"].join(" ")}
    >
      <span class="line">
        <span class="title" dir="auto">${titleOf(row, locale.words)}</span>
        <time datetime=${new Date(last.at).toISOString()}>${brief(last.at, now, calendar)}</time>
      </span>
      <span class="excerpt" dir="auto">${text}</span>
      <span class="line">
        <span class="path" dir="auto">
          ${icon(isPrivate ? LOCK : EVERYONE)}
          ${isPrivate
            ? words.privateOn(pageTitleOf(row))
            : html`<span class="unseen">${words.inTheOpen}</span>${placeOf(row)}`}
        </span>
        ${marksOf(row, context)}
      </span>
    </a>
  `;
}

/** Where in the post it is about: the sentence somebody asked about last, else the path of its page. */
function placeOf(row: InboxRow): TemplateResult | string {
  const { sentence, deleted } = row.last;
  return sentence === undefined || deleted ? pathOf(row) : html`<q>${sentence.text}</q>`;
}

/** What there is to know about it: whose it is, whether it sleeps, waits, or has something new. */
function marksOf(row: InboxRow, { words, locale, author, authors, now }: RowContext) {
  const { desk, unread = 0, questions } = row;
  const marks: TemplateResult[] = [];
  if (desk?.assignee !== undefined) {
    const isMine = desk.assignee === author.id;
    const name = isMine ? words.mine : authors.get(desk.assignee) ?? words.another;
    marks.push(html`<span class="whose" dir="auto">${name}</span>`);
  }
  if (isAsleep(row, now)) {
    const until = brief(desk?.snoozedUntil ?? 0, now, locale.calendar);
    marks.push(html`<span class="settled">${words.asleep(until)}</span>`);
  } else if (desk?.done) marks.push(html`<span class="settled">${words.isDone}</span>`);
  else if (isWaiting(row, now)) {
    const days = Math.floor((now - waitingSince(row)) / DAY_MS);
    const text = questions.open > 1
      ? words.openQuestions(questions.open, days)
      : days > 0
      ? words.waitsForDays(days)
      : words.waits;
    marks.push(html`<span class="mark">${text}</span>`);
  }
  if (unread > 0) {
    marks.push(html`
      <span class="row-count">
        <span aria-hidden="true">${unread}</span><span class="unseen">${words.unreadCount(
          unread,
        )}</span>
      </span>
    `);
  }
  return marks.length === 0 ? nothing : html`<span class="row-marks">${marks}</span>`;
}

/** Days as they are written: browsers take their time to make what writes them. */
const days = new WeakMap<Calendar, Map<string, string>>();

/** As short as a list needs it: the time today, else the date. */
export function brief(at: number, now: number, calendar: Calendar): string {
  const day = startOfDay(at);
  const today = startOfDay(now);
  if (day === today) return calendar.time(at);
  const known = days.get(calendar) ?? new Map<string, string>();
  days.set(calendar, known);
  const key = `${day} ${today}`;
  const text = known.get(key) ?? calendar.date(at, now, { month: "short" });
  known.set(key, text);
  return text;
}
