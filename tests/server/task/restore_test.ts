/**
 * `deno task restore` puts a backup in the place of the data, unless a server uses it.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { joinOf, sayOf } from "../../../shared/chat/destination.ts";
import type { RoomPage } from "../../../shared/chat/event.ts";
import { newId, roomId } from "../../../shared/chat/id.ts";
import { random } from "../../helper/chat.ts";
import { chatSite } from "../../helper/chat_site.ts";
import { dataDir } from "../../helper/data_dir.ts";
import { freePort } from "../../helper/started.ts";
import { runTask } from "../../helper/task.ts";

const room = roomId("/posts/a");

Deno.test("restore brings back what a backup has, with its keys, and keeps what was there", async () => {
  using dir = dataDir();
  using backups = dataDir();
  const folder = `${backups.path}/backup`;
  const env = { DATA_DIR: dir.path, PORT: freePort() };
  const first = await chatSite(dir.path);
  const token = await first.readerToken();
  const reader = await first.connect({ passcode: token });
  await reader.send(sayOf(room), { id: newId(random), text: "before" });
  await reader.leave();
  await first.stop();
  equal((await runTask("backup.ts", env, [folder])).code, 0);

  Deno.removeSync(`${dir.path}/keys.json`);
  const second = await chatSite(dir.path);
  const stranger = await second.connect({ passcode: await second.readerToken() });
  await stranger.send(sayOf(room), { id: newId(random), text: "after" });
  await stranger.leave();
  const inUse = await runTask("restore.ts", env, [folder]);
  equal(inUse.code, 1);
  match(inUse.text, /^Cannot restore: a server uses ".*"\. Stop it first\.\n$/);
  await second.stop();

  const { code, text } = await runTask("restore.ts", env, [folder]);
  equal(code, 0, text);
  match(text, /^Restored smalltalk\.db and keys\.json from ".*"\. Start the server\.\n/);
  match(text, /What was there is in ".*smalltalk\.db\.replaced-\d+"/);
  equal(dir.names().filter((name) => name.includes(".replaced-")).length, 2);
  equal(dir.names().some((name) => name.endsWith(".tmp")), false);
  const third = await chatSite(dir.path);
  const back = await third.connect({ passcode: token });
  const { messages } = await back.ask<RoomPage>(joinOf(room));
  deepEqual(messages.map(({ text }) => text), ["before"]);
  await back.leave();
  await third.stop();
});

Deno.test("a reader who was erased since the backup is erased again", async () => {
  using dir = dataDir();
  const folder = `${dir.path}/backup`;
  const env = { DATA_DIR: `${dir.path}/data`, PORT: freePort() };
  const first = await chatSite(env.DATA_DIR);
  const token = await first.readerToken();
  const reader = await first.connect({ passcode: token });
  await reader.send(sayOf(room), { id: newId(random), text: "canary" });
  await reader.leave();
  await first.stop();
  equal((await runTask("backup.ts", env, [folder])).code, 0);
  const second = await chatSite(env.DATA_DIR);
  const headers = { authorization: `Bearer ${token}` };
  equal((await second.ask("/api/reader/messages", { method: "DELETE", headers })).status, 204);
  await second.stop();
  const { text } = await runTask("restore.ts", env, [folder]);
  match(
    text,
    /Readers in the backup who were erased since: 1\. The server erases them again/,
  );

  const third = await chatSite(env.DATA_DIR);
  const onlooker = await third.connect({ passcode: await third.readerToken() });
  let page = await onlooker.ask<RoomPage>(joinOf(room));
  // The server begins with it, and waits for nothing of it.
  while (!page.messages[0]?.deleted) page = await onlooker.ask<RoomPage>(joinOf(room));
  equal(page.messages[0].from.id, "");
  await onlooker.leave();
  await third.stop();
});

Deno.test("restore makes a data folder of a backup where there is none", async () => {
  using dir = dataDir();
  const env = { DATA_DIR: `${dir.path}/data`, PORT: freePort() };
  const site = await chatSite(env.DATA_DIR);
  await site.stop();
  equal((await runTask("backup.ts", env, [`${dir.path}/backup`])).code, 0);
  Deno.removeSync(env.DATA_DIR, { recursive: true });
  const { code, text } = await runTask("restore.ts", env, [`${dir.path}/backup`]);
  equal(code, 0, text);
  equal(text.includes("replaced"), false);
  for (const name of ["", "/smalltalk.db", "/keys.json"]) {
    equal((Deno.statSync(env.DATA_DIR + name).mode ?? 0) & 0o077, 0, name);
  }
});

Deno.test("restore refuses what is no backup, and leaves the data as it is", async () => {
  using dir = dataDir();
  const env = { DATA_DIR: `${dir.path}/data` };
  const folder = `${dir.path}/folder`;
  for (const args of [[], ["a", "b"]]) {
    match(
      (await runTask("restore.ts", env, args)).text,
      /^(?:Cannot use the argument ".*"\.\n)?Usage: deno task restore FOLDER/,
    );
  }
  match((await runTask("restore.ts", env, [folder])).text, /there is no smalltalk\.db in ".*"\./);
  Deno.mkdirSync(folder);
  Deno.writeTextFileSync(`${folder}/smalltalk.db`, "not a database ".repeat(1_000));
  const damaged = await runTask("restore.ts", env, [folder]);
  equal(damaged.code, 1);
  match(damaged.text, /it is damaged or not a data file of smallTalk/);
  Deno.writeTextFileSync(`${folder}/keys.json`, "{}");
  match((await runTask("restore.ts", env, [folder])).text, /Cannot use the keys in /);
  deepEqual([...Deno.readDirSync(env.DATA_DIR)], []);
});
