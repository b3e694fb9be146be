/**
 * What the parts of the pane beside a conversation are given.
 *
 * @module
 */
import type { ChatMessage, Page, Sender } from "../../../shared/chat/event.ts";
import type { ConversationRef } from "../../../shared/chat/id.ts";
import { nameOf } from "../../component/name.ts";
import { plainText } from "../../feature/plain_text.ts";
import type { Conversation } from "../../state/model.ts";
import type { CallRefusal } from "../api/console_api.ts";
import type { Desk } from "../shell/desk.ts";
import type { HandlingWords } from "./words.ts";

/** See the head of this file. */
export interface Ground {
  readonly desk: Desk;
  readonly words: HandlingWords;
  readonly conversation: Conversation;
  readonly place: ConversationRef;
  readonly page: Page | undefined;
  /** The element of the pane: dialogs belong to it. */
  readonly host: Element;
  /** Draws again. */
  readonly redraw: () => void;
  /** Says what came of something, in a line all parts share. */
  readonly tell: (refusal: CallRefusal | undefined) => void;
  /** The next message answers this question. */
  readonly answer: (question: ChatMessage) => void;
  /** Puts a question about a message where one writes. */
  readonly ask: (text: string, message: ChatMessage) => void;
}

/** So much of a text as is shown beside: its first lines, without marks. */
export function excerpt(text: string, { redraw }: Pick<Ground, "redraw">): string {
  const plain = plainText(text, redraw);
  return plain.length > 200 ? `${plain.slice(0, 199)}…` : plain;
}

/** What a reader is called. */
export function readerName(
  reader: Pick<Sender, "id" | "name">,
  { desk }: Pick<Ground, "desk">,
): string {
  return nameOf({ kind: "reader", ...reader }, desk.locale.words);
}

/** A day of the past, as a list needs it. */
export function dayOf(at: number, { desk }: Pick<Ground, "desk">): string {
  const { clock, locale: { calendar } } = desk;
  return calendar.date(at, clock.now(), { month: "short" });
}

/** The title of the page, or what else names it. */
export function titleOf({ page, place }: Pick<Ground, "page" | "place">): string {
  return page?.title || place.room.slice(place.room.indexOf("/"));
}

/** An address that leads to a page and nowhere else. */
export function pageAddress(url: string | undefined): string | undefined {
  if (url === undefined || !/^https?:\/\//i.test(url)) return undefined;
  return URL.canParse(url) ? url : undefined;
}
