/**
 * `deno task backup FOLDER`: copies the data file and the keys into a new folder, while the server
 * runs or not. A running server makes the copy itself, since nobody else may open its file. What is in
 * a Deno KV that instances share is copied from there.
 *
 * @module
 */
import { join } from "node:path";
import { askServer } from "./ask_server.ts";
import { type Config, inUrl, readConfig } from "../setting/config.ts";
import { toError } from "../ops/log.ts";
import { StartError } from "../wiring/start_fault.ts";
import { DATA_FILE } from "../storage/sqlite/sqlite_store.ts";
import { checkDataFile, copyStopped } from "../storage/sqlite/file/stopped_file.ts";
import { StoreError } from "../storage/store.ts";
import { backUpKv } from "./kv_backup.ts";
import { insteadOf } from "./no_data_file.ts";
import { runTask } from "./task.ts";

const KEY_FILE = "keys.json";
const KEEP_WELL = "Keep them as the data itself: what is erased later stays in there.";
const USAGE = `Usage: deno task backup FOLDER, where FOLDER is a new one

Copies the data and the keys there, while the server runs or not.
HOST, PORT and DATA_DIR must be those of the server; of one on a Deno KV STORE, KV_URL and
DENO_KV_ACCESS_TOKEN.`;

async function backUp([folder = ""]: readonly string[]): Promise<string> {
  const config = readConfig((name) => Deno.env.get(name));
  const { dataDir, storage } = config;
  if (storage.kind === "kv" && storage.at === "url") {
    await makeFolder(folder);
    const entries = await backUpKv(storage, folder).catch(async (error) => {
      await Deno.remove(folder, { recursive: true });
      throw error;
    });
    return `Copied ${entries} entries of the KV to ${JSON.stringify(folder)}. ${KEEP_WELL}`;
  }
  if (storage.kind !== "sqlite") {
    throw new StartError(`Cannot back up: ${insteadOf(storage)}`);
  }
  if (!await isFile(join(dataDir, DATA_FILE))) {
    throw new StartError(
      `Cannot back up: there is no ${DATA_FILE} in ${JSON.stringify(dataDir)}. ` +
        "Set DATA_DIR to the folder the server uses.",
    );
  }
  await makeFolder(folder);
  const copy = join(folder, DATA_FILE);
  try {
    const isRunning = await copyFromServer(config, copy);
    if (!isRunning) await copyFromFile(config, copy);
    checkDataFile(copy);
    await copyOwnerOnly(join(dataDir, KEY_FILE), join(folder, KEY_FILE));
    return `Copied ${DATA_FILE} and ${KEY_FILE} to ${JSON.stringify(folder)}` +
      `${isRunning ? ", while the server runs" : ""}. ${KEEP_WELL}`;
  } catch (error) {
    await Deno.remove(folder, { recursive: true });
    throw error;
  }
}

/** @returns whether a server runs */
async function copyFromServer(config: Config, path: string): Promise<boolean> {
  const copy = await askServer(config, "/api/backup");
  if (copy === undefined) return false;
  const file = await Deno.open(path, { write: true, createNew: true, mode: 0o600 });
  await copy.pipeTo(file.writable);
  return true;
}

async function copyFromFile({ dataDir, host, port }: Config, path: string): Promise<void> {
  try {
    await copyStopped(join(dataDir, DATA_FILE), path);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== "locked") throw error;
    throw new StartError(
      `Cannot back up: a server uses ${JSON.stringify(dataDir)}, and none answers at ` +
        `${inUrl(host)}:${port}. Set HOST and PORT as for that server.`,
    );
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await Deno.mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const reason = error instanceof Deno.errors.AlreadyExists
      ? "there is something already. Name a new folder"
      : toError(error).message;
    throw new StartError(`Cannot back up to ${JSON.stringify(folder)}: ${reason}.`);
  }
}

async function copyOwnerOnly(from: string, to: string): Promise<void> {
  const content = await Deno.readFile(from);
  await Deno.writeFile(to, content, { createNew: true, mode: 0o600 });
}

async function isFile(path: string): Promise<boolean> {
  return await Deno.stat(path).then((found) => found.isFile, () => false);
}

if (import.meta.main) {
  Deno.exit(await runTask({ usage: USAGE, takes: 1, act: backUp }, Deno.args));
}
