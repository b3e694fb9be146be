/**
 * Several lists are read as one, the highest number first.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import type { KeyRange } from "../../../../../server/storage/kv/database/key.ts";
import { newestOf } from "../../../../../server/storage/kv/database/newest_of.ts";
import { withShelf } from "../../../../helper/kv_shelf.ts";

const ranges = (count: number) =>
  Array.from({ length: count }, (_, n): KeyRange => ({ prefix: ["shelf", `list${n}`] }));

Deno.test("entries of several lists come in one order, each once", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.uniqueArray(fc.nat(40)), { maxLength: 4 }),
      fc.integer({ min: 1, max: 5 }),
      (lists, first) =>
        withShelf(async ({ write, read }) => {
          await write((view) =>
            lists.forEach((list, n) =>
              list.forEach((number) => view.set(["shelf", `list${n}`, number], n))
            )
          );
          const found = await read((view) =>
            [...newestOf<number>(view, ranges(lists.length), first)].map(({ key }) => key[2])
          );
          deepEqual(found, lists.flat().sort((a, b) => b - a));
        }),
    ),
    { numRuns: 40 },
  ));

Deno.test("the first of several lists are asked for at once", () =>
  withShelf(async ({ write, read, counts }) => {
    await write((view) => [0, 1, 2].forEach((n) => view.set(["shelf", `list${n}`, n], n)));
    let rounds = 0;
    const { lists } = counts;
    await read((view) => {
      rounds++;
      return [...newestOf(view, ranges(3), 10)];
    });
    equal(counts.lists - lists, 3);
    equal(rounds, 2);
  }));
