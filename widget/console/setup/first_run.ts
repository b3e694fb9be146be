/**
 * Whether a server is new: then the first author is led through the set-up.
 *
 * @module
 */
import { isSiteList } from "../../../shared/chat/site_body.ts";
import type { ConsoleApi } from "../api/console_api.ts";

/** Whether nobody has settled anything yet. */
export async function isUnsettled(api: Pick<ConsoleApi, "call">): Promise<boolean> {
  const outcome = await api.call("GET", "/api/sites");
  if (!outcome.ok || !isSiteList(outcome.value)) return false;
  const { sites: [site, ...others], given } = outcome.value;
  return others.length === 0 && site !== undefined && site.title === "" &&
    site.changed === undefined && site.origins.every((origin) => given.includes(origin));
}
