/**
 * What the server process may do, as flags for `deno run`: listen on one address, reach the hosts it
 * was told to send to, read the program, read and write one folder, read the file of sites if there is
 * one, and see its own settings. Nothing else.
 *
 * @module
 */
import { type Config, inUrl, SETTING_NAMES } from "./config.ts";
import { pushHostsOf } from "./outbound/web_push/push_services.ts";
import { outboundHosts } from "./outbound_setting.ts";

/** What the process reads of the program, from its folder. */
const PROGRAM = ["server", "shared", "demo", "widget/dist"];

/** The flags for a process with these settings, whose working folder is the program's. */
export function permissionFlags(
  { host, port, dataDir, sitesFile, outbound, ...config }: Pick<
    Config,
    "host" | "port" | "dataDir" | "sitesFile" | "webPush" | "pushHosts" | "outbound"
  >,
): string[] {
  const read = [...PROGRAM, dataDir, ...sitesFile === undefined ? [] : [sitesFile]];
  const net = [`${inUrl(host)}:${port}`, ...pushHostsOf(config), ...outboundHosts(outbound)];
  return [
    "--no-prompt",
    `--allow-net=${net.join(",")}`,
    `--allow-read=${read.join(",")}`,
    `--allow-write=${dataDir}`,
    `--allow-env=${SETTING_NAMES.join(",")}`,
  ];
}
