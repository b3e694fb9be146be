/**
 * `deno task rotate-keys`: signs tokens with a new key from now on. The key until now still
 * verifies, the one before that no longer. A running server takes it over by itself.
 *
 * @module
 */
import { KEY_FILE_LOOK_MS } from "../chat/token/key_file.ts";
import { readConfig } from "../setting/config.ts";
import { openTaskKeys } from "./task_keys.ts";
import { runTask } from "./task.ts";

const USAGE = `Usage: deno task rotate-keys

Signs tokens with a new key from now on, also while the server runs. Tokens of the key until now
stay valid, those of the key before it do not. The settings must be those of the server.`;

async function rotate(): Promise<string> {
  const config = readConfig((name) => Deno.env.get(name));
  const { keyring, close } = await openTaskKeys(config, "change the keys");
  try {
    const hadTwo = keyring.keys.length > 1;
    const known = new Set(keyring.keys.map(({ id }) => id));
    await keyring.rotate((bytes) => crypto.getRandomValues(bytes));
    const { id, signsFrom } = keyring.keys.find(({ id }) => !known.has(id)) ?? keyring.keys[0];
    const when = signsFrom === undefined
      ? `A running server takes it over within ${KEY_FILE_LOOK_MS / 1_000} seconds.`
      : "It begins to sign in a minute, when all running instances know it.";
    return `Tokens are signed with a new key, ${id}. ${when}\n` +
      "Whoever has a token keeps it, and gets one of the new key at the next visit." +
      (hadTwo
        ? "\nTokens from before the last change count no longer: readers who were not here since " +
          "then come back as strangers."
        : "");
  } finally {
    close();
  }
}

if (import.meta.main) Deno.exit(await runTask({ usage: USAGE, takes: 0, act: rotate }, Deno.args));
