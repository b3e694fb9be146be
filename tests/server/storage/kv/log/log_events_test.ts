/**
 * What the log says is read as it is now, part by part.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { KvDatabase } from "../../../../../server/storage/kv/database/database.ts";
import { MAX_ENTRIES, readLog } from "../../../../../server/storage/kv/log/log_events.ts";
import { shardOf } from "../../../../../server/storage/kv/conversation/shard.ts";
import { systemClock } from "../../../../../server/messaging/mod.ts";
import { countedKv } from "../../../../helper/counted_kv.ts";
import { withInstances } from "../../../../helper/kv_instances.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";

Deno.test("a log is read part by part, in few rounds, each entry with what is there now", () =>
  withInstances(async ({ open, kv }) => {
    const { store } = await open();
    const first = say("first");
    for (const message of [first, say("quotes", { quote: first.id })]) await store.append(message);
    for (let n = 3; n <= MAX_ENTRIES + 2; n++) await store.append(say(String(n)));
    await store.change({ room: ROOM, id: first.id, kind: "edit", text: "edited", at: 1 });
    const { kv: counting, counts } = countedKv(kv);
    const options = { kv: counting, clock: systemClock, instance: "reader", random: () => 0 };
    const database = new KvDatabase(options);
    const read = (after: string) => database.read((view) => readLog(view, shardOf(ROOM), after));
    const part = await read("");
    equal(part.length, MAX_ENTRIES);
    deepEqual([counts.lists, counts.keys], [1, 1 + MAX_ENTRIES + 2]);
    const [one, two] = part.flatMap(({ events }) => events);
    deepEqual(
      [one?.committed.message.text, one?.committed.message.rev, one?.seenRev],
      ["edited", 1, MAX_ENTRIES + 3],
    );
    equal(two?.committed.message.quote?.text, "edited");
    const rest = await read(part.at(-1)?.versionstamp ?? "");
    deepEqual(rest.map(({ number }) => number), [51, 52, 53]);
    deepEqual(rest.at(-1)?.events[0]?.committed.kind, "changed");
    deepEqual(await read(rest.at(-1)?.versionstamp ?? ""), []);
  }));
