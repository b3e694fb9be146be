/**
 * What the part of the console's address after `#` means.
 *
 * @module
 */
import { parseRoomId, type RoomId } from "../../shared/chat/id.ts";

/** Where the author wants to be. */
export type Place =
  | { readonly kind: "home" }
  | { readonly kind: "room"; readonly room: RoomId }
  /** A one-time link, as the server prints it. */
  | { readonly kind: "link"; readonly token: string };

/** Reads `location.hash`. What makes no sense is home. */
export function readPlace(hash: string): Place {
  const values = new URLSearchParams(hash.slice(1));
  const token = values.get("link");
  if (token !== null && token !== "") return { kind: "link", token };
  const room = parseRoomId(values.get("room") ?? "")?.id;
  return room === undefined ? { kind: "home" } : { kind: "room", room };
}

/** The address of a room; `readPlace` reads it back. */
export function addressOf(room: RoomId): string {
  return `#${new URLSearchParams({ room })}`;
}
