/**
 * `deno task login-link`: prints a link that signs the author in once. It needs the keys and
 * nothing else, so it works while the server runs; the settings must be the server's.
 *
 * @module
 */
import { createLoginLink } from "../chat/author/login_link.ts";
import { readConfig } from "../setting/config.ts";
import { systemClock } from "../messaging/mod.ts";
import { openTaskKeys } from "./task_keys.ts";
import { runTask } from "./task.ts";

const USAGE = `Usage: deno task login-link

Prints a link that signs the author in once, within an hour, also while the server runs.
The settings that say where the data is, and PUBLIC_URL or PORT, must be those of the server.`;

async function makeLink(): Promise<string> {
  const config = readConfig((name) => Deno.env.get(name));
  const keys = await openTaskKeys(config, "make a link");
  try {
    const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
    return createLoginLink({ ...config, ...keys, clock: systemClock, random });
  } finally {
    keys.close();
  }
}

if (import.meta.main) {
  Deno.exit(await runTask({ usage: USAGE, takes: 0, act: makeLink }, Deno.args));
}
