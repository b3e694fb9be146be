/**
 * The parts of the store in Deno KV.
 *
 * @module
 */
import type { Parts } from "../parts.ts";
import type { KvPart } from "./kv_part.ts";
import { KV_SITES } from "./kv_sites.ts";

/** How each part is kept. */
export const KV_PARTS: { readonly [Name in keyof Parts]?: KvPart<Parts[Name]> } = {
  sites: KV_SITES,
};
