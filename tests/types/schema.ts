/**
 * Schemas for the files beside this one.
 *
 * @module
 */
import * as v from "valibot";

/** Takes the size as text and gives a number. */
export const Say = v.object({
  text: v.string(),
  size: v.pipe(v.string(), v.transform(Number)),
});

/** What was said. */
export const Said = v.object({ said: v.string() });
