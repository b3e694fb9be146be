/**
 * Keeps the keys in a file that only the server's user can read.
 *
 * @module
 */
import { join } from "node:path";
import { base64Url, type RandomBytes } from "../../shared/chat/id.ts";
import { type Keyring, newKeyring, parseKeyring, printKeyring } from "./keyring.ts";

const FILE_NAME = "keys.json";
const ONLY_OWNER_FILE = 0o600;
const ONLY_OWNER_FOLDER = 0o700;

/**
 * The keys of a data folder. Where there are none yet, the folder and its keys are made; whoever
 * else does so at the same moment gets the same keys.
 *
 * @param dataDir the data folder, as in `DATA_DIR`
 * @throws {Error} when they can neither be read nor made
 */
export async function openKeyring(dataDir: string, random: RandomBytes): Promise<Keyring> {
  const path = join(dataDir, FILE_NAME);
  try {
    return await readKeyring(path) ?? await makeKeyring(path, { dataDir, random });
  } catch (error) {
    throw new Error(`Cannot use the keys in ${JSON.stringify(path)}: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

/** `undefined` when there is no file. */
async function readKeyring(path: string): Promise<Keyring | undefined> {
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
  const keyring = parseKeyring(text);
  if (keyring === undefined) {
    throw new Error(
      "the file is damaged. Restore it, or delete it: then everybody has to sign in again",
    );
  }
  return keyring;
}

/** Writes beside, then links: a file under its final name is always whole, and the first one stays. */
async function makeKeyring(
  path: string,
  { dataDir, random }: { dataDir: string; random: RandomBytes },
): Promise<Keyring> {
  const keyring = newKeyring(random);
  const beside = `${path}.${base64Url(random(new Uint8Array(9)))}`;
  await Deno.mkdir(dataDir, { recursive: true, mode: ONLY_OWNER_FOLDER });
  try {
    await writeWhole(beside, printKeyring(keyring));
    await Deno.link(beside, path);
    return keyring;
  } catch (error) {
    const others = error instanceof Deno.errors.AlreadyExists && await readKeyring(path);
    if (others) return others;
    throw error;
  } finally {
    await Deno.remove(beside).catch(() => {});
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  using file = await Deno.open(path, { createNew: true, write: true, mode: ONLY_OWNER_FILE });
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length;) from += await file.write(bytes.subarray(from));
  await file.sync();
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
