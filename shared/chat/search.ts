/**
 * The bodies of searching.
 *
 * @module
 */
import { fieldsOf, isCount, isListOf, isObject, isOptional } from "./guard.ts";
import type { RoomId } from "./id.ts";
import { type ChatMessage, isChatMessage } from "./message.ts";
import type { Mark } from "./words.ts";

/** SEND to `/app/rooms/{room}/search`: messages of a room's public conversation. */
export interface RoomSearch {
  /** Words, each of which may be a part of a longer one; a message has them all. */
  readonly q: string;
  /** The `next` of the page before. */
  readonly before?: number;
  /** How many messages at most, 1–50. */
  readonly limit?: number;
}

/** SEND to `/app/search`, by authors: messages of all conversations. */
export interface SearchRequest extends RoomSearch {
  /** Only of this site. */
  readonly site?: string;
  /** Only of this room and its whispers. */
  readonly room?: RoomId;
  /** Only public conversations, or only whispers. */
  readonly in?: SearchedKind;
}

/** Which conversations are searched. */
export type SearchedKind = "rooms" | "whispers" | "all";

/** A message that was found. */
export interface Hit {
  readonly message: ChatMessage;
  /** Where its text has what was looked for, in order; the first 20 places. */
  readonly marks: readonly Mark[];
}

/** The answer, the newest message first. */
export interface SearchPage {
  /** What was asked for, so that an answer finds its question. */
  readonly asked: SearchRequest;
  readonly hits: readonly Hit[];
  /** Where to go on, as `before`; left out when there is nothing more. */
  readonly next?: number;
}

/** Whether a body has the shape of a {@linkcode SearchPage}. */
export function isSearchPage(body: unknown): body is SearchPage {
  const { asked, hits, next } = fieldsOf<SearchPage>(body);
  return isObject(asked) && isListOf(hits, isHit) && isOptional(next, isCount);
}

function isHit(value: unknown): value is Hit {
  const { message, marks } = fieldsOf<Hit>(value);
  return isChatMessage(message) && isListOf(marks, isMark);
}

function isMark(value: unknown): value is Mark {
  const { start, end } = fieldsOf<Mark>(value);
  return isCount(start) && isCount(end);
}
