/**
 * What people are told that is never a message: who is there, who writes, who has seen what. None of
 * it is stored as it is told, and whoever misses it asks.
 *
 * @module
 */
import type { SeenEvent, TypingEvent, UnreadEvent } from "../../../shared/chat/attention.ts";
import type { RoomId } from "../../../shared/chat/id.ts";
import type { PresenceEvent } from "../../../shared/chat/presence.ts";
import type { Person } from "../../storage/port/attention_store.ts";

/** Carries notices. No method throws. */
export interface Notices {
  /** To everybody who follows the presence of a room. */
  inRoom(room: RoomId, event: PresenceEvent | TypingEvent): void;
  /** About their whisper, to every session of a reader, and to nobody else. */
  toReader(reader: string, event: TypingEvent | SeenEvent): void;
  /** About a whisper, to authors who follow the whispers. */
  toAuthors(event: TypingEvent | SeenEvent): void;
  /** To every session of one person. */
  unread(person: Person, event: UnreadEvent): void;
}

/** Hands notices on to where they are carried, once that is there. */
export class NoticeRelay implements Notices {
  #target: Notices | undefined;

  /** From now on notices go there. */
  to(target: Notices): void {
    this.#target = target;
  }

  inRoom(room: RoomId, event: PresenceEvent | TypingEvent): void {
    this.#target?.inRoom(room, event);
  }

  toReader(reader: string, event: TypingEvent | SeenEvent): void {
    this.#target?.toReader(reader, event);
  }

  toAuthors(event: TypingEvent | SeenEvent): void {
    this.#target?.toAuthors(event);
  }

  unread(person: Person, event: UnreadEvent): void {
    this.#target?.unread(person, event);
  }
}
