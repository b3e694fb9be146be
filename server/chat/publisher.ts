/**
 * Tells what was stored. The store is the only source of events, so that nothing is told that is not
 * kept, and the events of a conversation are told in the order they were committed.
 *
 * @module
 */
import type {
  ConversationEvent,
  RoomsEvent,
  WhispersEvent,
  WhisperSummary,
} from "../../shared/chat/event.ts";
import type { RoomId } from "../../shared/chat/id.ts";
import type { Committed, MessageStore } from "../storage/store.ts";

/** Carries events to whoever follows. No method throws. */
export interface Publisher {
  /** To everybody in the room. */
  roomEvent(room: RoomId, event: ConversationEvent): void;
  /** To authors who follow the list of rooms. */
  roomsEvent(event: RoomsEvent): void;
  /** To every session of the reader whose whisper it is, and to nobody else. */
  whisperEvent(reader: string, event: ConversationEvent): void;
  /** To authors who follow the whispers. */
  whispersEvent(event: WhispersEvent): void;
}

/** Tells every commit from now on. Returns how to stop. */
export function publishCommits(store: MessageStore, publisher: Publisher): () => void {
  return store.follow((committed) => {
    const { message, summary } = committed;
    const event = eventOf(committed);
    if (message.whisper === undefined) {
      publisher.roomEvent(message.room, event);
      publisher.roomsEvent({ type: "room", room: summary });
    } else {
      publisher.whisperEvent(message.whisper, event);
      publisher.whispersEvent({ ...event, whisper: summary as WhisperSummary });
    }
  });
}

function eventOf({ kind: type, epoch, message }: Committed): ConversationEvent {
  return { type, epoch, rev: message.rev, message };
}
