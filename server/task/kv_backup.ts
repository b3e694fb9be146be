/**
 * Backups of a Deno KV that several instances share: a folder with a file for each partition, in which
 * each line is a key and its value as V8 writes them, in Base64.
 *
 * @module
 */
import { Buffer } from "node:buffer";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { systemClock } from "../messaging/mod.ts";
import { toError } from "../ops/log.ts";
import type { StoreConfig } from "../setting/store_setting.ts";
import { copyKv, type KeptEntry } from "../storage/kv/copy/kv_copy.ts";
import { putBackKv } from "../storage/kv/copy/kv_put_back.ts";
import { FORMAT_KEY, IN_RESTORATION } from "../storage/kv/format.ts";
import { openKvStore } from "../storage/kv/kv_store.ts";
import { openKv } from "../wiring/open_kv.ts";
import { StartError } from "../wiring/start_fault.ts";

type KvConfig = StoreConfig & { readonly kind: "kv" };

/** Written last: without it a backup is not whole. */
const MANIFEST = "kv.json";
const FORM = 1;
const SUFFIX = ".kv";

/** Whether a folder has a backup of a KV. */
export async function isKvBackup(folder: string): Promise<boolean> {
  return await Deno.stat(join(folder, MANIFEST)).then(({ isFile }) => isFile, () => false);
}

/**
 * Copies what is in the KV into a folder that is there and empty.
 *
 * @returns how many entries there are
 * @throws {StartError | StoreError} when it cannot be copied
 */
export async function backUpKv(config: KvConfig, folder: string): Promise<number> {
  const kv = await openKv(config);
  try {
    const entries = await copyKv(kv, (partition, entries) => write(folder, partition, entries));
    const manifest = JSON.stringify({ form: FORM, entries });
    await Deno.writeTextFile(join(folder, MANIFEST), manifest, { createNew: true, mode: 0o600 });
    return entries;
  } catch (error) {
    throw new StartError(`Cannot back up: ${toError(error).message}.`, { cause: error });
  } finally {
    kv.close();
  }
}

/**
 * Puts a backup into the KV, in which there is no author and no message yet.
 *
 * @returns how many entries there were
 * @throws {StartError} when the folder or the KV is not fit for it
 */
export async function restoreKv(config: KvConfig, folder: string): Promise<number> {
  const { form, entries } = await manifestOf(folder);
  if (form !== FORM) {
    throw new StartError("Cannot restore: a newer version of the program made this backup.");
  }
  const kv = await openKv(config);
  try {
    await assertNew(kv);
    const count = await putBackKv(kv, partsOf(folder));
    if (count !== entries) {
      throw new StartError(
        `Cannot restore: of ${entries} entries of the backup ${count} are there.`,
      );
    }
    return count;
  } finally {
    kv.close();
  }
}

async function write(
  folder: string,
  partition: string,
  entries: readonly KeptEntry[],
): Promise<void> {
  const lines = entries.map(({ key, value }) => `${serialize([key, value]).toString("base64")}\n`);
  const path = join(folder, encodeURIComponent(partition) + SUFFIX);
  await Deno.writeTextFile(path, lines.join(""), { mode: 0o600 });
}

async function* partsOf(folder: string) {
  for await (const { name } of Deno.readDir(folder)) {
    if (!name.endsWith(SUFFIX)) continue;
    const text = await Deno.readTextFile(join(folder, name));
    yield text.split("\n").filter((line) => line !== "").map((line) => {
      // Of a buffer that is a part of a larger one Deno 2.5 reads octets in it at a wrong place.
      const octets = new Uint8Array(Buffer.from(line, "base64"));
      const [key, value]: [Deno.KvKey, unknown] = deserialize(octets);
      return [{ key, value }, octets.length] as const;
    });
  }
}

async function manifestOf(folder: string): Promise<{ form: unknown; entries: unknown }> {
  try {
    return JSON.parse(await Deno.readTextFile(join(folder, MANIFEST)));
  } catch {
    throw new StartError(
      `Cannot restore: there is no whole backup of a Deno KV in ${JSON.stringify(folder)}. ` +
        'Name the folder that "deno task backup" made.',
    );
  }
}

/** Unless a restoration was broken off there. */
async function assertNew(kv: Deno.Kv): Promise<void> {
  if ((await kv.get(FORMAT_KEY)).value === IN_RESTORATION) return;
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  const store = await openKvStore({ kv, clock: systemClock, random });
  try {
    const [authors, rooms, whispers] = await Promise.all([
      store.authors(),
      store.rooms({ limit: 1 }),
      store.whispers({ limit: 1 }),
    ]);
    if (authors.length + rooms.length + whispers.length === 0) return;
  } finally {
    await store.close();
  }
  throw new StartError(
    "Cannot restore: there is a chat in this KV already. Take a new database: what is in this one " +
      "would be lost.",
  );
}
