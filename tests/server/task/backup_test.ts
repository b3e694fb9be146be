/**
 * `deno task backup` copies the data of a server that runs, and of one that does not.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { sayOf } from "../../../shared/chat/destination.ts";
import { newId, roomId } from "../../../shared/chat/id.ts";
import { random } from "../../helper/chat.ts";
import { chatSite } from "../../helper/chat_site.ts";
import { dataDir } from "../../helper/data_dir.ts";
import { freePort } from "../../helper/started.ts";
import { runTask } from "../../helper/task.ts";

const room = roomId("/posts/a");

function textsOf(folder: string): readonly unknown[] {
  using db = new DatabaseSync(`${folder}/smalltalk.db`);
  return db.prepare("select text from message order by key").all().map(({ text }) => text);
}

Deno.test("backup copies the data while the server runs and people talk, and leaves nothing beside it", async () => {
  using dir = dataDir();
  using backups = dataDir();
  const site = await chatSite(dir.path);
  const reader = await site.connect({ passcode: await site.readerToken() });
  await reader.send(sayOf(room), { id: newId(random), text: "before" });
  const names = dir.names();
  const env = { DATA_DIR: dir.path, PORT: new URL(site.origin).port };
  const folder = `${backups.path}/backup`;
  const { code, text } = await runTask("backup.ts", env, [folder]);
  equal(code, 0, text);
  match(text, /^Copied smalltalk\.db and keys\.json to ".*", while the server runs\./);
  await reader.send(sayOf(room), { id: newId(random), text: "after" });
  deepEqual(dir.names(), names);
  for (const name of ["", "/smalltalk.db", "/keys.json"]) {
    equal((Deno.statSync(folder + name).mode ?? 0) & 0o077, 0, name);
  }
  equal(
    Deno.readTextFileSync(`${folder}/keys.json`),
    Deno.readTextFileSync(`${dir.path}/keys.json`),
  );
  deepEqual(textsOf(folder), ["before"]);

  const again = await runTask("backup.ts", env, [folder]);
  match(again.text, /^Cannot back up to ".*": there is something already\. Name a new folder\.\n$/);
  const other = await chatSite(backups.path);
  const elsewhere = { ...env, PORT: new URL(other.origin).port };
  const refused = await runTask("backup.ts", elsewhere, [`${folder}-2`]);
  equal(refused.code, 1);
  match(refused.text, /does not know the keys in ".*"\. HOST, PORT and DATA_DIR must be/);
  const unreached = await runTask("backup.ts", { ...env, PORT: freePort() }, [`${folder}-2`]);
  equal(unreached.code, 1);
  match(unreached.text, /a server uses ".*", and none answers at 127\.0\.0\.1:\d+\. Set HOST/);
  equal(backups.names().includes("backup-2"), false);
  await reader.leave();
  await Promise.all([site.stop(), other.stop()]);
});

Deno.test("backup copies the data of a stopped server", async () => {
  using dir = dataDir();
  using backups = dataDir();
  const site = await chatSite(dir.path);
  const reader = await site.connect({ passcode: await site.readerToken() });
  await reader.send(sayOf(room), { id: newId(random), text: "before" });
  await reader.leave();
  await site.stop();
  const folder = `${backups.path}/backup`;
  const env = { DATA_DIR: dir.path, PORT: freePort() };
  const { code, text } = await runTask("backup.ts", env, [folder]);
  equal(code, 0, text);
  deepEqual(textsOf(folder), ["before"]);
});

Deno.test("backup says what it needs", async () => {
  using dir = dataDir();
  const env = { DATA_DIR: dir.path };
  for (const args of [[], ["a", "b"]]) {
    const { code, text } = await runTask("backup.ts", env, args);
    equal(code, 1);
    match(text, /^(?:Cannot use the argument "b"\.\n)?Usage: deno task backup FOLDER/);
  }
  const { code, text } = await runTask("backup.ts", env, [`${dir.path}/backup`]);
  equal(code, 1);
  match(text, /^Cannot back up: there is no smalltalk\.db in ".*"\. Set DATA_DIR/);
  deepEqual(dir.names(), []);
});
