/**
 * A copy is whole, its owner's alone, and in the place of an older one.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { copyDatabase, makeFile } from "../../../../../server/storage/sqlite/file/file_copy.ts";
import { dataDir } from "../../../../helper/data_dir.ts";

Deno.test("a copy has all that was committed, and only its owner reads it", async () => {
  using dir = dataDir();
  using db = new DatabaseSync(dir.file);
  db.exec("pragma journal_mode=wal; create table one (n); insert into one values (1)");
  const copy = join(dir.path, "deep", "copy.db");
  await copyDatabase(db, copy);
  db.exec("insert into one values (2)");
  await copyDatabase(db, copy);
  equal((Deno.statSync(copy).mode ?? 0) & 0o777, 0o600);
  using copied = new DatabaseSync(copy);
  deepEqual(copied.prepare("select n from one").all().map(({ n }) => n), [1, 2]);
});

Deno.test("where SQLite comes without copying it is said what to do", async () => {
  using dir = dataDir();
  using db = new DatabaseSync(":memory:");
  // As it is on Deno 2.5.
  await rejects(copyDatabase(db, join(dir.path, "copy"), {}), {
    code: "failed",
    message: /this Deno cannot copy a database that is in use; use Deno 2\.9, or stop the server/,
  });
  deepEqual(dir.names(), []);
});

Deno.test("a copy cannot be made where nothing can be written", async () => {
  using db = new DatabaseSync(":memory:");
  await rejects(copyDatabase(db, "/proc/copy.db"), { name: "StoreError", code: "not-writable" });
});

Deno.test("a file that is there is left as it is", () => {
  using dir = dataDir();
  Deno.writeTextFileSync(dir.file, "content");
  makeFile(dir.file);
  equal(Deno.readTextFileSync(dir.file), "content");
});
