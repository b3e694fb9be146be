/**
 * The data file is made, locked and brought up to date, or refused with what to do.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openDataFile } from "../../../../../server/storage/sqlite/file/data_file.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { type DataDir, dataDir } from "../../../../helper/data_dir.ts";

const STEPS = ["create table one (text)", "create table two (text)", "drop table one"];

Deno.test("data file and its folder are made for their owner only", async () => {
  using dir = dataDir();
  const folder = join(dir.path, "deep", "data");
  const path = join(folder, "smalltalk.db");
  const db = await openDataFile({ path });
  db.exec("insert into site (id) values ('other')");
  equal(modeOf(folder), "700");
  equal(modeOf(path), "600");
  equal(modeOf(`${path}-wal`), "600");
  db.close();
});

Deno.test("data file that exists keeps its mode, and its folder too", async () => {
  using dir = dataDir();
  (await openDataFile({ path: dir.file })).close();
  Deno.chmodSync(dir.file, 0o640);
  Deno.chmodSync(dir.path, 0o750);
  (await openDataFile({ path: dir.file })).close();
  deepEqual([modeOf(dir.path), modeOf(dir.file)], ["750", "640"]);
});

Deno.test("data file is safe against power cuts and keeps nothing that was deleted", async () => {
  using dir = dataDir();
  const db = await openDataFile({ path: dir.file });
  const pragma = (name: string) => db.prepare(`pragma ${name}`).get()?.[name];
  equal(pragma("journal_mode"), "wal");
  equal(pragma("synchronous"), 2);
  equal(pragma("secure_delete"), 1);
  equal(pragma("locking_mode"), "exclusive");
  equal(pragma("user_version"), migrations.length);
  db.close();
});

Deno.test("data file that was made but never written to is a new one", async () => {
  using dir = dataDir();
  Deno.writeFileSync(dir.file, new Uint8Array());
  (await openDataFile({ path: dir.file })).close();
  // As it is after a crash between the first pragma and the first migration.
  Deno.removeSync(dir.file);
  const started = new DatabaseSync(dir.file);
  started.exec("pragma journal_mode=wal");
  started.close();
  (await openDataFile({ path: dir.file })).close();
  deepEqual(dir.names(), ["smalltalk.db"]);
});

Deno.test("data file is refused while it is open elsewhere", async () => {
  using dir = dataDir();
  const db = await openDataFile({ path: dir.file });
  await rejects(openDataFile({ path: dir.file }), {
    name: "StoreError",
    code: "locked",
    message: `Cannot open "${dir.file}": another process has it open; ` +
      `stop that one, or use another folder`,
  });
  equal(await openElsewhere(dir), "locked");
  db.close();
  equal(await openElsewhere(dir), "opened");
});

Deno.test("data file cannot be under a file, or where nothing can be made", async () => {
  using dir = dataDir();
  Deno.writeTextFileSync(join(dir.path, "file"), "");
  for (const path of [join(dir.path, "file", "smalltalk.db"), "/proc/smalltalk.db", dir.path]) {
    await rejects(openDataFile({ path }), (error: Error) => {
      equal("code" in error && error.code, "not-writable");
      equal(error.message.startsWith(`Cannot write ${JSON.stringify(path)}: `), true);
      equal(error.message.endsWith("let this process write there, or use another folder"), true);
      return true;
    });
  }
});

Deno.test("data file that is something else is refused and left as it is", async () => {
  using dir = dataDir();
  const foreign = new DatabaseSync(join(dir.path, "foreign"));
  foreign.exec("create table mine (text); pragma user_version = 1");
  foreign.close();
  const contents = [
    new TextEncoder().encode("abc"),
    new TextEncoder().encode("not a database ".repeat(1_000)),
    Deno.readFileSync(join(dir.path, "foreign")),
  ];
  for (const content of contents) {
    Deno.writeFileSync(dir.file, content);
    await rejects(openDataFile({ path: dir.file }), { name: "StoreError", code: "damaged" });
    deepEqual(new Uint8Array(Deno.readFileSync(dir.file)), new Uint8Array(content));
  }
});

Deno.test("data file of a newer format is refused and left as it is", async () => {
  using dir = dataDir();
  (await openDataFile({ path: dir.file }, STEPS)).close();
  const content = Deno.readFileSync(dir.file);
  await rejects(openDataFile({ path: dir.file }, STEPS.slice(0, 2)), {
    code: "newer",
    message: /its format is version 3, this program knows up to 2; start the newer program/,
  });
  deepEqual(Deno.readFileSync(dir.file), content);
  deepEqual(dir.names(), ["smalltalk.db"]);
});

Deno.test("data file of an older format is copied, then brought up to date", async () => {
  using dir = dataDir();
  await makeVersionOne(dir, "kept");
  const db = await openDataFile({ path: dir.file }, STEPS);
  deepEqual(tablesOf(db), ["two"]);
  equal(db.prepare("pragma user_version").get()?.["user_version"], 3);
  const backup = `${dir.file}.version-1`;
  deepEqual(dir.names().filter((name) => !name.endsWith("-wal")), [
    "smalltalk.db",
    "smalltalk.db.version-1",
  ]);
  equal(modeOf(backup), "600");
  deepEqual(textsOfOne(backup), ["kept"]);
  equal(await openElsewhere(dir), "locked");
  db.close();
});

Deno.test("data file that is copied again replaces the copy of that version", async () => {
  using dir = dataDir();
  for (const text of ["first", "second"]) {
    await makeVersionOne(dir, text);
    (await openDataFile({ path: dir.file }, STEPS)).close();
    deepEqual(textsOfOne(`${dir.file}.version-1`), [text]);
    Deno.removeSync(dir.file);
  }
});

Deno.test("data file stays in its old format when a migration fails", async () => {
  using dir = dataDir();
  await makeVersionOne(dir, "kept");
  await rejects(openDataFile({ path: dir.file }, [...STEPS, "no such statement"]), {
    name: "StoreError",
    code: "failed",
  });
  const db = await openDataFile({ path: dir.file }, STEPS.slice(0, 1));
  deepEqual(db.prepare("select text from one").all().map(({ text }) => text), ["kept"]);
  db.close();
});

/** A file of the first version of {@linkcode STEPS} with one row, whose log was never emptied. */
async function makeVersionOne(dir: DataDir, text: string): Promise<void> {
  const db = await openDataFile({ path: dir.file }, STEPS.slice(0, 1));
  db.prepare("insert into one values (?)").run(text);
  db.close();
}

function textsOfOne(path: string): readonly unknown[] {
  using db = new DatabaseSync(path);
  return db.prepare("select text from one").all().map(({ text }) => text);
}

function tablesOf(db: DatabaseSync): readonly unknown[] {
  return db.prepare("select name from sqlite_schema").all().map(({ name }) => name);
}

function modeOf(path: string): string {
  return ((Deno.statSync(path).mode ?? 0) & 0o777).toString(8);
}

/** Opens the file in another process. Returns what it said: `opened`, or the code of its error. */
async function openElsewhere(dir: DataDir): Promise<string> {
  const module = new URL("../../../../../server/storage/sqlite/file/data_file.ts", import.meta.url);
  const code = `import { openDataFile } from ${JSON.stringify(module.href)};
    await openDataFile({ path: ${JSON.stringify(dir.file)} })
      .then(() => console.log("opened"), (error) => console.log(error.code));`;
  const { stdout } = await new Deno.Command(Deno.execPath(), { args: ["eval", code] }).output();
  return new TextDecoder().decode(stdout).trim();
}
