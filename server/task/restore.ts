/**
 * `deno task restore FOLDER`: puts a backup in the place of the data, while the server is stopped, and
 * keeps what was there beside it. Into a Deno KV that instances share it is put where nothing is yet.
 *
 * @module
 */
import { join } from "node:path";
import { newId } from "../../shared/chat/id.ts";
import { openKeyring } from "../chat/token/key_file.ts";
import { readConfig } from "../setting/config.ts";
import { systemClock } from "../messaging/mod.ts";
import { StartError } from "../wiring/start_fault.ts";
import { hashOfReader } from "../storage/port/reader_hash.ts";
import { DATA_FILE } from "../storage/sqlite/sqlite_store.ts";
import {
  checkDataFile,
  type Replaced,
  replaceDataFile,
} from "../storage/sqlite/file/stopped_file.ts";
import { StoreError } from "../storage/store.ts";
import { isKvBackup, restoreKv } from "./kv_backup.ts";
import { insteadOf } from "./no_data_file.ts";
import { runTask } from "./task.ts";

const KEY_FILE = "keys.json";
const ERASED_SINCE =
  "Rooms, whispers and messages that were erased since are there again: erase them again.";
const USAGE = `Usage: deno task restore FOLDER, where FOLDER is a backup

Replaces the data in DATA_DIR while the server is stopped, and keeps what was there beside it for a
week. A backup of a Deno KV goes into the KV of STORE, KV_URL and DENO_KV_ACCESS_TOKEN, which must
have no author and no message yet. Run it with the Deno that the instances run: what a newer Deno
writes into a KV an older one cannot read.`;

async function restore([folder = ""]: readonly string[]): Promise<string> {
  const { dataDir, storage } = readConfig((name) => Deno.env.get(name));
  if (storage.kind === "kv" && storage.at === "url") {
    const entries = await restoreKv(storage, folder);
    return `Put ${entries} entries into the KV. Start its instances anew, none with a Deno older ` +
      `than ${Deno.version.deno}, which could not read them.\n${ERASED_SINCE}`;
  }
  if (await isKvBackup(folder)) {
    throw new StartError(
      "Cannot restore: the backup is one of a Deno KV. Set STORE=kv and KV_URL.",
    );
  }
  if (storage.kind !== "sqlite") throw new StartError(`Cannot restore: ${insteadOf(storage)}`);
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  await assertBackup(folder);
  // Throws when there are keys that cannot be read.
  if (await isFile(join(folder, KEY_FILE))) await openKeyring(folder, random);
  await Deno.mkdir(dataDir, { recursive: true, mode: 0o700 });
  const beside = join(dataDir, `copy-${newId(random)}.tmp`);
  const now = systemClock.now();
  try {
    await copyOwnerOnly(join(folder, DATA_FILE), beside);
    checkDataFile(beside);
    const replaced = replace({ dataDir, by: beside, now });
    const keys = await replaceKeys(folder, dataDir, now);
    return [
      `Restored ${[DATA_FILE, ...keys ? [KEY_FILE] : []].join(" and ")} from ` +
      `${JSON.stringify(folder)}. Start the server.`,
      ...replaced === undefined ? [] : [
        `What was there is in ${JSON.stringify(replaced.path)}; the server removes it in a week.`,
        `Readers in the backup who were erased since: ${replaced.erased}. ` +
        "The server erases them again when it starts.",
      ],
      ERASED_SINCE,
    ].join("\n");
  } finally {
    await Deno.remove(beside).catch(() => {});
  }
}

async function assertBackup(folder: string): Promise<void> {
  if (await isFile(join(folder, DATA_FILE))) return;
  throw new StartError(
    `Cannot restore: there is no ${DATA_FILE} in ${JSON.stringify(folder)}. ` +
      'Name the folder that "deno task backup" made.',
  );
}

function replace(
  { dataDir, by, now }: { readonly dataDir: string; readonly by: string; readonly now: number },
): Replaced | undefined {
  try {
    return replaceDataFile({ path: join(dataDir, DATA_FILE), by, now, hashOf: hashOfReader });
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== "locked") throw error;
    throw new StartError(
      `Cannot restore: a server uses ${JSON.stringify(dataDir)}. Stop it first.`,
    );
  }
}

/** @returns whether the backup has keys */
async function replaceKeys(folder: string, dataDir: string, now: number): Promise<boolean> {
  const [from, to] = [join(folder, KEY_FILE), join(dataDir, KEY_FILE)];
  if (!await isFile(from)) return false;
  // Beside the file they belong to, and no longer there than it is.
  if (await isFile(to)) await Deno.rename(to, join(dataDir, `${DATA_FILE}.replaced-${now}.keys`));
  await copyOwnerOnly(from, to);
  return true;
}

async function copyOwnerOnly(from: string, to: string): Promise<void> {
  using source = await Deno.open(from);
  const target = await Deno.open(to, { write: true, createNew: true, mode: 0o600 });
  await source.readable.pipeTo(target.writable);
}

async function isFile(path: string): Promise<boolean> {
  return await Deno.stat(path).then((found) => found.isFile, () => false);
}

if (import.meta.main) {
  Deno.exit(await runTask({ usage: USAGE, takes: 1, act: restore }, Deno.args));
}
