/**
 * What the server process may do, as flags for `deno run`: listen on one address, reach the push
 * services if it pushes, read the program, read and write one folder, read the file of sites if there
 * is one, and see its own settings. Nothing else.
 *
 * @module
 */
import { type Config, inUrl, SETTING_NAMES } from "./config.ts";
import { pushHostsOf } from "./outbound/web_push/push_services.ts";

/** What the process reads of the program, from its folder. */
const PROGRAM = ["server", "shared", "demo", "widget/dist"];

/** The flags for a process with these settings, whose working folder is the program's. */
export function permissionFlags(
  { host, port, dataDir, sitesFile, ...config }: Pick<
    Config,
    "host" | "port" | "dataDir" | "sitesFile" | "webPush" | "pushHosts"
  >,
): string[] {
  const read = [...PROGRAM, dataDir, ...sitesFile === undefined ? [] : [sitesFile]];
  return [
    "--no-prompt",
    `--allow-net=${[`${inUrl(host)}:${port}`, ...pushHostsOf(config)].join(",")}`,
    `--allow-read=${read.join(",")}`,
    `--allow-write=${dataDir}`,
    `--allow-env=${SETTING_NAMES.join(",")}`,
  ];
}
