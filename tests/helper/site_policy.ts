/**
 * Sites, and who may talk to a server with them, for tests.
 *
 * @module
 */
import { Sites } from "../../server/chat/site/sites.ts";
import type { OriginPolicy, SitePolicy } from "../../server/http/request/origin.ts";
import { MemoryStore } from "../../server/storage/memory/memory_store.ts";
import { DEFAULT_MODERATION, type Site } from "../../shared/chat/site.ts";
import { random } from "./chat.ts";

/** The settings of a site of which only some matter. */
export function siteWith(id: string, settings: Partial<Site> = {}): Site {
  return {
    id,
    title: `The ${id}`,
    origins: [],
    language: "",
    theme: { mode: "auto" },
    moderation: DEFAULT_MODERATION,
    ...settings,
  };
}

/** The sites of a server with these in a file. */
export function sitesOf({ own, allowed }: OriginPolicy, sites: readonly Site[] = []): Sites {
  return new Sites({
    store: new MemoryStore({ random }),
    ownOrigins: own,
    allowedOrigins: allowed,
    fixed: { file: "sites.json", sites },
  });
}

/** The policy of a server without settings of sites. */
export function sitePolicy(policy: OriginPolicy): SitePolicy {
  const sites = sitesOf(policy);
  return { ...policy, siteOfOrigin: (origin) => sites.siteOfOrigin(origin) };
}
