/**
 * Destinations out of the table of who may do what, with something in the place of variables.
 *
 * @module
 */
import { segmentOf } from "../../shared/chat/destination.ts";
import type { RoomId } from "../../shared/chat/id.ts";

/** What variables stand for. */
export interface Names {
  readonly room: RoomId;
  readonly reader: string;
}

/**
 * `/topic/rooms/{room}` as a client names it.
 *
 * @throws {RangeError} for a variable nobody thought of
 */
export function filledDestination(pattern: string, { room, reader }: Names): string {
  const name = pattern.replace("{room}", segmentOf(room)).replace("{reader}", reader);
  if (!name.includes("{")) return name;
  throw new RangeError(`Cannot name ${pattern}: what does its variable stand for?`);
}
