/**
 * Tells what was stored. The store is the only source of events, so that nothing is told that is not
 * kept, and a room's events are told in the order they were committed.
 *
 * @module
 */
import type { RoomEvent, RoomsEvent } from "../../shared/chat/event.ts";
import type { RoomId } from "../../shared/chat/id.ts";
import type { MessageStore } from "../storage/store.ts";

/** Carries events to whoever follows. Neither method throws. */
export interface Publisher {
  /** To everybody in the room. */
  roomEvent(room: RoomId, event: RoomEvent): void;
  /** To authors who follow the list of rooms. */
  roomsEvent(event: RoomsEvent): void;
}

/** Tells every commit from now on. Returns how to stop. */
export function publishCommits(store: MessageStore, publisher: Publisher): () => void {
  return store.follow(({ epoch, message, room }) => {
    publisher.roomEvent(message.room, { type: "message", epoch, message });
    publisher.roomsEvent({ type: "room", room });
  });
}
