/**
 * The data file of a server that is stopped is copied, checked and replaced; one in use is left alone.
 *
 * @module
 */
import { deepEqual, equal, rejects, throws } from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  checkDataFile,
  copyStopped,
  replaceDataFile,
} from "../../../../../server/storage/sqlite/file/stopped_file.ts";
import { type DataDir, dataDir } from "../../../../helper/data_dir.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";

const hashOf = (reader: string) => `hash of ${reader}`;

async function speak(dir: DataDir, ...texts: readonly string[]): Promise<void> {
  const store = await dir.open();
  for (const text of texts) await store.append(say(text));
  await store.close();
}

async function heard(dir: DataDir): Promise<readonly string[]> {
  const store = await dir.open();
  const { messages } = await store.page({ room: ROOM, limit: 9 });
  await store.close();
  return messages.map(({ text }) => text);
}

Deno.test("a stopped file is copied whole, and stays as it was", async () => {
  using dir = dataDir();
  await speak(dir, "one", "two");
  const copy = join(dir.path, "copy.db");
  await copyStopped(dir.file, copy);
  checkDataFile(copy);
  deepEqual(dir.names(), ["copy.db", "smalltalk.db"]);
  deepEqual(await heard(dir), ["one", "two"]);
});

Deno.test("a backup takes the place of the data file, which is kept beside it", async () => {
  using dir = dataDir();
  await speak(dir, "one");
  const copy = join(dir.path, "copy.db");
  await copyStopped(dir.file, copy);
  await speak(dir, "two");
  checkDataFile(copy);
  const replaced = replaceDataFile({ path: dir.file, by: copy, now: 17, hashOf });
  deepEqual(replaced, { path: `${dir.file}.replaced-17`, erased: 0 });
  deepEqual(dir.names(), ["smalltalk.db", "smalltalk.db.replaced-17"]);
  deepEqual(await heard(dir), ["one"]);
  using old = new DatabaseSync(replaced?.path ?? "");
  deepEqual(old.prepare("select text from message").all().map(({ text }) => text), ["one", "two"]);
});

Deno.test("a backup becomes the data file where there is none", async () => {
  using from = dataDir();
  using to = dataDir();
  await speak(from, "one");
  const copy = join(to.path, "copy.db");
  await copyStopped(from.file, copy);
  checkDataFile(copy);
  Deno.writeTextFileSync(`${to.file}-wal`, "left by nobody");
  equal(replaceDataFile({ path: to.file, by: copy, now: 17, hashOf }), undefined);
  deepEqual(to.names(), ["smalltalk.db"]);
  deepEqual(await heard(to), ["one"]);
});

Deno.test("a file in use is neither copied nor replaced", async () => {
  using dir = dataDir();
  const store = await dir.open();
  await store.append(say("one"));
  const copy = join(dir.path, "copy.db");
  await rejects(copyStopped(dir.file, copy), { code: "locked" });
  Deno.writeTextFileSync(copy, "");
  throws(() => replaceDataFile({ path: dir.file, by: copy, now: 1, hashOf }), { code: "locked" });
  equal((await store.append(say("two"))).kind, "stored");
  await store.close();
  deepEqual(await heard(dir), ["one", "two"]);
});

Deno.test("what is no whole data file of this program's is refused", async () => {
  using dir = dataDir();
  throws(() => checkDataFile(join(dir.path, "none")), { code: "damaged" });
  const foreign = join(dir.path, "foreign");
  new DatabaseSync(foreign).exec("create table mine (text)");
  throws(() => checkDataFile(foreign), { code: "damaged" });
  Deno.writeTextFileSync(foreign, "");
  throws(() => checkDataFile(foreign), { code: "damaged" });
  Deno.writeTextFileSync(foreign, "not a database ".repeat(1_000));
  throws(() => checkDataFile(foreign), { code: "damaged" });

  await speak(dir, ..."x".repeat(50));
  const whole = Deno.readFileSync(dir.file);
  Deno.writeFileSync(foreign, whole.fill(0xff, whole.length / 2));
  throws(() => checkDataFile(foreign), { code: "damaged" });
  using db = new DatabaseSync(dir.file);
  db.exec("pragma user_version = 999");
  db.close();
  throws(() => checkDataFile(dir.file), { code: "newer" });
});
