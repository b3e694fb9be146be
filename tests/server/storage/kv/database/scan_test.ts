/**
 * Long ranges are read step by step, and no further than is asked for.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Key } from "../../../../../server/storage/kv/database/key.ts";
import { scan, type ScanOptions } from "../../../../../server/storage/kv/database/scan.ts";
import { type Shelf, withShelf } from "../../../../helper/kv_shelf.ts";

const COUNT = 1_203;

async function fill({ write }: Shelf): Promise<void> {
  for (let begin = 0; begin < COUNT; begin += 400) {
    await write((view) => {
      for (let n = begin; n < Math.min(COUNT, begin + 400); n++) view.set(["shelf", "book", n], n);
    });
  }
}

function taken({ read }: Shelf, most: number, options?: ScanOptions): Promise<readonly number[]> {
  return read((view) => {
    const numbers: number[] = [];
    for (const { value } of scan<number>(view, { prefix: ["shelf", "book"] }, options)) {
      numbers.push(value);
      if (numbers.length === most) break;
    }
    return numbers;
  });
}

Deno.test("a scan gives all entries of a range, in either order, each once", () =>
  withShelf(async (shelf) => {
    await fill(shelf);
    const all = Array.from({ length: COUNT }, (_, n) => n);
    deepEqual(await taken(shelf, Infinity), all);
    deepEqual(await taken(shelf, Infinity, { reverse: true, first: 7 }), all.toReversed());
  }));

Deno.test("a scan stays between the start and the end of its range", () =>
  withShelf(async (shelf) => {
    await fill(shelf);
    const prefix: Key = ["shelf", "book"];
    const range = { prefix, start: [...prefix, 100] as Key, end: [...prefix, 110] as Key };
    for (const reverse of [false, true]) {
      const found = await shelf.read((view) => [...scan(view, range, { reverse, first: 3 })]);
      deepEqual([found.length, found[0]?.value], [10, reverse ? 109 : 100]);
    }
  }));

Deno.test("a scan reads no more than is taken", () =>
  withShelf(async (shelf) => {
    await fill(shelf);
    const { listed } = shelf.counts;
    deepEqual(await taken(shelf, 5, { first: 5 }), [0, 1, 2, 3, 4]);
    equal(shelf.counts.listed - listed, 5);
  }));
