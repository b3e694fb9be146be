/**
 * The file with blogs, if there is one: read as the server reads it when it starts.
 *
 * @module
 */
import { ConfigError } from "../../../setting/config.ts";
import { readSitesFile } from "../../../setting/sites_file.ts";
import type { Check } from "../probe.ts";
import { fault, ok } from "../verdict.ts";

const SITES = "Sites file";

/** See the head of this file. */
export const sites: Check = {
  name: "On this machine",
  async run({ config: { sitesFile, allowedOrigins } }) {
    if (sitesFile === undefined) return [];
    try {
      const found = await readSitesFile(sitesFile, allowedOrigins);
      return [ok(SITES, `In ${sitesFile} stand ${found.length}; a change counts after a restart`)];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return error.faults.map((text) => fault(SITES, text));
    }
  },
};
