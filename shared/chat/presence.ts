/**
 * Who is there: how many read, and whether an author does. Never which readers.
 *
 * @module
 */
import { fieldsOf, isCount, isOptional, isString } from "./guard.ts";
import type { RoomId } from "./id.ts";
import type { Hours } from "./site.ts";

/** The answer to subscribing to `presenceOf(room)`. */
export interface Presence {
  readonly room: RoomId;
  /** How many readers follow the room; one with three tabs is one, but one for each instance. */
  readonly readers: number;
  readonly author: AuthorPresence;
}

/** Whether somebody who answers is there. */
export interface AuthorPresence {
  /** `here`: an author is connected, and has not said otherwise. */
  readonly state: "here" | "away";
  /** When the author usually answers, if that was settled. */
  readonly hours?: Hours;
  /** Outside of them: when they begin again, in milliseconds since 1970. */
  readonly opensAt?: number;
  /** How long answers usually take, in milliseconds, as whole minutes. Left out under 3 answers. */
  readonly usuallyMs?: number;
}

/** MESSAGE on `presenceTopicOf(room)`: it is so from now on. */
export type PresenceEvent = Presence & { readonly type: "presence" };

/** SEND to `AWAY` by authors: whether this session does not count as being there. */
export interface SetAway {
  readonly away: boolean;
}

/** Whether a body has the shape of {@linkcode Presence}. */
export function isPresence(body: unknown): body is Presence {
  const { room, readers, author } = fieldsOf<Presence>(body);
  return isString(room) && isCount(readers) && isAuthorPresence(author);
}

/** Whether a body has the shape of a {@linkcode PresenceEvent}. */
export function isPresenceEvent(body: unknown): body is PresenceEvent {
  return fieldsOf<PresenceEvent>(body).type === "presence" && isPresence(body);
}

function isAuthorPresence(value: unknown): value is AuthorPresence {
  const { state, hours, opensAt, usuallyMs } = fieldsOf<AuthorPresence>(value);
  return (state === "here" || state === "away") && isOptional(hours, isHours) &&
    isOptional(opensAt, isCount) && isOptional(usuallyMs, isCount);
}

function isHours(value: unknown): value is Hours {
  const { timeZone, days } = fieldsOf<Hours>(value);
  return isString(timeZone) && Array.isArray(days) && days.every(Array.isArray);
}
