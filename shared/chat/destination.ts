/**
 * The chat's destinations. `build` and `parse` are inverses; a room is one percent-encoded segment.
 *
 * @module
 */
import { parseRoomId, type RoomId } from "./id.ts";

/** The path of the STOMP endpoint on the server. */
export const STOMP_PATH = "/stomp";

/** Where a client's errors arrive. */
export const ERRORS = "/user/queue/errors";
/** Where answers to {@linkcode historyOf} arrive. */
export const HISTORY = "/user/queue/history";
/** Where the author hears that a room changed. */
export const ROOMS = "/topic/rooms";
/** Subscribing here answers once with the list of rooms; authors only. */
export const ROOM_LIST = "/app/rooms";

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

/** Subscribing here answers once with the newest page of a room. */
export function joinOf(room: RoomId): string {
  return `/app/rooms/${segmentOf(room)}`;
}

/** Where a message to a room is sent. */
export function sayOf(room: RoomId): string {
  return `/app/rooms/${segmentOf(room)}/say`;
}

/** Where another page of a room's history is asked for. */
export function historyOf(room: RoomId): string {
  return `/app/rooms/${segmentOf(room)}/history`;
}
