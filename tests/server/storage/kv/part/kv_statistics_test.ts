/**
 * Numbers are of so many whispers, and say when there are more.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { withKvStores } from "../../../../helper/kv_stores.ts";
import { say } from "../../../../helper/new_message.ts";

Deno.test("the newest three hundred whispers are counted, and it is said when there are more", () =>
  withKvStores(async ({ store }) => {
    const whisper = (n: number) => {
      const reader = `reader-${n}`;
      return store.append(
        say("?", { whisper: reader, from: { kind: "reader", id: reader, name: "" }, at: n }),
      );
    };
    const span = { from: 0, until: 1e9, limit: 1_000 };
    await Promise.all(Array.from({ length: 300 }, (_, n) => whisper(n)));
    const counted = async () => [
      (await store.statistics.whispers(span)).length,
      await store.statistics.isCut(span),
    ];
    deepEqual(await counted(), [300, false]);
    await whisper(300);
    deepEqual(await counted(), [300, true]);
  }));
