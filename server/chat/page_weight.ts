/**
 * Keeps an answer small enough for one frame that any client can take.
 *
 * @module
 */
import type { ChatMessage, RoomSummary } from "../../shared/chat/event.ts";

/** What the items of one answer may weigh together, in bytes: half of what may wait for a client. */
const MAX_ANSWER_BYTES = 256 * 1024;
/** Ids, names and the names of the fields, in bytes. */
const ENVELOPE_BYTES = 512;
/** UTF-8 and JSON's escapes need at most three bytes for a UTF-16 unit of clean text. */
const BYTES_PER_UNIT = 3;

/** What a message weighs in an answer, in bytes, at most. */
export function weightOfMessage({ text }: ChatMessage): number {
  return ENVELOPE_BYTES + text.length * BYTES_PER_UNIT;
}

/** What a room weighs in an answer, in bytes, at most. */
export function weightOfRoom({ last, page }: RoomSummary): number {
  return weightOfMessage(last) + (page.title.length + page.url.length) * BYTES_PER_UNIT;
}

/**
 * As many items from the start as fit, at least one.
 *
 * @param weightOf what an item weighs, in bytes
 */
export function withinWeight<T>(items: readonly T[], weightOf: (item: T) => number): readonly T[] {
  let bytes = 0;
  const end = items.findIndex((item, index) => {
    bytes += weightOf(item);
    return bytes > MAX_ANSWER_BYTES && index > 0;
  });
  return end === -1 ? items : items.slice(0, end);
}
