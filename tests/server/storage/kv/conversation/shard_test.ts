/**
 * Rooms are spread over partitions, the same way always.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  numberIn,
  numberOfShard,
  SHARD_NAMES,
  shardOf,
  shardOfNumber,
} from "../../../../../server/storage/kv/conversation/shard.ts";
import { roomId } from "../../../../../shared/chat/id.ts";

Deno.test("a room's partition is part of the format of the data", () => {
  deepEqual(
    ["/", "/posts/first", "/글/첫"].map((path) => shardOf(roomId(path))),
    ["c3", "c3", "c7"],
  );
});

Deno.test("rooms are spread evenly", () => {
  const counts = new Map(SHARD_NAMES.map((name) => [name, 0]));
  for (let number = 0; number < 800; number++) {
    const shard = shardOf(roomId(`/posts/${number}`));
    counts.set(shard, (counts.get(shard) ?? 0) + 1);
  }
  equal(counts.size, SHARD_NAMES.length);
  for (const count of counts.values()) equal(count > 50 && count < 150, true, String(count));
});

Deno.test("numbers name their partition", () => {
  for (const name of SHARD_NAMES) {
    for (const least of [0, 1, 7, 8, 9, 3.6e15]) {
      const number = numberIn(name, least);
      equal(shardOfNumber(number), name);
      equal(number >= least && number < least + SHARD_NAMES.length, true);
    }
  }
  equal(numberOfShard("c5"), 5);
});
