/**
 * Folders for data files that are gone after the test.
 *
 * @module
 */
import { join } from "node:path";
import { DATA_FILE, openSqliteStore } from "../../server/storage/sqlite/sqlite_store.ts";
import type { Store } from "../../server/storage/store.ts";
import { KV_FILE } from "../../server/setting/store_setting.ts";
import { openKvFile } from "./kv_file.ts";
import { countingBytes } from "./new_message.ts";
import { ON_KV } from "./test_store.ts";

/** A new folder for the data of one test. */
export interface DataDir extends Disposable {
  readonly path: string;
  /** The data file in it, which a store makes. */
  readonly file: string;
  /** The names of the files in it. */
  names(): readonly string[];
  /** Opens a store there. */
  open(): Promise<Store>;
}

/** Makes the folder; leaving the scope of `using` removes it. */
export function dataDir(): DataDir {
  const path = Deno.makeTempDirSync({ prefix: "smalltalk-" });
  const file = join(path, ON_KV ? KV_FILE : DATA_FILE);
  const random = countingBytes();
  let isThere = true;
  return {
    path,
    file,
    names: () => [...Deno.readDirSync(path)].map(({ name }) => name).sort(),
    open: () => ON_KV ? openKvFile(file, random) : openSqliteStore({ dataDir: path, random }),
    [Symbol.dispose]() {
      if (isThere) Deno.removeSync(path, { recursive: true });
      isThere = false;
    },
  };
}
