/**
 * Readers are spread over partitions, and found and forgotten wherever they are.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { withShelf } from "../../../../helper/kv_shelf.ts";

Deno.test("all readers of a site go, however many there are, and others stay", () =>
  withShelf(async (shelf) => {
    const readers = shelf.part("readers");
    await Promise.all(Array.from({ length: 900 }, (_, n) =>
      readers.put({
        id: `reader-${n}`,
        site: n === 7 ? "other" : "blog",
        name: "Kim",
        knownSince: 1,
      })));
    equal(await readers.clear("blog"), true);
    equal((await shelf.keys()).length, 2);
    deepEqual((await readers.list(["reader-6", "reader-7"])).map(({ id }) => id), ["reader-7"]);
  }));

Deno.test("what counts once is used by one of several instances", () =>
  withShelf(async ({ part, another }) => {
    const instances = [part("readers"), part("readers", another())];
    const use = { nonce: "n", expiresAt: 100, now: 1 };
    const used = await Promise.all(
      Array.from({ length: 20 }, (_, n) => instances[n % 2]?.spend(use)),
    );
    equal(used.filter((isFirst) => isFirst).length, 1);
  }));

Deno.test("what was used and has expired is swept out as others are used", () =>
  withShelf(async (shelf) => {
    const readers = shelf.part("readers");
    const spend = (nonce: string, now: number) =>
      readers.spend({ nonce, expiresAt: now + 10, now });
    await Promise.all(Array.from({ length: 200 }, (_, n) => spend(`old-${n}`, 1)));
    for (let n = 0; n < 40; n++) await spend(`new-${n}`, 50);
    equal((await shelf.entries()).some((each) => each.includes("old-")), false);
  }));
