/**
 * Destinations of what authors keep among themselves; only authors may use them.
 *
 * @module
 */
import { joinOf, readerOf, whisperOf } from "./destination.ts";
import type { ConversationRef } from "./id.ts";

/** Where authors hear what they do about conversations. */
export const DESK = "/topic/desk";
/** Subscribing here answers once with what was settled for conversations. */
export const DESK_LIST = "/app/desk";

/** Where a conversation is settled. Subscribing here answers once with what is, and its notes. */
export function deskOf({ room, whisper }: ConversationRef): string {
  return `${whisper === undefined ? joinOf(room) : whisperOf(room, whisper)}/desk`;
}

/** Where an author says that they write an answer to a conversation. */
export function answeringOf(ref: ConversationRef): string {
  return `${deskOf(ref)}/answering`;
}

/** Where an author says that they look at a conversation. */
export function lookingOf(ref: ConversationRef): string {
  return `${deskOf(ref)}/looking`;
}

/** Subscribing here answers once with what authors see of a reader. */
export function readerDeskOf(reader: string): string {
  return `${readerOf(reader)}/desk`;
}

/** Where a note is kept. */
export function noteOf(ref: ConversationRef): string {
  return `${deskOf(ref)}/note`;
}

/** Where a note is deleted. */
export function noteDeletionOf(ref: ConversationRef): string {
  return `${deskOf(ref)}/note-delete`;
}
