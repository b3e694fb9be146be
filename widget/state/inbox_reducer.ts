/**
 * The author's list of rooms, and how each thing that happens changes it. Pure.
 *
 * @module
 */
import type { RoomSummary } from "../../shared/chat/event.ts";
import type { InboxState, LinkStatus } from "./model.ts";

/** Everything that can happen to an inbox. */
export type InboxEvent =
  | { readonly type: "link"; readonly link: LinkStatus }
  /** The server's list, the room with the newest message first. */
  | { readonly type: "list"; readonly rooms: readonly RoomSummary[] }
  /** A room is new or has a new message. */
  | { readonly type: "room"; readonly room: RoomSummary };

/** What is shown, and which rooms changed since the link came up. */
export interface InboxMemory {
  readonly shown: InboxState;
  /** Told while the list was on its way: the list may be older than they are. */
  readonly overtook: readonly RoomSummary[];
  /** Whether the list of this link has arrived. */
  readonly listed: boolean;
}

/** An inbox nothing has happened to. */
export function emptyInbox(link: LinkStatus): InboxMemory {
  return { shown: { link, loaded: false, rooms: [] }, overtook: [], listed: false };
}

/** The memory after `event`. */
export function reduceInbox(memory: InboxMemory, event: InboxEvent): InboxMemory {
  const { shown } = memory;
  switch (event.type) {
    case "link": {
      const linked = { ...memory, shown: { ...shown, link: event.link } };
      return event.link.kind === "online" ? linked : { ...linked, overtook: [], listed: false };
    }
    case "list": {
      const rooms = memory.overtook.reduce(withRoom, event.rooms);
      return { shown: { ...shown, loaded: true, rooms }, overtook: [], listed: true };
    }
    case "room":
      return {
        ...memory,
        shown: { ...shown, rooms: withRoom(shown.rooms, event.room) },
        overtook: memory.listed ? [] : [...memory.overtook, event.room],
      };
  }
}

/** The rooms with one of them new or changed: it moves to the front unless it is old news. */
function withRoom(rooms: readonly RoomSummary[], room: RoomSummary): readonly RoomSummary[] {
  const known = rooms.find((other) => other.room === room.room);
  if (known?.epoch === room.epoch && known.lastSeq >= room.lastSeq) return rooms;
  return [room, ...rooms.filter((other) => other !== known)];
}
