/**
 * Calls of a part run on the database, where they belong and as often as they leave something.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { kvCalls, partIn, partOfRooms } from "../../../../../server/storage/kv/part/kv_part.ts";
import { shardOf } from "../../../../../server/storage/kv/conversation/shard.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import { withShelf } from "../../../../helper/kv_shelf.ts";

interface Shelf {
  count(): Promise<number>;
  clear(): Promise<boolean>;
}

const EFFECTS = { count: "read", clear: "erase" } as const;

const SHELF = partIn<Shelf>("shelf", (view, leave) => ({
  count: () => view.list({ prefix: ["shelf", "book"] }, { limit: 99 }).length,
  clear() {
    const some = view.list({ prefix: ["shelf", "book"] }, { limit: 3 });
    for (const { key } of some) view.delete(key);
    if (some.length === 3) leave();
    return some.length > 0;
  },
}));

Deno.test("a call that leaves something runs until nothing is left, and answers what it did first", () =>
  withShelf(async ({ database, write, counts }) => {
    const shelf = kvCalls(database, EFFECTS, SHELF);
    await write((view) => {
      for (let n = 0; n < 9; n++) view.set(["shelf", "book", n], n);
    });
    const { commits } = counts;
    equal(await shelf.clear(), true);
    equal(counts.commits - commits, 3, "three of three books, and a look at what is left");
    equal(await shelf.count(), 0);
    equal(await shelf.clear(), false);
  }));

Deno.test("what others add while a call goes on is taken, too", () =>
  withShelf(async ({ another, write, read }) => {
    let isFirst = true;
    const database = another({
      async committed() {
        if (!isFirst) return;
        isFirst = false;
        await write((view) => view.set(["shelf", "book", "new"], 1));
      },
    });
    await write((view) => {
      for (let n = 0; n < 4; n++) view.set(["shelf", "book", n], n);
    });
    await kvCalls(database, EFFECTS, SHELF).clear();
    deepEqual(await read((view) => view.list({ prefix: ["shelf", "book"] }, { limit: 9 })), []);
  }));

Deno.test("a part of rooms writes where the room is that a call names", () => {
  const room = roomId("/posts/first");
  const { partition } = partOfRooms<Shelf>("elsewhere", SHELF.on);
  deepEqual(
    [[room], [{ room, whisper: "r" }], ["a", { room }], ["a"], [{ room: 1 }, null]].map((args) =>
      partition("clear", args)
    ),
    [shardOf(room), shardOf(room), shardOf(room), "elsewhere", "elsewhere"],
  );
});
