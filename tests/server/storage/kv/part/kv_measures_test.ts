/**
 * Many networks go part by part, wherever they are.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { StoredMeasure } from "../../../../../server/storage/port/measure_store.ts";
import { withShelf } from "../../../../helper/kv_shelf.ts";

function measure(id: string, given: Partial<StoredMeasure> = {}): StoredMeasure {
  const by = { kind: "author", id: "owner", name: "Author" } as const;
  return { id, site: "default", kind: "ban", reason: "spam", by, at: 1, ...given };
}

Deno.test("of a reader who came from many networks, and was banned often, no key is left", () =>
  withShelf(async (shelf) => {
    const measures = shelf.part("measures");
    for (let n = 0; n < 200; n++) {
      void measures.note({ reader: "lee", network: `n${n}`, at: n });
      void measures.add(measure(`m${n}`, { reader: "lee" }));
    }
    await measures.note({ reader: "kim", network: "n", at: 7 });
    await measures.forget("lee");
    equal((await shelf.entries()).some((each) => each.includes("lee")), false);
    const all = await measures.all();
    deepEqual([all.length, all.every(({ readerHash }) => readerHash !== undefined)], [200, true]);
    equal(await measures.networkAt({ reader: "kim", at: 7 }), "n");
  }));

Deno.test("all networks and measures that are over go, however many there are", () =>
  withShelf(async (shelf) => {
    const measures = shelf.part("measures");
    await Promise.all(Array.from({ length: 500 }, async (_, n) => {
      await measures.note({ reader: `reader-${n}`, network: "n", at: n });
      await measures.add(measure(`m${n}`, { reader: `reader-${n}`, expiresAt: n }));
    }));
    await measures.tidy({ now: 499, networksBefore: 499 });
    equal(await measures.networkAt({ reader: "reader-499", at: 499 }), "n");
    equal((await shelf.keys()).length, 2, "the youngest network, and what finds it");
    await measures.tidy({ now: 499, networksBefore: 500 });
    deepEqual(await shelf.keys(), []);
  }));

Deno.test("the network of a moment is found by one look at one entry", () =>
  withShelf(async ({ part, counts }) => {
    const measures = part("measures");
    for (let n = 0; n < 50; n++) await measures.note({ reader: "lee", network: `n${n}`, at: n });
    const { listed, keys } = counts;
    equal(await measures.networkAt({ reader: "lee", at: 30 }), "n30");
    deepEqual([counts.listed - listed, counts.keys - keys], [1, 0]);
  }));
