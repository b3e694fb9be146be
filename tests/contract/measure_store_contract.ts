/**
 * What every store must do with measures and networks, sentence by sentence of
 * `server/storage/port/measure_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { StoredMeasure } from "../../server/storage/port/measure_store.ts";
import { hashOfReader } from "../../server/storage/port/reader_hash.ts";
import type { TestRule } from "./store_contract.ts";

/** Registers the tests of measures. */
export function testMeasures(test: TestRule): void {
  test("measures are read back as they were taken, the newest first", async ({ measures }) => {
    const { reader: _, expiresAt: __, ...network } = measure("c", { at: 1 });
    const all = [
      measure("b", { at: 2, reason: "a\u0000b\ud800 한국어" }),
      { ...measure("a", { at: 1 }), kind: "mute" } as const,
      network,
    ];
    for (const each of [...all].reverse()) equal(await measures.add(each), true);
    deepEqual(await measures.all(), all);
  });

  test("a measure that is taken again changes nothing", async ({ measures }) => {
    await measures.add(measure("a"));
    equal(await measures.add(measure("a", { reason: "another" })), false);
    deepEqual(await measures.all(), [measure("a")]);
  });

  test("a measure that is lifted is gone", async ({ measures }) => {
    await measures.add(measure("a"));
    await measures.add(measure("b"));
    deepEqual([await measures.lift("a"), await measures.lift("a")], [true, false]);
    deepEqual(await measures.all(), [measure("b")]);
  });

  test("the network a reader wrote from at a moment is the last one noted by then", async (store) => {
    const { measures } = store;
    const at = (at: number, reader = "r") => measures.networkAt({ reader, at });
    equal(await at(1_000), undefined);
    for (const [network, at] of [["home", 10], ["train", 20], ["home", 30]] as const) {
      await measures.note({ reader: "r", network, at });
    }
    await measures.note({ reader: "other", network: "elsewhere", at: 15 });
    deepEqual(
      await Promise.all([9, 10, 19, 20, 29, 30, 1_000].map((moment) => at(moment))),
      [undefined, "home", "home", "train", "train", "home", "home"],
    );
    deepEqual([await at(14, "other"), await at(15, "other")], [undefined, "elsewhere"]);
    await measures.note({ reader: "r", network: "cafe", at: 30 });
    equal(await at(30), "cafe");
  });

  test("measures that have ended and networks noted long ago are forgotten", async ({ measures }) => {
    const { expiresAt: _, ...forever } = measure("forever", { at: 1 });
    for (const each of [forever, measure("over", { expiresAt: 50 })]) await measures.add(each);
    await measures.add(measure("on", { at: 0, expiresAt: 51 }));
    for (const at of [10, 20]) await measures.note({ reader: "r", network: `n${at}`, at });
    await measures.tidy({ now: 50, networksBefore: 20 });
    deepEqual((await measures.all()).map(({ id }) => id), ["forever", "on"]);
    deepEqual(
      [await measures.networkAt({ reader: "r", at: 15 })],
      [undefined],
    );
    equal(await measures.networkAt({ reader: "r", at: 20 }), "n20");
  });

  test("of a measure about a forgotten reader only that it counts stays, under their hash", async ({ measures }) => {
    const { network: _, ...bare } = measure("bare");
    for (const each of [bare, measure("with", { reason: "rude" })]) await measures.add(each);
    await measures.add(measure("other", { reader: "other" }));
    await measures.note({ reader: "r", network: "n", at: 1 });
    await measures.note({ reader: "other", network: "n", at: 1 });
    await measures.forget("r");
    const { reader: __, ...with_ } = measure("with", { reason: "" });
    const { network: ___, ...bare_ } = { ...with_, id: "bare" };
    const readerHash = hashOfReader("r");
    deepEqual(await measures.all(), [
      measure("other", { reader: "other" }),
      { ...with_, readerHash },
      { ...bare_, readerHash },
    ]);
    equal(await measures.networkAt({ reader: "r", at: 1 }), undefined);
    equal(await measures.networkAt({ reader: "other", at: 1 }), "n");
  });
}

function measure(id: string, fields: Partial<StoredMeasure> = {}): StoredMeasure {
  return {
    id,
    site: "default",
    kind: "ban",
    reader: "r",
    network: "hash",
    reason: "spam",
    by: { kind: "author", id: "owner", name: "Author" },
    at: 1,
    expiresAt: 100,
    ...fields,
  };
}
