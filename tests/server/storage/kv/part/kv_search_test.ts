/**
 * A search looks at so many messages at once, and goes on where it ended.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  MAX_LOOKED_AT,
  MAX_LOOKED_AT_WITHIN,
} from "../../../../../server/storage/kv/part/kv_search.ts";
import { shardOf } from "../../../../../server/storage/kv/conversation/shard.ts";
import type { FoundMessages } from "../../../../../server/storage/port/search_store.ts";
import type { Store } from "../../../../../server/storage/store.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import { withKvStores } from "../../../../helper/kv_stores.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";

const words = ["needle"];
const limit = 5;

Deno.test("a search in a conversation looks at so many messages, and the next page at those before", () =>
  withKvStores(async ({ store, counts }) => {
    await store.append(say("a needle"));
    await sayHay(store, MAX_LOOKED_AT_WITHIN);
    counts.listed = counts.lists = counts.gets = 0;
    const first = await store.search.within({ room: ROOM, words, limit });
    deepEqual(first, { found: [], next: 2 });
    equal(counts.listed <= MAX_LOOKED_AT_WITHIN + 1, true, `${counts.listed}`);
    const rest = await store.search.within({ room: ROOM, words, limit, before: 2 });
    deepEqual(texts(rest), ["a needle"]);
    equal(rest.next, undefined);
    // What was found early ends the search.
    await store.append(say("another needle"));
    counts.listed = 0;
    deepEqual(texts(await store.search.within({ room: ROOM, words, limit: 1 })), [
      "another needle",
    ]);
  }));

Deno.test("a search everywhere looks at so many messages of all rooms together", () =>
  withKvStores(async ({ store, counts }) => {
    await store.append(say("a needle"));
    // In another partition, so that neither alone is looked at wholly.
    const elsewhere = ["/a", "/b", "/c", "/d"].find((path) =>
      shardOf(roomId(path)) !== shardOf(ROOM)
    );
    const half = MAX_LOOKED_AT / 2;
    await sayHay(store, half);
    await sayHay(store, half, elsewhere);
    await store.append(say("another needle", { room: roomId("/posts/third") }));
    counts.lists = counts.gets = 0;
    const first = await store.search.everywhere({ kind: "all", words, limit });
    deepEqual(texts(first), ["another needle"]);
    equal(counts.lists + counts.gets <= 20, true, `${counts.lists} lists, ${counts.gets} reads`);
    counts.lists = 0;
    const inRoom = await store.search.everywhere({ kind: "all", words, limit, room: ROOM });
    deepEqual([texts(inRoom), inRoom.next, counts.lists], [["a needle"], undefined, 1]);
    const { next = 0 } = first;
    const rest = await store.search.everywhere({ kind: "all", words, limit, before: next });
    deepEqual([texts(rest), rest.next], [["a needle"], undefined]);
  }));

async function sayHay(store: Store, count: number, path?: string): Promise<void> {
  const where = path === undefined ? {} : { room: roomId(path) };
  await Promise.all(Array.from({ length: count }, () => store.append(say("hay", where))));
}

function texts({ found }: FoundMessages): readonly string[] {
  return found.map(({ message }) => message.text);
}
