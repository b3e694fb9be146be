/**
 * Whether anything is due is known with two reads, and nothing that is due is passed over.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { isAnythingDue } from "../../../../server/storage/kv/kv_due.ts";
import type { Store } from "../../../../server/storage/store.ts";
import { countedKv } from "../../../helper/counted_kv.ts";
import { withKvStores } from "../../../helper/kv_stores.ts";
import { ROOM, say } from "../../../helper/new_message.ts";

const NOW = 1_000_000;
const turn = "the turn";
const clock = { now: () => NOW, after: () => () => {} };

async function isDue(kv: Deno.Kv): Promise<boolean> {
  const { kv: counted, counts } = countedKv(kv);
  const answer = await isAnythingDue({ kv: counted, clock, turn });
  deepEqual([counts.commits, counts.watches], [0, 0]);
  // Of those that sleep a list and what is there.
  equal(counts.gets + counts.lists <= 4, true, `${counts.gets} reads, ${counts.lists} lists`);
  return answer;
}

/** The hour is another's, and a message was said. */
async function prepare(store: Store): Promise<void> {
  await store.append(say("hello"));
  await store.readers.spend({ nonce: turn, expiresAt: NOW + 1, now: NOW - 1 });
}

function job(dueAt: number) {
  const rest = { kind: "notice", key: "k", data: "{}", createdAt: 1, attempts: 0 };
  return { id: "1", dueAt, ...rest };
}

Deno.test("where nothing is due two reads say so", () =>
  withKvStores(async ({ store, kv }) => {
    await prepare(store);
    await store.notifications.put(job(NOW + 1), 9);
    const { kv: counted, counts } = countedKv(kv);
    equal(await isAnythingDue({ kv: counted, clock, turn }), false);
    deepEqual([counts.gets, counts.lists], [1, 1]);
    await store.desk.put({ room: ROOM, at: 1, snoozedUntil: NOW + 1 });
    equal(await isDue(kv), false);
  }));

Deno.test("the hour, a notice, a conversation that wakes and another format are due", () =>
  withKvStores(async ({ store, kv }) => {
    const found = [await isDue(kv)];
    await prepare(store);
    found.push(await isDue(kv));
    await store.notifications.put(job(NOW), 9);
    found.push(await isDue(kv));
    await store.notifications.finish("1");
    await store.desk.put({ room: ROOM, at: 1, snoozedUntil: NOW });
    found.push(await isDue(kv));
    await store.desk.put({ room: ROOM, at: 1 });
    found.push(await isDue(kv));
    await kv.set(["format"], 99);
    found.push(await isDue(kv));
    deepEqual(found, [true, false, true, true, false, true]);
  }));
