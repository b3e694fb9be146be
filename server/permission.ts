/**
 * What the server process may do, as flags for `deno run`: listen on one address, read the program,
 * read and write one folder, and see its own settings. Nothing else.
 *
 * @module
 */
import { type Config, inUrl, SETTING_NAMES } from "./config.ts";

/** What the process reads of the program, from its folder. */
const PROGRAM = ["server", "shared", "demo", "widget/dist"];

/** The flags for a process with these settings, whose working folder is the program's. */
export function permissionFlags(
  { host, port, dataDir }: Pick<Config, "host" | "port" | "dataDir">,
): string[] {
  return [
    "--no-prompt",
    `--allow-net=${inUrl(host)}:${port}`,
    `--allow-read=${[...PROGRAM, dataDir].join(",")}`,
    `--allow-write=${dataDir}`,
    `--allow-env=${SETTING_NAMES.join(",")}`,
  ];
}
