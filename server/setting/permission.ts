/**
 * What the server process may do, as flags for `deno run`: listen on one address, reach the hosts it
 * was told to send to and the KV it keeps its data in if that is elsewhere, read the program, read and
 * write one folder where there is data, read the file of sites if there is one, and see its own
 * settings. Nothing else.
 *
 * @module
 */
import { type Config, inUrl, READ_NAMES } from "./config.ts";
import { hostOf } from "./kv_endpoints.ts";
import { pushHostsOf } from "../outbound/web_push/push_services.ts";
import { outboundHosts } from "./outbound_setting.ts";
import { type StoreConfig, usesFolder } from "./store_setting.ts";

/** What the process reads of the program, from its folder. */
const PROGRAM = ["server", "shared", "demo", "widget/dist"];

/**
 * The flags for a process with these settings, whose working folder is the program's.
 *
 * @param endpoints where a KV elsewhere is read and written, besides its address
 */
export function permissionFlags(
  { host, port, storage, dataDir, sitesFile, outbound, ...config }: Pick<
    Config,
    "host" | "port" | "storage" | "dataDir" | "sitesFile" | "webPush" | "pushHosts" | "outbound"
  >,
  endpoints: readonly string[] = [],
): string[] {
  const folders = usesFolder(storage) ? [dataDir] : [];
  const read = [...PROGRAM, ...folders, ...sitesFile === undefined ? [] : [sitesFile]];
  const net = [
    `${inUrl(host)}:${port}`,
    ...new Set([...kvHosts(storage), ...endpoints]),
    ...pushHostsOf(config),
    ...outboundHosts(outbound),
  ];
  return [
    "--no-prompt",
    `--allow-net=${net.join(",")}`,
    `--allow-read=${read.join(",")}`,
    ...folders.map((folder) => `--allow-write=${folder}`),
    `--allow-env=${READ_NAMES.join(",")}`,
  ];
}

/** The host and port of a KV that is elsewhere. */
function kvHosts(store: StoreConfig): string[] {
  if (store.kind !== "kv" || store.at !== "url") return [];
  return [hostOf(new URL(store.url))];
}
