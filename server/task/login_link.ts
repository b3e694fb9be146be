/**
 * `deno task login-link`: prints a link that signs the author in once. It needs the data folder and
 * nothing else, so it works while the server runs; the settings must be the server's.
 *
 * @module
 */
import { openKeyring } from "../chat/token/key_file.ts";
import { createLoginLink } from "../chat/author/login_link.ts";
import { readConfig } from "../config.ts";
import { systemClock } from "../messaging/mod.ts";
import { StartError } from "../start_fault.ts";
import { runTask } from "./task.ts";

const USAGE = `Usage: deno task login-link

Prints a link that signs the author in once, within an hour, also while the server runs.
DATA_DIR, and PUBLIC_URL or PORT, must be those of the server.`;

async function makeLink(): Promise<string> {
  const { dataDir, publicUrl } = readConfig((name) => Deno.env.get(name));
  if (!await Deno.stat(dataDir).then(({ isDirectory }) => isDirectory, () => false)) {
    throw new StartError(
      `Cannot make a link: there is no folder ${JSON.stringify(dataDir)}. ` +
        "Start the server once, or set DATA_DIR to the folder it uses.",
    );
  }
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  const keyring = await openKeyring(dataDir, random);
  return createLoginLink({ publicUrl, keyring, clock: systemClock, random });
}

if (import.meta.main) {
  Deno.exit(await runTask({ usage: USAGE, takes: 0, act: makeLink }, Deno.args));
}
