/**
 * The list looks through so many conversations at once for what waits, and goes on where it ended.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { withKvStores } from "../../../../helper/kv_stores.ts";
import { say } from "../../../../helper/new_message.ts";

Deno.test("what waits behind many conversations is on a later page, and none is left out", () =>
  withKvStores(async ({ store, counts }) => {
    for (const whisper of ["first", "second"]) {
      await store.append(say("?", { whisper, question: true }));
    }
    // All in one partition.
    const many = Array.from({ length: 510 }, (_, n) => say("!", { whisper: `reader-${n}` }));
    await Promise.all(many.map((message) => store.append(message)));
    const waiting: (string | undefined)[] = [];
    let pages = 0;
    let before: number | undefined;
    do {
      counts.listed = 0;
      const query = { limit: 1, isOpen: true, ...before !== undefined && { before } };
      const { listed, next } = await store.inbox.list(query);
      equal(counts.listed <= 501, true, `${counts.listed}`);
      waiting.push(...listed.map(({ summary: { whisper } }) => whisper));
      before = next;
      pages++;
    } while (before !== undefined);
    deepEqual([waiting, pages], [["second", "first"], 3]);
  }));
