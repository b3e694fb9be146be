/**
 * A copy on its way leaves nothing behind.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { backupCopy, removeLeftCopies } from "../../../server/wiring/backup_copy.ts";
import { random } from "../../helper/chat.ts";
import { dataDir } from "../../helper/data_dir.ts";

Deno.test("a copy has no name any more when it is read", async () => {
  using dir = dataDir();
  const copyTo = (path: string) => Deno.writeTextFile(path, "content");
  const stream = await backupCopy({ dataDir: dir.path, random, copyTo });
  deepEqual(dir.names(), []);
  equal(await new Response(stream).text(), "content");
});

Deno.test("a copy that cannot be made leaves nothing", async () => {
  using dir = dataDir();
  const copyTo = async (path: string) => {
    await Deno.writeTextFile(path, "half");
    throw new Error("no space");
  };
  await rejects(backupCopy({ dataDir: dir.path, random, copyTo }), { message: "no space" });
  deepEqual(dir.names(), []);
});

Deno.test("copies that a killed process left are removed, and nothing else is", async () => {
  using dir = dataDir();
  for (const name of ["copy-x.tmp", "copy-mine.db", "smalltalk.db"]) {
    Deno.writeTextFileSync(`${dir.path}/${name}`, "");
  }
  await removeLeftCopies(dir.path);
  deepEqual(dir.names(), ["copy-mine.db", "smalltalk.db"]);
});
