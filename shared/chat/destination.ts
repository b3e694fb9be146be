/**
 * The chat's destinations. `build` and `parse` are inverses; a room is one percent-encoded segment.
 *
 * @module
 */
import { parseRoomId, type RoomId } from "./id.ts";

export * from "./own_destination.ts";

/** The path of the STOMP endpoint on the server. */
export const STOMP_PATH = "/stomp";

/** Where a client's errors arrive. */
export const ERRORS = "/user/queue/errors";
/** Where answers to {@linkcode historyOf} arrive. */
export const HISTORY = "/user/queue/history";
/** Where a reader hears of their whispers. */
export const WHISPERS = "/user/queue/whispers";
/** Where the author hears what is known of a reader, when it changes. */
export const READERS = "/topic/readers";
/** Where the author hears that a room changed. */
export const ROOMS = "/topic/rooms";
/** Subscribing here answers once with the list of rooms; authors only. */
export const ROOM_LIST = "/app/rooms";
/** Where the author hears of every whisper. */
export const ALL_WHISPERS = "/topic/whispers";
/** Subscribing here answers once with the list of whispers; authors only. */
export const WHISPER_LIST = "/app/whispers";
/** Where authors say whether they are there. */
export const AWAY = "/app/me/away";

/** Where the author hears of measures and held messages. */
export const MODERATION = "/topic/moderation";
/** Subscribing here answers once with what counts and what waits; authors only. */
export const MODERATION_LIST = "/app/moderation";

/** Where all conversations are searched; authors only. */
export const SEARCH = "/app/search";
/** Where the author hears what was settled for sites and rooms. */
export const SITES = "/topic/sites";

/** Where authors hear which pages have the tag, and how far each gets. */
export const PAGES = "/topic/pages";
/** Subscribing here answers once with the pages of the last hour; authors only. */
export const PAGE_LIST = "/app/pages";

/** A room as one segment of a destination. An asterisk would mean more than itself to a broker. */
export function segmentOf(room: RoomId): string {
  return encodeURIComponent(room).replaceAll("*", "%2A");
}

/** The room a segment names, or `undefined`. Exactly the inverse of {@linkcode segmentOf}. */
export function roomOfSegment(segment: string): RoomId | undefined {
  try {
    const room = parseRoomId(decodeURIComponent(segment))?.id;
    return room !== undefined && segmentOf(room) === segment ? room : undefined;
  } catch {
    return undefined;
  }
}

/** Where a room's events are told. */
export function topicOf(room: RoomId): string {
  return `/topic/rooms/${segmentOf(room)}`;
}

/** Where a room's conversation is handled. Subscribing here answers once with its newest page. */
export function joinOf(room: RoomId): string {
  return `/app/rooms/${segmentOf(room)}`;
}

/** The same for a reader's whisper in a room, as authors name it. */
export function whisperOf(room: RoomId, reader: string): string {
  return `${joinOf(room)}/whispers/${reader}`;
}

/** The same for a reader's own whisper in a room, as the reader names it. */
export function ownWhisperOf(room: RoomId): string {
  return `${joinOf(room)}/whisper`;
}

/** Subscribing here answers once with what is known of a reader; authors only. */
export function readerOf(reader: string): string {
  return `/app/readers/${reader}`;
}

/** Where a message to a room is sent. */
export function sayOf(room: RoomId): string {
  return `${joinOf(room)}/say`;
}

/** Where another page of a room's history is asked for. */
export function historyOf(room: RoomId): string {
  return `${joinOf(room)}/history`;
}

/** What can be sent to a conversation. */
export type ConversationCommand =
  | "say"
  | "history"
  | "edit"
  | "delete"
  | "react"
  | "question"
  | "seen"
  | "typing"
  /** To one's own whisper. */
  | "consent"
  /** To a reader's whisper, by an author. */
  | "publish";

/**
 * Where a command to a conversation is sent.
 *
 * @param conversation where it is handled: {@linkcode joinOf}, {@linkcode ownWhisperOf} or
 *   {@linkcode whisperOf}
 */
export function commandOf(conversation: string, command: ConversationCommand): string {
  return `${conversation}/${command}`;
}

/** What authors can send about readers. */
export type ModerationCommand = "ban" | "mute" | "lift" | "purge" | "approve" | "reject";

/** Where a command of moderation is sent. */
export function moderationOf(command: ModerationCommand): string {
  return `${MODERATION_LIST}/${command}`;
}
