/**
 * Every body on the chat's wire: what it holds, in which direction it goes, and a guard for it.
 *
 * Bodies are JSON. Clients must ignore fields they do not know. The table of destinations is in
 * `shared/README.md`.
 *
 * @module
 */
import type { RoomId } from "./id.ts";

/** Who wrote a message. */
export interface Sender {
  readonly kind: "reader" | "author";
  /** The same for all messages of one person; never a credential. */
  readonly id: string;
  /** Empty for a reader who gave none. */
  readonly name: string;
}

/** One stored message of a room. */
export interface ChatMessage {
  /** Chosen by the sender's client; unique in its room. */
  readonly id: string;
  readonly room: RoomId;
  /** Rises by one with each message of the room, from 1. */
  readonly seq: number;
  readonly from: Sender;
  readonly text: string;
  /** When the server took it, in milliseconds since 1970. Order comes from `seq`, never from this. */
  readonly at: number;
}

/** The blog page a room belongs to, as the reader's browser saw it. */
export interface Page {
  readonly title: string;
  readonly url: string;
}

/** SEND to `sayOf(room)`: a message for a room. */
export interface Say {
  /** A new {@linkcode newId}; the same again when the client sends the same message again. */
  readonly id: string;
  readonly text: string;
  /** Sent by readers, so that the author knows where the question was asked. */
  readonly page?: Page;
}

/** SEND to `historyOf(room)`: a page of history, newer than `after` or older than `before`. */
export interface HistoryRequest {
  /** Messages with a lower sequence, the newest of them. */
  readonly before?: number;
  /** Messages with a higher sequence, the oldest of them. */
  readonly after?: number;
  /** The epoch `before` or `after` was seen in. */
  readonly epoch?: string;
  /** How many at most, 1–100. */
  readonly limit?: number;
}

/** The answer to a join or a history request, oldest message first. */
export interface RoomPage {
  readonly room: RoomId;
  /** Names one life of the room's log. A room with no message yet has an empty one. */
  readonly epoch: string;
  /** The newest sequence of the room, 0 when it is empty. */
  readonly lastSeq: number;
  readonly messages: readonly ChatMessage[];
  /** Whether there are more in the direction that was asked for (a join asks backwards). */
  readonly more: boolean;
  /** What was asked for, so that an answer finds its question. */
  readonly asked: HistoryRequest;
  /**
   * The epoch changed or the asked-for messages are gone: the client forgets what it has and takes
   * this page, the newest, as its new start.
   */
  readonly reload: boolean;
  /** Who the server takes the asker for. */
  readonly you: Sender;
}

/** MESSAGE on `topicOf(room)`. */
export type RoomEvent = {
  readonly type: "message";
  readonly epoch: string;
  readonly message: ChatMessage;
};

/** A room as the author's list shows it. */
export interface RoomSummary {
  readonly room: RoomId;
  readonly epoch: string;
  readonly lastSeq: number;
  readonly page: Page;
  readonly last: ChatMessage;
}

/** The answer to subscribing to `ROOM_LIST`, the room with the newest message first. */
export interface RoomList {
  readonly rooms: readonly RoomSummary[];
}

/** MESSAGE on `ROOMS`: this room is new or has a new message. */
export type RoomsEvent = {
  readonly type: "room";
  readonly room: RoomSummary;
};

/** POST `/api/reader` answers this. */
export interface ReaderGrant {
  /** For CONNECT's `passcode` and `Authorization: Bearer`; never for an address. */
  readonly token: string;
  readonly reader: Sender;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}
