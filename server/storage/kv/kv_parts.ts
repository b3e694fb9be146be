/**
 * The parts of the store in Deno KV.
 *
 * @module
 */
import { partOf } from "../part.ts";
import { PART_EFFECTS, type Parts } from "../parts.ts";
import { StoreError } from "../store.ts";
import type { KvDatabase } from "./database.ts";
import { type KvPart, kvPart } from "./kv_part.ts";
import { KV_SITES } from "./kv_sites.ts";

/** How each part is kept. */
export const KV_PARTS: { readonly [Name in keyof Parts]?: KvPart<Parts[Name]> } = {
  sites: KV_SITES,
};

/** All parts, on a database. */
export function kvParts(database: KvDatabase): Parts {
  const parts = Object.keys(PART_EFFECTS).map((
    name,
  ) => [name, partOn(database, name as keyof Parts)]);
  return Object.fromEntries(parts) as Parts;
}

function partOn<Name extends keyof Parts>(database: KvDatabase, name: Name): Parts[Name] {
  const part: KvPart<Parts[Name]> | undefined = KV_PARTS[name];
  if (part !== undefined) return kvPart(database, name, part);
  return partOf<Parts[Name]>(PART_EFFECTS[name], (call) =>
    database.read(() => {
      throw new StoreError("failed", `Cannot answer "${name}.${call}": it is not kept yet`);
    }));
}
