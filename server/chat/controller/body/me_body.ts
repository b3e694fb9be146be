/**
 * The schema of what readers say of themselves. What a name or an address must look like is the
 * domain's to say.
 *
 * @module
 */
import * as v from "valibot";
import type { SetMe } from "../../../../shared/chat/reader.ts";

/** A {@linkcode SetMe}. */
export const setMeBody: v.GenericSchema<unknown, SetMe> = v.object({
  name: v.exactOptional(v.nullable(v.string())),
  email: v.exactOptional(v.nullable(v.string())),
});
