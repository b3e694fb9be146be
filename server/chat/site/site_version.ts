/**
 * What names the settings of a site as they are: equal settings have one version, wherever and in
 * whatever order they were read.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { Site } from "../../../shared/chat/site.ts";

/** Enough that nobody meets another with the same by chance. */
const LENGTH = 16;

/**
 * The version of a site's settings.
 *
 * @example
 * ```ts
 * import { DEFAULT_MODERATION } from "../../../shared/chat/site.ts";
 * import { siteVersion } from "./site_version.ts";
 * const moderation = DEFAULT_MODERATION;
 * const site = { id: "a", title: "A", origins: [], language: "", theme: {}, moderation };
 * const light = { ...site, theme: { mode: "light" } } as const;
 * const dark = { ...site, theme: { mode: "dark" } } as const;
 * console.assert(siteVersion(light) !== siteVersion(dark));
 * ```
 */
export function siteVersion(site: Site): string {
  return createHash("sha256").update(JSON.stringify(sorted(site))).digest("base64url")
    .slice(0, LENGTH);
}

/** The same with all fields in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const rows = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    rows.sort(([a], [b]) => a < b ? -1 : 1).map(([name, field]) => [name, sorted(field)]),
  );
}
