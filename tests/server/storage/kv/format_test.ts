/**
 * Data of a format that is not known is left alone.
 *
 * @module
 */
import { equal, rejects } from "node:assert/strict";
import { checkFormat } from "../../../../server/storage/kv/format.ts";
import { openKvStore } from "../../../../server/storage/kv/kv_store.ts";
import { random } from "../../../helper/chat.ts";
import { countedKv } from "../../../helper/counted_kv.ts";
import { risingClock } from "../../../helper/rising_clock.ts";

Deno.test("an empty database gets the format once, also when two instances come first", async () => {
  const kv = await Deno.openKv(":memory:");
  await Promise.all([checkFormat(kv), checkFormat(kv)]);
  const { kv: counting, counts } = countedKv(kv);
  await checkFormat(counting);
  equal((await kv.get(["format"])).value, 1);
  equal(counts.commits, 0);
  kv.close();
});

Deno.test("a store whose data a newer program wrote does not open, and holds on to nothing", async () => {
  const kv = await Deno.openKv(":memory:");
  await kv.set(["format"], 2);
  const options = { kv, clock: risingClock(), random };
  await rejects(() => openKvStore(options), { name: "StoreError", code: "newer" });
  kv.close();
});
