/**
 * Schemas for the files beside this one.
 *
 * @module
 */
import * as v from "valibot";
import * as z from "zod";

/** Takes the size as text and gives a number. */
export const Say = v.object({
  text: v.string(),
  size: v.pipe(v.string(), v.transform(Number)),
});

/** What was said. */
export const Said = v.object({ said: v.string() });

/** As {@linkcode Say}, of another library. */
export const ZodSay = z.object({ text: z.string(), size: z.string().transform(Number) });

/** As {@linkcode Said}, of another library. */
export const ZodSaid = z.object({ said: z.string() });
