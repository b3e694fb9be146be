/**
 * The data folder: whether the server can write there, how much room is left, and who can read it.
 *
 * @module
 */
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { toError } from "../../../ops/log.ts";
import { usesFolder } from "../../../setting/store_setting.ts";
import type { Check } from "../probe.ts";
import { fault, left, ok, type Verdict, warning } from "../verdict.ts";

const FOLDER = "Data folder";
const SPACE = "Free space";
const PRIVACY = "Keys";
/** Less is trouble soon: a backup needs as much as the data. */
const LITTLE_BYTES = 500 * 1024 * 1024;
/** Less is trouble now. */
const NOTHING_BYTES = 20 * 1024 * 1024;

/** See the head of this file. */
export const folder: Check = {
  name: "On this machine",
  async run({ config: { dataDir, storage } }) {
    if (!usesFolder(storage)) return [left(FOLDER, "Nothing is kept on this machine")];
    const written = await tryWriting(dataDir);
    if (written.level === "fault") return [written];
    const { bavail, bsize } = await statfs(dataDir);
    return [written, judgeSpace(bavail * bsize, dataDir), await lookAtKeys(dataDir)];
  },
};

/** Room on the disk, in bytes. */
export function judgeSpace(bytes: number, dataDir: string): Verdict {
  const seen = `${Math.floor(bytes / 1024 / 1024)} MB are free for ${dataDir}`;
  const remedy = "Make room on that disk, or set DATA_DIR to a folder on another one";
  if (bytes < NOTHING_BYTES) return fault(SPACE, `${seen}: messages cannot be kept soon`, remedy);
  return bytes < LITTLE_BYTES ? warning(SPACE, seen, remedy) : ok(SPACE, seen);
}

async function tryWriting(dataDir: string): Promise<Verdict> {
  const about = await Deno.stat(dataDir).catch(() => undefined);
  if (about === undefined) {
    return fault(
      FOLDER,
      `There is no folder ${dataDir}`,
      "Start the server once, or set DATA_DIR to the folder it uses",
    );
  }
  const path = join(dataDir, `.doctor-${crypto.randomUUID()}`);
  try {
    await Deno.writeTextFile(path, "", { createNew: true, mode: 0o600 });
    await Deno.remove(path);
    return ok(FOLDER, `${dataDir} can be written`);
  } catch (error) {
    return fault(
      FOLDER,
      `Nothing can be written in ${dataDir}: ${toError(error).message}`,
      "Give the folder to the user whom the server runs as, or set DATA_DIR to another one",
    );
  }
}

async function lookAtKeys(dataDir: string): Promise<Verdict> {
  const path = join(dataDir, "keys.json");
  const found = await Deno.stat(path).catch(() => undefined);
  if (found === undefined) {
    return warning(PRIVACY, `There are no keys in ${dataDir} yet`, "Start the server once");
  }
  const others = (found.mode ?? 0) & 0o077;
  return others === 0
    ? ok(PRIVACY, "Only the server's user can read the keys")
    : fault(PRIVACY, "Other users of this machine can read the keys", `chmod 600 ${path}`);
}
