/**
 * The guards of partitions say where a conversation may be asleep.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { shardOf } from "../../../../../server/storage/kv/conversation/shard.ts";
import type { Store } from "../../../../../server/storage/store.ts";
import { type KvStores, withKvStores } from "../../../../helper/kv_stores.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";

async function listsOfAsleep({ store, counts }: KvStores): Promise<number> {
  const { lists } = counts;
  await store.desk.asleep({ limit: 9 });
  return counts.lists - lists;
}

function snooze(store: Store, snoozedUntil?: number): Promise<boolean> {
  return store.desk.put({ room: ROOM, at: 1, ...snoozedUntil !== undefined && { snoozedUntil } });
}

Deno.test("where none was ever put to sleep no list is read for what wakes", () =>
  withKvStores(async (stores) => {
    await stores.store.append(say("hello"));
    equal(await listsOfAsleep(stores), 0);
  }));

Deno.test("where one sleeps, or has, the list is read, also by another instance", () =>
  withKvStores(async (stores) => {
    const { store, another } = stores;
    const other = await another();
    await store.append(say("hello"));
    deepEqual(await other.desk.asleep({ limit: 9 }), []);
    await snooze(store, 5);
    deepEqual((await other.desk.asleep({ limit: 9 })).map(({ room }) => room), [ROOM]);
    equal(await listsOfAsleep(stores), 1);
    await snooze(store);
    deepEqual(await other.desk.asleep({ limit: 9 }), []);
    equal(await listsOfAsleep(stores), 1);
  }));

Deno.test("where nobody has looked yet the list is read, until a conversation more says how it is", () =>
  withKvStores(async (stores) => {
    const { store, kv } = stores;
    await store.append(say("hello"));
    await snooze(store, 5);
    const key = [shardOf(ROOM), "guard"];
    const { value } = await kv.get<Record<string, unknown>>(key);
    const { hasSlept: _, ...before } = value ?? {};
    await kv.set(key, before);
    deepEqual((await store.desk.asleep({ limit: 9 })).length, 1);
    await store.append(say("hello", { whisper: "lee" }));
    deepEqual((await kv.get<Record<string, unknown>>(key)).value?.hasSlept, true);
    deepEqual((await store.desk.asleep({ limit: 9 })).length, 1);
  }));
