/**
 * Messages for stores, and the ids they need.
 *
 * @module
 */
import type { NewMessage } from "../../server/storage/store.ts";
import { newId, type RandomBytes, roomId } from "../../shared/chat/id.ts";

/** Random bytes that are the same in every run: the numbers from 1. */
export function countingBytes(): RandomBytes {
  let count = 0;
  return (bytes) => {
    new DataView(bytes.buffer).setUint32(bytes.byteLength - 4, ++count);
    return bytes;
  };
}

const random = countingBytes();

/** The room of {@linkcode say}, unless told otherwise. */
export const ROOM = roomId("/posts/first");

/** A reader's message with an id of its own. */
export function say(text: string, fields: Partial<NewMessage> = {}): NewMessage {
  const from = { kind: "reader", id: "reader-1", name: "" } as const;
  return { id: newId(random), room: ROOM, from, text, at: 1_700_000_000_000, ...fields };
}
