/**
 * The author's inbox: its reducer, wired to a link.
 *
 * @module
 */
import { ROOM_LIST, ROOMS } from "../../shared/chat/destination.ts";
import { isRoomList, isRoomsEvent } from "../../shared/chat/event.ts";
import type { RandomBytes, RoomId } from "../../shared/chat/id.ts";
import type { Clock } from "../../shared/clock.ts";
import { nextAfterRefusal } from "../../shared/code.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { openConversation, type OpenConversationOptions } from "./conversation.ts";
import { emptyInbox, type InboxEvent, type InboxMemory, reduceInbox } from "./inbox_reducer.ts";
import type { Answer, Link } from "./link.ts";
import type { Conversation, Inbox, InboxState } from "./model.ts";

/** What an inbox is made of. */
export interface OpenInboxOptions extends Pick<OpenConversationOptions, "loadAttending"> {
  readonly link: Link;
  readonly clock: Clock;
  /** Usually `crypto.getRandomValues`. */
  readonly random: RandomBytes;
}

/** When a refused request for the list is sent again, unless the server says when. */
const ASK_AGAIN_MS = 2_000;

/** Opens the inbox and its link. */
export function openInbox(options: OpenInboxOptions): Inbox {
  return new RoomInbox(options);
}

class RoomInbox implements Inbox {
  readonly #options: OpenInboxOptions;
  readonly #listeners = new Set<() => void>();
  readonly #leave: (() => void)[];
  #memory: InboxMemory;
  #cancelAskAgain = () => {};

  constructor(options: OpenInboxOptions) {
    const { link } = options;
    this.#options = options;
    this.#memory = emptyInbox(link.status);
    this.#leave = [
      link.follow(() => ROOMS, (body) => {
        if (isRoomsEvent(body)) this.#happen({ type: "room", room: body.room });
      }),
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

  open(room: RoomId): Conversation {
    return openConversation({
      ...this.#options,
      room,
      sharedLink: true,
    });
  }

  reconnect(): void {
    const { link } = this.#options;
    if (link.status.kind === "online") this.#linkChanged();
    else link.reconnect();
  }

  close(): void {
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

  #linkChanged(): void {
    const { status } = this.#options.link;
    this.#cancelAskAgain();
    this.#happen({ type: "link", link: status });
    if (status.kind === "online") this.#askList();
  }

  #askList(): void {
    this.#options.link.ask(ROOM_LIST, (answer: Answer) => {
      if (answer.kind === "refused") this.#listRefused(answer.refusal);
      else if (isRoomList(answer.body)) {
        this.#happen({ type: "list", rooms: answer.body.rooms });
      }
    });
  }

  #listRefused({ code, message, retryAfterMs }: Refusal): void {
    if (nextAfterRefusal(code) === "stop") {
      return this.#happen({ type: "link", link: { kind: "refused", code, message } });
    }
    this.#cancelAskAgain = this.#options.clock.after(
      retryAfterMs ?? ASK_AGAIN_MS,
      () => this.#askList(),
    );
  }
}
