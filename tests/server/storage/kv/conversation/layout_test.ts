/**
 * Orders rise, and keys of a room are in its partition.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { nextOrder, roomKeys } from "../../../../../server/storage/kv/conversation/layout.ts";
import { shardOf, shardOfNumber } from "../../../../../server/storage/kv/conversation/shard.ts";
import { roomId } from "../../../../../shared/chat/id.ts";

Deno.test("the order of a message is higher than all before in its partition, also when the clock goes back", () => {
  let lastOrder = 0;
  for (
    const now of [1_700_000_000_000, 1_700_000_000_000, 1_600_000_000_000, 0, 1_700_000_000_001.5]
  ) {
    const order = nextOrder("c3", now, { lastOrder });
    equal(order > lastOrder, true);
    equal(Number.isSafeInteger(order), true);
    equal(shardOfNumber(order), "c3");
    lastOrder = order;
  }
});

Deno.test("a later message has a higher order than one of another partition", () => {
  const before = nextOrder("c7", 1_700_000_000_000, {});
  equal(nextOrder("c0", 1_700_000_000_001, {}) > before, true);
});

Deno.test("orders are exact for eighty years", () => {
  equal(Number.isSafeInteger(nextOrder("c7", Date.UTC(2106, 0), {})), true);
});

Deno.test("a whisper is in the partition of its room", () => {
  const room = roomId("/posts/first");
  equal(roomKeys.name({ room, whisper: "reader-1" })[0], shardOf(room));
  equal(roomKeys.page(room)[0], shardOf(room));
});
