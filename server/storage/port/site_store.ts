/**
 * Keeps the settings of sites.
 *
 * @module
 */
import type { Site } from "../../../shared/chat/site.ts";
import type { Effects } from "../part.ts";

/** Keeps the settings of sites. */
export interface SiteStore {
  /** All sites with settings, by their ids in alphabetical order. */
  all(): Promise<readonly Site[]>;
  /** Adds the settings of a site, or replaces those of the one with the same id. */
  put(site: Site): Promise<void>;
  /**
   * Forgets the settings of a site; its conversations stay.
   *
   * @returns whether there were any
   */
  remove(id: string): Promise<boolean>;
}

/** What each call does. */
export const SITE_EFFECTS: Effects<SiteStore> = { all: "read", put: "write", remove: "erase" };
