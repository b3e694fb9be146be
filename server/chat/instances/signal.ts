/**
 * What instances tell each other besides what they commit: mostly that something is another in the
 * store. Another instance may run another version, so each body is checked as a stranger's is.
 *
 * @module
 */
import * as v from "valibot";
import { parseRoomId, type RoomId } from "../../../shared/chat/id.ts";
import { isPageSight, type PageSight } from "../../../shared/chat/page_sight.ts";
import type { Sender } from "../../../shared/chat/event.ts";
import { isSender } from "../../../shared/chat/message.ts";

const text = v.pipe(v.string(), v.maxLength(1_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const room = v.custom<RoomId>((value) =>
  typeof value === "string" && parseRoomId(value)?.id === value
);
const sender = v.custom<Sender>(isSender);
const conversation = { room, whisper: v.exactOptional(text) };

/** How many of a room's people are at an instance: readers, and who hears of its presence. */
const crowd = v.tuple([room, count, count]);

/** Every signal, by its name, and what it tells. */
export const SIGNALS = {
  /** Who is at this instance: `whole`, nobody else is; `ask`, others shall tell all of theirs. */
  presence: v.object({
    rooms: v.array(crowd),
    /** Ids of authors with a session there, and whether one of those does not count as away. */
    authors: v.exactOptional(v.array(v.tuple([text, v.boolean()]))),
    whole: v.exactOptional(v.literal(true)),
    ask: v.exactOptional(v.literal(true)),
  }),
  /** People have seen conversations up to a sequence. */
  seen: v.array(v.object({
    ...conversation,
    person: v.object({ kind: v.picklist(["reader", "author"]), id: text }),
    seq: count,
  })),
  /** An author answers there, or no longer: `forMs` is 0 then. */
  answering: v.object({ ...conversation, session: text, by: sender, forMs: count }),
  /** The same of who looks at a conversation. */
  looking: v.object({ ...conversation, session: text, by: sender, forMs: count }),
  /** Something was settled at the desk that wakes at a time. */
  asleep: v.object({}),
  /** Pages were seen. */
  pages: v.array(v.custom<PageSight>(isPageSight)),
  /** What is settled for a site is another. */
  site: v.object({
    id: text,
    changed: v.exactOptional(v.object({ by: text, at: count })),
  }),
  /** What is settled for a room is another. */
  room: v.object({ room }),
  /** Measures were taken or lifted. */
  measures: v.object({}),
  /** A message waits to be let through. */
  held: v.object({ room }),
  /** All that a reader wrote was deleted. */
  purged: v.object({ reader: text }),
  /** A reader was erased, by the hash of their id. */
  erased: v.object({ readerHash: text, at: count }),
  /** A conversation of a room, or some of its messages, are kept no longer. */
  removed: v.object({ room }),
  /** Authors are called otherwise, or are others. */
  authors: v.object({}),
  /** A session of an author has ended, or all of them. */
  signedOut: v.union([v.object({ sessionHash: text }), v.object({ authorId: text })]),
  /** A reader is called otherwise. */
  reader: v.object({ id: text }),
  /** An author wants to be told otherwise. */
  notices: v.object({ author: text }),
} satisfies Record<string, v.GenericSchema>;

/** The names of signals. */
export type SignalName = keyof typeof SIGNALS;

/** What a signal tells. */
export type Signal<Name extends SignalName> = v.InferOutput<typeof SIGNALS[Name]>;
