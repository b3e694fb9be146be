/**
 * Schemas of what clients send about themselves: what they have seen, that they write, that they are
 * away.
 *
 * @module
 */
import * as v from "valibot";
import type { SetSeen, SetTyping } from "../../../../shared/chat/attention.ts";
import type { SetAway } from "../../../../shared/chat/presence.ts";
import { EPOCH } from "./conversation_body.ts";

/** A schema whose output is `T`, whatever comes in. */
type SchemaOf<T> = v.GenericSchema<unknown, T>;

/** A {@linkcode SetSeen}. */
export const seenBody: SchemaOf<SetSeen> = v.object({
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  epoch: v.exactOptional(v.pipe(v.string(), v.regex(EPOCH))),
});

/** A {@linkcode SetTyping}. */
export const typingBody: SchemaOf<SetTyping> = v.object({
  tag: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))),
});

/** A {@linkcode SetAway}. */
export const awayBody: SchemaOf<SetAway> = v.object({ away: v.boolean() });
