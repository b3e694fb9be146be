/**
 * Sites in a file, for those who keep settings beside their other ones: read once, at the start.
 *
 * @module
 */
import { DEFAULT_SITE } from "../../shared/chat/id.ts";
import type { Site } from "../../shared/chat/site.ts";
import { MAX_SITES } from "../../shared/limit.ts";
import { readSettings, SettingsError } from "../chat/site/settings_fault.ts";
import { siteInFile } from "../chat/site/site_schema.ts";
import { Sites } from "../chat/site/sites.ts";
import { type Config, ConfigError } from "./config.ts";
import { ownOrigins } from "../http/request/origin.ts";
import type { Log } from "../ops/log.ts";
import type { Store } from "../storage/store.ts";

/**
 * All sites: those of the file, and those that are kept.
 *
 * @param log is told where two of them name one origin
 * @throws {ConfigError} with every fault of the file
 */
export async function openSites(
  store: Pick<Store, "sites" | "roomSettings">,
  { publicUrl, allowedOrigins, sitesFile }: Pick<
    Config,
    "publicUrl" | "allowedOrigins" | "sitesFile"
  >,
  log: Log,
): Promise<Sites> {
  const fixed = sitesFile === undefined
    ? undefined
    : { file: sitesFile, sites: await readSitesFile(sitesFile, allowedOrigins) };
  const sites = new Sites({
    store,
    ownOrigins: ownOrigins(publicUrl),
    allowedOrigins,
    ...fixed !== undefined && { fixed },
  });
  await sites.load();
  for (const { id } of sites.all()) {
    for (const origin of sites.overlappedOrigins(id)) {
      log.warn("origin-of-another-site", { origin, site: id, "counts-for": sites.namedBy(origin) });
    }
  }
  return sites;
}

/**
 * The sites that stand in a file.
 *
 * @throws {ConfigError} with every fault of the file
 */
export async function readSitesFile(
  file: string,
  allowedOrigins: readonly string[] | undefined,
): Promise<readonly Site[]> {
  try {
    return parseSites(await Deno.readTextFile(file), allowedOrigins);
  } catch (error) {
    const faults = error instanceof SettingsError ? error.faults : [reasonOf(error)];
    throw new ConfigError(
      faults.map((fault) => `Cannot use ${JSON.stringify(file)} as SITES_FILE: ${fault}`),
    );
  }
}

/**
 * The sites of a file's text.
 *
 * @param allowedOrigins the default site's by another setting, which no other site may name
 * @throws {SettingsError} with every fault, each with its place
 *
 * @example
 * ```ts
 * import { parseSites } from "./sites_file.ts";
 * const [blog] = parseSites('{ "sites": [{ "id": "blog", "title": "The blog" }] }');
 * console.assert(blog?.title === "The blog");
 * ```
 */
export function parseSites(text: string, allowedOrigins: readonly string[] = []): readonly Site[] {
  const { sites: rows, ...others } = rowsOf(text);
  const faults = Object.keys(others).map((name) =>
    `${name.slice(0, 50)}: there is no such setting`
  );
  const sites = rows.flatMap((row, n) => {
    try {
      return [{ site: readSettings(row, siteInFile, { place: `sites[${n}]`, strict: true }), n }];
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      faults.push(...error.faults);
      return [];
    }
  });
  const placeOfId = new Map<string, number>();
  const ownerOf = new Map(allowedOrigins.map((origin) => [origin, DEFAULT_SITE]));
  for (const { site: { id, origins }, n } of sites) {
    const first = placeOfId.get(id);
    if (first !== undefined) faults.push(`sites[${n}].id: sites[${first}] is "${id}" too`);
    else placeOfId.set(id, n);
    for (const [at, origin] of origins.entries()) {
      const owner = ownerOf.get(origin) ?? id;
      if (owner !== id) {
        faults.push(`sites[${n}].origins[${at}]: ${origin} is of the site "${owner}"`);
      }
      ownerOf.set(origin, owner);
    }
  }
  if (faults.length > 0) throw new SettingsError(faults);
  return sites.map(({ site }) => site);
}

function rowsOf(text: string): { readonly sites: readonly unknown[] } {
  const value: unknown = JSON.parse(text);
  const { sites } = Object(value);
  if (Array.isArray(sites) && sites.length <= MAX_SITES) return { ...Object(value), sites };
  throw new SettingsError([`expected { "sites": [ … ] }, with at most ${MAX_SITES} sites`]);
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return `it is not JSON: ${error.message}`;
  if (error instanceof Deno.errors.NotFound) return "there is no such file";
  if (error instanceof Deno.errors.IsADirectory) return "it is a folder";
  return error instanceof Error ? error.message : String(error);
}
