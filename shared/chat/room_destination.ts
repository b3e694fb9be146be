/**
 * Destinations of what a room has beside its conversation. Apart from `destination.ts`, since a widget
 * needs none of them to read and write.
 *
 * @module
 */
import type { RoomId } from "./id.ts";
import { joinOf, topicOf } from "./destination.ts";

/** Subscribing here answers once with a room's questions. */
export function questionsOf(room: RoomId): string {
  return `${joinOf(room)}/questions`;
}

/** Where a room's public conversation is searched. */
export function searchOf(room: RoomId): string {
  return `${joinOf(room)}/search`;
}

/** Subscribing here answers once with who is in a room. */
export function presenceOf(room: RoomId): string {
  return `${joinOf(room)}/presence`;
}

/** Where it is told who comes, goes and writes in a room. */
export function presenceTopicOf(room: RoomId): string {
  return `${topicOf(room)}/presence`;
}
