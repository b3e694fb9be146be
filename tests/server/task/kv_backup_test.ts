/**
 * `deno task backup` and `restore` take a whole chat from one Deno KV to another, which instances use.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { systemClock } from "../../../server/messaging/mod.ts";
import { openKvStore } from "../../../server/storage/kv/kv_store.ts";
import type { Store } from "../../../server/storage/store.ts";
import { random } from "../../helper/chat.ts";
import { dataDir } from "../../helper/data_dir.ts";
import { KvConnectServer } from "../../helper/kv_connect/kv_connect_server.ts";
import { ROOM, say } from "../../helper/new_message.ts";
import { runTask } from "../../helper/task.ts";

const OCTETS = new TextEncoder().encode("the keys, which are octets");

function envOf({ url, token }: KvConnectServer): Readonly<Record<string, string>> {
  return { STORE: "kv", KV_URL: url, DENO_KV_ACCESS_TOKEN: token };
}

async function withStore(
  server: KvConnectServer,
  act: (store: Store, kv: Deno.Kv) => Promise<void>,
) {
  Deno.env.set("DENO_KV_ACCESS_TOKEN", server.token);
  const kv = await Deno.openKv(server.url);
  const store = await openKvStore({ kv, clock: systemClock, random });
  try {
    await act(store, kv);
  } finally {
    await store.close();
    kv.close();
  }
}

async function textsOf(store: Store): Promise<readonly string[]> {
  const { messages } = await store.page({ room: ROOM, limit: 100 });
  return messages.map(({ text }) => text);
}

Deno.test("a backup of a Deno KV has all of the chat, is put where none is yet, and it goes on there", async () => {
  using backups = dataDir();
  const folder = `${backups.path}/backup`;
  await using one = new KvConnectServer();
  await using other = new KvConnectServer();
  await withStore(one, async (store, kv) => {
    await kv.set(["keyring"], OCTETS);
    for (let n = 0; n < 3; n++) await store.append(say(`said ${n}`));
    await store.readers.put({ id: "kim", site: "default", name: "Kim", knownSince: 1 });
    const backup = await runTask("backup.ts", envOf(one), [folder]);
    equal(backup.code, 0, backup.text);
    match(backup.text, /^Copied \d+ entries of the KV to ".*"\. Keep them as the data itself/);
    await store.append(say("after"));
  });
  for (const { name } of Deno.readDirSync(folder)) {
    equal((Deno.statSync(`${folder}/${name}`).mode ?? 0) & 0o077, 0, name);
  }
  const refused = await runTask("restore.ts", envOf(one), [folder]);
  equal(refused.code, 1);
  match(refused.text, /there is a chat in this KV already\. Take a new database/);

  // Whoever starts an instance there has made its keys.
  await withStore(other, (store) => store.tidyCopies(0));
  const restored = await runTask("restore.ts", envOf(other), [folder]);
  equal(restored.code, 0, restored.text);
  match(
    restored.text,
    /^Put \d+ entries into the KV\. Start its instances anew, none with a Deno older than/,
  );
  await withStore(other, async (store, kv) => {
    deepEqual((await kv.get(["keyring"])).value, OCTETS);
    deepEqual(await textsOf(store), ["said 0", "said 1", "said 2"]);
    equal((await store.readers.find("kim"))?.name, "Kim");
    const heard: string[] = [];
    store.follow(({ message: { text, seq } }) => heard.push(`${seq} ${text}`));
    await store.append(say("and goes on"));
    deepEqual(heard, ["4 and goes on"]);
  });
});

Deno.test("a folder that is no whole backup of a Deno KV is put back nowhere", async () => {
  using backups = dataDir();
  await using kv = new KvConnectServer();
  const none = await runTask("restore.ts", envOf(kv), [backups.path]);
  match(none.text, /Cannot restore: there is no whole backup of a Deno KV in/);
  Deno.writeTextFileSync(`${backups.path}/kv.json`, '{"form":1,"entries":0}');
  const elsewhere = await runTask("restore.ts", { DATA_DIR: backups.path }, [backups.path]);
  match(elsewhere.text, /the backup is one of a Deno KV\. Set STORE=kv and KV_URL\./);
});
