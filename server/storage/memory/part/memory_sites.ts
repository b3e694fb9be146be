/**
 * Sites in memory.
 *
 * @module
 */
import type { Site } from "../../../../shared/chat/site.ts";
import type { Synchronous } from "../../part.ts";
import type { SiteStore } from "../../port/site_store.ts";

/** The settings of sites, until the process ends. */
export class MemorySites implements Synchronous<SiteStore> {
  readonly #sites = new Map<string, Site>();

  all(): readonly Site[] {
    return [...this.#sites.values()].sort((a, b) => a.id < b.id ? -1 : 1);
  }

  put(site: Site): void {
    this.#sites.set(site.id, structuredClone(site));
  }

  remove(id: string): boolean {
    return this.#sites.delete(id);
  }
}
