/**
 * One room in the author's list.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { RoomSummary, Sender } from "../../../shared/chat/event.ts";
import { parseRoomId, type RoomId } from "../../../shared/chat/id.ts";
import { nameOf } from "../../component/name.ts";
import { isOwn } from "../../component/rows.ts";
import { plainText } from "../../feature/plain_text.ts";
import { type Calendar, startOfDay } from "../../locale/calendar.ts";
import type { ConsoleWords } from "../../locale/console_words.ts";
import type { Locale } from "../../locale/locale.ts";
import { addressOf } from "../shell/address.ts";
import type { InboxWords } from "./words.ts";

/** What a row needs beside its room. */
export interface RoomRowContext {
  readonly locale: Locale<ConsoleWords>;
  readonly words: InboxWords;
  readonly author: Sender;
  readonly now: number;
  readonly unread: boolean;
  /** Whether the room is the one that is shown. */
  readonly current: boolean;
  /** Draws again. */
  readonly redraw: () => void;
}

/** Whether the last word in a room is a reader's. */
export function isWaiting({ last }: RoomSummary): boolean {
  return last.from.kind === "reader";
}

/** The path of a room's page. */
export function pathOf({ room }: Pick<RoomSummary, "room">): string {
  return parseRoomId(room)?.path ?? room;
}

/** The address of a room in the inbox. */
export function addressOfRoom(room: RoomId): string {
  return addressOf("inbox", room);
}

/** A list item that leads to the room. */
export function roomRow(summary: RoomSummary, context: RoomRowContext): TemplateResult {
  const { room, page, last } = summary;
  const { locale, words, author, now, unread, current, redraw } = context;
  const { calendar } = locale;
  const name = isOwn(last.from, author) ? locale.words.you : nameOf(last.from, locale.words);
  const text = words.said(name, plainText(last.text, redraw));
  return html`
    <li>
      <a href=${addressOfRoom(room)} aria-current=${current} class=${unread ? "unread" : ""}>
        <span class="line">
          <span class="title" dir="auto">${page.title || pathOf(summary)}</span>
          <time datetime=${new Date(last.at).toISOString()}>${brief(last.at, now, calendar)}</time>
        </span>
        <span class="excerpt" dir="auto">${text}</span>
        <span class="line">
          <span class="path" dir="ltr">${pathOf(summary)}</span>
          ${isWaiting(summary)
            ? html`<span class="mark">${unread ? words.unread : words.waits}</span>`
            : nothing}
        </span>
      </a>
    </li>
  `;
}

/** As short as a list needs it: the time today, else the date. */
function brief(at: number, now: number, calendar: Calendar): string {
  return startOfDay(at) === startOfDay(now)
    ? calendar.time(at)
    : calendar.date(at, now, { month: "short" });
}
