/**
 * The data file: whether this program can open it, and, while no server has it, whether it is whole. A
 * running server is not disturbed: only the first hundred bytes are read then.
 *
 * @module
 */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { toError } from "../../../ops/log.ts";
import { migrations } from "../../../storage/sqlite/migration/mod.ts";
import { DATA_FILE } from "../../../storage/sqlite/sqlite_store.ts";
import type { StoreConfig } from "../../../setting/store_setting.ts";
import type { Check, Probe } from "../probe.ts";
import { fault, left, ok, type Verdict, warning } from "../verdict.ts";

const FORMAT = "Data file";
const WHOLE = "Data";
const HEADER_BYTES = 100;
/** Where SQLite's header has `user_version`. */
const VERSION_OFFSET = 60;

/** See the head of this file. */
export const dataFile: Check = {
  name: "On this machine",
  async run(probe) {
    const { storage } = probe.config;
    if (storage.kind !== "sqlite") return [lookAtStore(storage, probe)];
    const path = join(probe.config.dataDir, DATA_FILE);
    const header = await readHeader(path);
    if (header === undefined) {
      return [left(FORMAT, `There is no ${DATA_FILE} yet: the server makes it when it starts`)];
    }
    const format = judgeHeader(header, migrations.length);
    if (format.level === "fault") return [format];
    const here = await probe.here();
    if (here.kind === "known") {
      const why = "A server has the file open: a backup checks whether it is whole";
      return [format, left(WHOLE, `${why} (deno task backup FOLDER)`)];
    }
    return [format, checkWhole(path)];
  },
};

/** Whether what the data is in answers; only its server can open a file of KV. */
function lookAtStore(storage: StoreConfig, probe: Probe): Verdict {
  if (storage.kind !== "kv") {
    return warning(WHOLE, "STORE=memory: everything is gone when the server ends");
  }
  if (storage.at === "file") {
    return left(WHOLE, "It is in a file of Deno KV, which its server alone may open");
  }
  return probe.keyring === undefined
    ? fault(
      WHOLE,
      "The KV at KV_URL gives no keys",
      "Set KV_URL and DENO_KV_ACCESS_TOKEN to those of a KV that runs",
    )
    : ok(WHOLE, "The KV answers, and has the keys");
}

/** What the beginning of a file tells, to a program that knows so many versions. */
export function judgeHeader(header: Uint8Array, known: number): Verdict {
  const magic = new TextDecoder().decode(header.subarray(0, 15));
  if (magic !== "SQLite format 3" || header.length < HEADER_BYTES) {
    return fault(FORMAT, `${DATA_FILE} is no data file`, "Put a backup back: deno task restore");
  }
  const version = new DataView(header.buffer, header.byteOffset).getUint32(VERSION_OFFSET);
  if (version > known) {
    return fault(
      FORMAT,
      `${DATA_FILE} is of version ${version}, and this program knows ${known}`,
      "Start the newer program again, or put back a backup that was made before",
    );
  }
  return version < known
    ? warning(
      FORMAT,
      `${DATA_FILE} is of version ${version}; the server brings it to ${known} when it starts`,
    )
    : ok(FORMAT, `${DATA_FILE} is of this program's version, ${version}`);
}

function checkWhole(path: string): Verdict {
  const remedy = "Put a backup back: deno task restore FOLDER";
  try {
    using db = new DatabaseSync(path, { readOnly: true });
    const [found] = db.prepare("pragma integrity_check(1)").all();
    return found?.["integrity_check"] === "ok"
      ? ok(WHOLE, "The data file is whole")
      : fault(WHOLE, "The data file is damaged", remedy);
  } catch (error) {
    const { message } = toError(error);
    return /locked|busy/.test(message)
      ? left(WHOLE, "Another program has the data file open")
      : fault(WHOLE, `The data file cannot be read: ${message}`, remedy);
  }
}

async function readHeader(path: string): Promise<Uint8Array | undefined> {
  try {
    using file = await Deno.open(path);
    const header = new Uint8Array(HEADER_BYTES);
    const count = await file.read(header) ?? 0;
    return header.subarray(0, count);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
