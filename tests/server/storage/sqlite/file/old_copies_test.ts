/**
 * Old copies go after a week, and as soon as something is erased that may be in them.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import {
  OLD_COPY_LIFE_MS,
  OldCopies,
} from "../../../../../server/storage/sqlite/file/old_copies.ts";
import { type DataDir, dataDir } from "../../../../helper/data_dir.ts";

const MADE_AT = 1_700_000_000_000;
const COPIES = [
  "smalltalk.db.version-1",
  "smalltalk.db.version-12",
  "smalltalk.db.replaced-17",
  "smalltalk.db.replaced-17.keys",
];
const OTHERS = [
  "keys.json",
  "other.db.version-1",
  "smalltalk.db",
  "smalltalk.db-wal",
  "smalltalk.db.bak",
  "smalltalk.db.version-x",
  "smalltalk.db.version-1.mine",
];

function folder(): DataDir {
  const dir = dataDir();
  for (const name of [...COPIES, ...OTHERS]) {
    Deno.writeTextFileSync(`${dir.path}/${name}`, "content");
    Deno.utimeSync(`${dir.path}/${name}`, MADE_AT / 1_000, MADE_AT / 1_000);
  }
  return dir;
}

Deno.test("copies go as soon as something is erased that was there when they were made", () => {
  using dir = folder();
  const copies = new OldCopies(dir.file);
  copies.erase(MADE_AT + 1);
  deepEqual(dir.names(), [...COPIES, ...OTHERS].sort());
  copies.erase(MADE_AT);
  deepEqual(dir.names(), [...OTHERS].sort());
  copies.erase(0);
});

Deno.test("copies go after a week, and nothing else does", () => {
  using dir = folder();
  const copies = new OldCopies(dir.file);
  copies.tidy(MADE_AT + OLD_COPY_LIFE_MS);
  deepEqual(dir.names(), [...COPIES, ...OTHERS].sort());
  copies.tidy(MADE_AT + OLD_COPY_LIFE_MS + 1);
  deepEqual(dir.names(), [...OTHERS].sort());
});

Deno.test("a copy that somebody else removed is no trouble", () => {
  using dir = folder();
  const copies = new OldCopies(dir.file);
  for (const name of COPIES) Deno.removeSync(`${dir.path}/${name}`);
  copies.erase(0);
  deepEqual(dir.names(), [...OTHERS].sort());
});
