/**
 * The conversations of the inbox that are open: the one on the screen, and those left while an
 * answer was still on its way.
 *
 * @module
 */
import type { RoomId } from "../../../shared/chat/id.ts";
import type { Conversation, Inbox } from "../../state/model.ts";

/** Opens rooms of an inbox, and closes them when nothing in them is waiting to be sent. */
export class OpenRooms {
  readonly #inbox: Inbox;
  readonly #open = new Map<RoomId, Conversation>();
  #shown: RoomId | undefined;

  constructor(inbox: Inbox) {
    this.#inbox = inbox;
  }

  /** Leaves the room that was shown and enters another, or none. */
  show(room: RoomId | undefined): Conversation | undefined {
    const left = this.#shown;
    this.#shown = room;
    if (left !== undefined) this.#closeIfDone(left);
    return room === undefined ? undefined : this.#open.get(room) ?? this.#enter(room);
  }

  /** Closes them all. */
  close(): void {
    for (const conversation of this.#open.values()) conversation.close();
    this.#open.clear();
  }

  #enter(room: RoomId): Conversation {
    const conversation = this.#inbox.open(room);
    this.#open.set(room, conversation);
    conversation.subscribe(() => this.#closeIfDone(room));
    return conversation;
  }

  #closeIfDone(room: RoomId): void {
    const conversation = this.#open.get(room);
    if (room === this.#shown || conversation === undefined) return;
    if (conversation.state.pending.length > 0) return;
    this.#open.delete(room);
    conversation.close();
  }
}
