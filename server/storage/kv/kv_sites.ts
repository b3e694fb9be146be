/**
 * The settings of sites in Deno KV.
 *
 * @module
 */
import type { Site } from "../../../shared/chat/site.ts";
import type { Synchronous } from "../part.ts";
import type { SiteStore } from "../port/site_store.ts";
import { textPart } from "./key.ts";
import { partIn } from "./kv_part.ts";
import type { View } from "./view.ts";

const PARTITION = "sites";
/** More than there can be. */
const MOST = 10_000;

/** `["sites", "site", id]`: settings. */
export class KvSites implements Synchronous<SiteStore> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  all(): readonly Site[] {
    const found = this.#view.list<Site>({ prefix: [PARTITION, "site"] }, { limit: MOST });
    return found.map(({ value }) => value);
  }

  put(site: Site): void {
    this.#view.set(keyOf(site.id), site);
  }

  remove(id: string): boolean {
    const isThere = this.#view.get(keyOf(id)) !== undefined;
    if (isThere) this.#view.delete(keyOf(id));
    return isThere;
  }
}

/** {@linkcode KvSites}, all in one partition. */
export const KV_SITES = partIn<SiteStore>(PARTITION, (view) => new KvSites(view));

function keyOf(id: string): readonly [string, string, string] {
  return [PARTITION, "site", textPart(id)];
}
