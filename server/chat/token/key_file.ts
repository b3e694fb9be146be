/**
 * Keeps the keys in a file that only the server's user can read.
 *
 * `deno task rotate-keys` changes the file beside a running server, which looks at it every few
 * seconds: no signal has to find the right process, and none can get lost. Until it has looked it
 * signs with the key it has, which still counts.
 *
 * @module
 */
import { join } from "node:path";
import { base64Url, type RandomBytes } from "../../../shared/chat/id.ts";
import type { KeptKeyring, KeyFollowing } from "./kept_keyring.ts";
import {
  type Keyring,
  type Keys,
  newKeyring,
  parseKeyring,
  printKeyring,
  rotated,
} from "./keyring.ts";

/** How often a running server looks at the file, in milliseconds. */
export const KEY_FILE_LOOK_MS = 5_000;
const FILE_NAME = "keys.json";
const ONLY_OWNER_FILE = 0o600;
const ONLY_OWNER_FOLDER = 0o700;

/** The keys as they were in the file when it was last looked at. */
export class KeyFile implements KeptKeyring {
  readonly #path: string;
  #keyring: Keyring;

  /** @param path the file, in which this keyring is */
  constructor(path: string, keyring: Keyring) {
    this.#path = path;
    this.#keyring = keyring;
  }

  get keys(): Keys {
    return this.#keyring.keys;
  }

  get pseudonymSecret(): Uint8Array {
    return this.#keyring.pseudonymSecret;
  }

  async refresh(): Promise<void> {
    const keyring = await explained(this.#path, () => readKeyring(this.#path));
    if (keyring === undefined) {
      throw new Error(`There is no ${JSON.stringify(this.#path)} any more`);
    }
    this.#keyring = keyring;
  }

  async rotate(random: RandomBytes): Promise<void> {
    await this.refresh();
    const keyring = rotated(this.#keyring, random);
    const beside = besideOf(this.#path, random);
    await explained(this.#path, async () => {
      await writeWhole(beside, printKeyring(keyring));
      await Deno.rename(beside, this.#path);
    });
    this.#keyring = keyring;
  }

  /** Looks at the file every {@linkcode KEY_FILE_LOOK_MS}. */
  follow({ clock, report }: KeyFollowing): () => Promise<void> {
    let told = "";
    let looking = Promise.resolve();
    const look = async () => {
      try {
        await this.refresh();
        told = "";
      } catch (error) {
        const { message } = error as Error;
        if (message !== told) report(error as Error);
        told = message;
      }
      if (!stopped) cancel = clock.after(KEY_FILE_LOOK_MS, start);
    };
    const start = () => {
      looking = look();
    };
    let stopped = false;
    let cancel = clock.after(KEY_FILE_LOOK_MS, start);
    return async () => {
      stopped = true;
      cancel();
      await looking;
    };
  }

  glance(): undefined {}
}

/**
 * The keys of a data folder. Where there are none yet, the folder and its keys are made; whoever
 * else does so at the same moment gets the same keys.
 *
 * @param dataDir the data folder, as in `DATA_DIR`
 * @throws {Error} when they can neither be read nor made
 */
export async function openKeyring(dataDir: string, random: RandomBytes): Promise<KeyFile> {
  const path = join(dataDir, FILE_NAME);
  const keyring = await explained(path, async () => {
    return await readKeyring(path) ?? await makeKeyring(path, { dataDir, random });
  });
  return new KeyFile(path, keyring);
}

async function explained<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
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
  const beside = besideOf(path, random);
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

function besideOf(path: string, random: RandomBytes): string {
  return `${path}.${base64Url(random(new Uint8Array(9)))}`;
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
