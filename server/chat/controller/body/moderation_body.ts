/**
 * Schemas of what authors send about readers.
 *
 * @module
 */
import * as v from "valibot";
import { isMessageId } from "../../../../shared/chat/id.ts";
import type { Judge, Lift, Purge, Restrict } from "../../../../shared/chat/moderation.ts";
import { MAX_MEASURE_MINUTES, MAX_PATH_LENGTH } from "../../../../shared/limit.ts";

/** A schema whose output is `T`, whatever comes in. */
type SchemaOf<T> = v.GenericSchema<unknown, T>;

const id = v.pipe(v.string(), v.check(isMessageId, '16 to 64 of A–Z, a–z, 0–9, "_" and "-"'));
/** A site, a slash and a path; whether it is a room the domain says. */
const room = v.pipe(v.string(), v.maxLength(MAX_PATH_LENGTH + 40));
const site = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/));

/** A {@linkcode Restrict}. */
export const restrictBody: SchemaOf<Restrict> = v.object({
  id,
  message: v.exactOptional(v.object({ room, whisper: v.exactOptional(id), id })),
  reader: v.exactOptional(id),
  site: v.exactOptional(site),
  network: v.exactOptional(v.boolean()),
  reason: v.exactOptional(v.string()),
  minutes: v.exactOptional(
    v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_MEASURE_MINUTES)),
  ),
});

/** A {@linkcode Lift}. */
export const liftBody: SchemaOf<Lift> = v.object({ id });

/** A {@linkcode Purge}. */
export const purgeBody: SchemaOf<Purge> = v.object({ reader: id });

/** A {@linkcode Judge}. */
export const judgeBody: SchemaOf<Judge> = v.object({ room, id });
