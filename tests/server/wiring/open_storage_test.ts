import { deepEqual, equal, rejects } from "node:assert/strict";
import { join } from "node:path";
import { openStorage } from "../../../server/wiring/open_storage.ts";
import type { StoreConfig } from "../../../server/setting/store_setting.ts";
import { systemClock } from "../../../server/messaging/mod.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { contentOf } from "../../contract/keyring_contract.ts";
import { random } from "../../helper/chat.ts";
import { dataDir } from "../../helper/data_dir.ts";
import { KvConnectServer } from "../../helper/kv_connect/kv_connect_server.ts";
import { memoryLog } from "../../helper/memory_log.ts";
import { ROOM, say } from "../../helper/new_message.ts";

const clock = new VirtualClock();
const open = (storage: StoreConfig, dataDir: string) =>
  openStorage({ storage, dataDir }, { clock, random, log: memoryLog().log });
const kvFile = (folder: string) =>
  ({ kind: "kv", at: "file", path: join(folder, "smalltalk.kv") }) as const;

Deno.test("storage in memory makes no file, and other keys each time", async () => {
  using folder = dataDir();
  const path = join(folder.path, "data");
  const [one, other] = [await open({ kind: "memory" }, path), await open({ kind: "memory" }, path)];
  equal(one.keyring.keys[0].id === other.keyring.keys[0].id, false);
  equal(one.copy, undefined);
  deepEqual(folder.names(), []);
  await Promise.all([one.close(), other.close()]);
});

Deno.test("storage in a file of KV has its keys beside it, and is one server's at a time", async () => {
  using folder = dataDir();
  const first = await open(kvFile(folder.path), folder.path);
  await rejects(open(kvFile(folder.path), folder.path), { name: "StoreError", code: "locked" });
  const keys = contentOf(first.keyring);
  await first.close();
  const second = await open(kvFile(folder.path), folder.path);
  deepEqual(contentOf(second.keyring), keys);
  equal(folder.names().includes("keys.json"), true);
  await second.close();
});

Deno.test("storage lets go of what it has opened when the rest cannot be", async () => {
  using folder = dataDir();
  const keys = join(folder.path, "keys.json");
  await Deno.writeTextFile(keys, "{}");
  for (const storage of [{ kind: "sqlite" }, kvFile(folder.path)] as const) {
    await rejects(open(storage, folder.path), { name: "StartError", message: /damaged/ });
  }
  await Deno.remove(keys);
  for (const storage of [{ kind: "sqlite" }, kvFile(folder.path)] as const) {
    await (await open(storage, folder.path)).close();
  }
});

Deno.test("storage may be closed twice, wherever it is", async () => {
  using folder = dataDir();
  for (const config of [{ kind: "sqlite" }, { kind: "memory" }, kvFile(folder.path)] as const) {
    const storage = await open(config, folder.path);
    await storage.close();
    await storage.close();
  }
});

Deno.test("storage in a KV that instances share has what each keeps, and carries signals between them", async () => {
  await using server = new KvConnectServer();
  Deno.env.set("DENO_KV_ACCESS_TOKEN", server.token);
  const shared = { kind: "kv", at: "url", url: server.url } as const;
  const opening = () =>
    openStorage({ storage: shared, dataDir: "" }, {
      clock: systemClock,
      random,
      log: memoryLog().log,
    });
  const [one, other] = [await opening(), await opening()];
  const stays = [one, other].map(({ bus }) => bus?.stay());
  await Promise.all(stays.map((stay) => stay?.joined));
  const heard = new Promise((resolve) => other.bus?.subscribe("news", resolve));
  one.bus?.publish("news", "told");
  equal(await heard, "told");
  await one.store.append(say("kept"));
  deepEqual((await other.store.page({ room: ROOM, limit: 1 })).lastSeq, 1);
  await Promise.all([one.close(), other.close()]);
  Deno.env.delete("DENO_KV_ACCESS_TOKEN");
});

Deno.test("storage in a file of KV keeps what was said, and is alone", async () => {
  using folder = dataDir();
  const first = await open(kvFile(folder.path), folder.path);
  equal(first.bus, undefined);
  await first.store.append(say("kept"));
  await first.close();
  const second = await open(kvFile(folder.path), folder.path);
  equal((await second.store.page({ room: ROOM, limit: 1 })).messages[0]?.text, "kept");
  await second.close();
});
