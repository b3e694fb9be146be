/**
 * `deno task rotate-keys`: signs tokens with a new key from now on. The key until now still
 * verifies, the one before that no longer. A running server takes it over by itself.
 *
 * @module
 */
import { KEY_FILE_LOOK_MS, openKeyring } from "../chat/token/key_file.ts";
import { readConfig } from "../config.ts";
import { StartError } from "../start_fault.ts";
import { runTask } from "./task.ts";

const USAGE = `Usage: deno task rotate-keys

Signs tokens with a new key from now on, also while the server runs. The key until now still
counts, the one before that no longer. DATA_DIR must be that of the server.`;

async function rotate(): Promise<string> {
  const { dataDir } = readConfig((name) => Deno.env.get(name));
  if (!await Deno.stat(dataDir).then(({ isDirectory }) => isDirectory, () => false)) {
    throw new StartError(
      `Cannot change the keys: there is no folder ${JSON.stringify(dataDir)}. ` +
        "Start the server once, or set DATA_DIR to the folder it uses.",
    );
  }
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  const keyring = await openKeyring(dataDir, random);
  const hadTwo = keyring.keys.length > 1;
  await keyring.rotate(random);
  return `Tokens are signed with a new key, ${
    keyring.keys[0].id
  }. A running server takes it over ` +
    `within ${KEY_FILE_LOOK_MS / 1_000} seconds.\n` +
    "Whoever has a token keeps it, and gets one of the new key at the next visit." +
    (hadTwo
      ? "\nTokens from before the last change count no longer: readers who were not here since " +
        "then come back as strangers."
      : "");
}

if (import.meta.main) Deno.exit(await runTask({ usage: USAGE, takes: 0, act: rotate }, Deno.args));
