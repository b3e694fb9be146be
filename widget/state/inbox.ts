/**
 * The author's inbox: its reducer, wired to a link and to the server's list.
 *
 * What happens is followed before the list is asked for, so nothing slips in between: of two forms of
 * a conversation the newer one counts.
 *
 * @module
 */
import { isUnreadEvent } from "../../shared/chat/attention.ts";
import { isDeskEvent } from "../../shared/chat/desk.ts";
import { DESK } from "../../shared/chat/desk_destination.ts";
import { ALL_WHISPERS, READERS, ROOMS, UNREAD_EVENTS } from "../../shared/chat/destination.ts";
import { isErasedEvent } from "../../shared/chat/erased.ts";
import { isRoomsEvent, isWhispersEvent, type RoomSummary } from "../../shared/chat/event.ts";
import type { ConversationRef, RandomBytes } from "../../shared/chat/id.ts";
import type { InboxPage } from "../../shared/chat/inbox.ts";
import { isReaderInfo } from "../../shared/chat/reader.ts";
import type { Clock } from "../../shared/clock.ts";
import { openConversation, type OpenConversationOptions } from "./conversation.ts";
import {
  emptyInbox,
  type InboxEvent,
  type InboxMemory,
  isOldestUnknown,
  keyOf,
  reduceInbox,
} from "./inbox_reducer.ts";
import type { Link } from "./link.ts";
import type { Conversation, Inbox, InboxState } from "./model.ts";
import { whisperLink } from "./whisper_link.ts";

/** Which part of the list is asked for. */
export interface InboxQuery {
  /** Where to go on. */
  readonly before?: number;
  /** Only what has open questions. */
  readonly isOpen?: true;
  /** One conversation alone. */
  readonly ref?: ConversationRef;
}

/** Asks the server for a part of the list; `undefined` when it could not be had. Never rejects. */
export type ListInbox = (query: InboxQuery) => Promise<InboxPage | undefined>;

/** What an inbox is made of. */
export interface OpenInboxOptions extends Pick<OpenConversationOptions, "loadAttending"> {
  readonly link: Link;
  readonly list: ListInbox;
  /** Whether it is a moderator's, who hears nothing of whispers, nor of what authors settle. */
  readonly roomsOnly?: boolean;
  readonly clock: Clock;
  /** Usually `crypto.getRandomValues`. */
  readonly random: RandomBytes;
}

/** When the list is asked for again after it could not be had. */
const ASK_AGAIN_MS = 2_000;
/** So many rows are kept, at most; older ones are found by searching. */
const MAX_ROWS = 20_000;

/** Opens the inbox and its link. */
export function openInbox(options: OpenInboxOptions): Inbox {
  return new ServerInbox(options);
}

class ServerInbox implements Inbox {
  readonly #options: OpenInboxOptions;
  readonly #listeners = new Set<() => void>();
  readonly #leave: (() => void)[];
  #memory: InboxMemory;
  #cancelAskAgain = () => {};
  /** Counts the times the list was asked for: answers to an earlier time are of no use. */
  #round = 0;

  constructor(options: OpenInboxOptions) {
    const { link, roomsOnly = false } = options;
    this.#options = options;
    this.#memory = emptyInbox(link.status);
    const destinations = roomsOnly
      ? [ROOMS, UNREAD_EVENTS]
      : [ROOMS, ALL_WHISPERS, READERS, UNREAD_EVENTS, DESK];
    this.#leave = [
      ...destinations.map((destination) =>
        link.follow(() => destination, (body) => this.#told(body))
      ),
      link.watch(() => this.#linkChanged()),
    ];
    link.open();
    if (link.status.kind === "online") this.#askList();
  }

  get state(): InboxState {
    return this.#memory.shown;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  open({ room, whisper }: ConversationRef): Conversation {
    const { link } = this.#options;
    return openConversation({
      ...this.#options,
      room,
      sharedLink: true,
      ...whisper !== undefined && {
        isWhisper: true,
        reader: whisper,
        link: whisperLink(link, { room, reader: whisper }),
      },
    });
  }

  reconnect(): void {
    const { link } = this.#options;
    if (link.status.kind === "online") this.#linkChanged();
    else link.reconnect();
  }

  close(): void {
    this.#round++;
    this.#cancelAskAgain();
    for (const leave of this.#leave) leave();
    this.#listeners.clear();
    this.#options.link.close();
  }

  #happen(event: InboxEvent): void {
    const before = this.state;
    this.#memory = reduceInbox(this.#memory, event);
    if (this.state !== before) { for (const listener of this.#listeners) listener(); }
  }

  #told(body: unknown): void {
    if (isRoomsEvent(body)) this.#summary(body.room);
    else if (isWhispersEvent(body)) this.#summary(body.whisper);
    else if (isErasedEvent(body)) this.#happen({ type: "erased", ref: body, epoch: body.epoch });
    else if (isUnreadEvent(body)) this.#happen({ type: "unread", unread: body.conversation });
    else if (isDeskEvent(body)) {
      if (body.type === "desk") this.#happen({ type: "desk", desk: body.state });
    } else if (isReaderInfo(body)) this.#happen({ type: "reader", reader: body });
  }

  #summary(summary: RoomSummary): void {
    const isUnknown = isOldestUnknown(this.#memory.rows.get(keyOf(summary)), summary);
    this.#happen({ type: "summary", summary });
    if (isUnknown) this.#askRow(summary);
  }

  async #askRow({ room, whisper }: ConversationRef): Promise<void> {
    const round = this.#round;
    const ref = whisper === undefined ? { room } : { room, whisper };
    const page = await this.#options.list({ ref });
    if (page !== undefined && round === this.#round) {
      this.#happen({ type: "page", rows: page.rows, isLast: false });
    }
  }

  #linkChanged(): void {
    const { status } = this.#options.link;
    this.#cancelAskAgain();
    this.#happen({ type: "link", link: status });
    if (status.kind === "online") this.#askList();
  }

  /** Asks for what waits for an answer first, then for all of it, the newest first. */
  async #askList(): Promise<void> {
    const round = ++this.#round;
    const { list, clock } = this.#options;
    this.#happen({ type: "asked" });
    const ask = async (query: InboxQuery) => {
      const page = await list(query);
      return round === this.#round ? page ?? "again" : "over";
    };
    const open = await ask({ isOpen: true });
    if (typeof open !== "string") this.#happen({ type: "page", rows: open.rows, isLast: false });
    let count = 0;
    let before: number | undefined;
    for (;;) {
      const page = open === "over" ? open : await ask(before === undefined ? {} : { before });
      if (page === "over") return;
      if (page === "again") {
        this.#cancelAskAgain = clock.after(ASK_AGAIN_MS, () => this.#askList());
        return;
      }
      count += page.rows.length;
      before = page.next;
      const isLast = before === undefined;
      // Of a list without an end nothing is known to be gone.
      this.#happen({ type: "page", rows: page.rows, isLast });
      if (isLast || count >= MAX_ROWS) return;
    }
  }
}
