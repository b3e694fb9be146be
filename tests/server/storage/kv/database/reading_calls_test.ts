/**
 * An answer is never older than what was committed when it was asked for, and of no partition a mixture,
 * whatever is kept of it and whoever writes.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { KvDatabase } from "../../../../../server/storage/kv/database/database.ts";
import type { Key } from "../../../../../server/storage/kv/database/key.ts";
import type { View } from "../../../../../server/storage/kv/database/view.ts";
import { type CountedKv, countedKv } from "../../../../helper/counted_kv.ts";
import { risingClock } from "../../../../helper/rising_clock.ts";

const FIRST: Key = ["shelf", "first"];
const LAST: Key = ["shelf", "last"];
const BOOKS = { prefix: ["shelf", "book"] } as const;

/** Puts one book more on the shelf, of which all else of it knows. */
function add(view: View): number {
  const number = (view.get<number>(FIRST) ?? 0) + 1;
  view.set(FIRST, number);
  view.set(["shelf", "book", number % 5], number);
  view.set(LAST, number);
  return number;
}

/** What the shelf says in three ways: how many books it has had. */
function readShelf(view: View): readonly number[] {
  const first = view.get<number>(FIRST) ?? 0;
  const books = view.list<number>(BOOKS, { limit: 9 }).map(({ value }) => value);
  return [first, Math.max(0, ...books), view.get<number>(LAST) ?? 0];
}

/** The same; what is read first must not be newer than what is read later. */
async function look(database: KvDatabase): Promise<number> {
  const all = await database.read(readShelf);
  deepEqual(all, all.toSorted((a, b) => a - b));
  return all[0] ?? 0;
}

interface Shelf extends CountedKv {
  /** An instance that keeps what it has read, and watches nothing. */
  open(instance: string): KvDatabase;
}

async function withShelf(
  body: (shelf: Shelf) => Promise<void>,
  between: (kv: Deno.Kv) => Deno.Kv = (kv) => kv,
): Promise<void> {
  const real = await Deno.openKv(":memory:");
  const counted = countedKv(between(real));
  const opened: KvDatabase[] = [];
  try {
    await body(Object.assign(counted, {
      open(instance: string) {
        const options = { kv: counted.kv, clock: risingClock(), instance, random: () => 0.5 };
        const database = new KvDatabase({ ...options, keeps: () => true });
        opened.push(database);
        return database;
      },
    }));
  } finally {
    await Promise.all(opened.map((database) => database.close()));
    real.close();
  }
}

Deno.test("while two instances write and read, each answer is whole and as new as what is written", () =>
  withShelf(async ({ open }) => {
    const instances = [open("one"), open("two")];
    let written = 0;
    let isOver = false;
    let answers = 0;
    const writing = Promise.all(instances.map(async (database) => {
      for (let n = 0; n < 60; n++) {
        written = Math.max(written, await database.write("shelf", add));
        // A reader finds what it keeps unchanged, too.
        await look(database);
      }
    })).finally(() => isOver = true);
    const reading = instances.flatMap((database) =>
      [1, 2].map(async () => {
        while (!isOver) {
          const atLeast = written;
          equal(await look(database) >= atLeast, true);
          answers++;
        }
      })
    );
    await Promise.all([writing, ...reading]);
    for (const database of instances) equal(await look(database), 120);
    equal(answers > 0, true);
  }));

Deno.test("what another instance has written is read at once, though nobody has said so", () =>
  withShelf(async ({ open, counts }) => {
    const [one, two] = [open("one"), open("two")];
    for (let n = 1; n <= 3; n++) {
      await one.write("shelf", add);
      equal(await look(two), n);
      equal(await look(two), n);
    }
    const { gets, lists } = counts;
    await look(two);
    deepEqual([counts.gets - gets, counts.lists - lists], [1, 0]);
  }));

Deno.test("where nothing was ever written a list costs one look, until something is there", () =>
  withShelf(async ({ open, counts }) => {
    const [one, two] = [open("one"), open("two")];
    const books = () => two.read((view) => view.list(BOOKS, { limit: 9 }).length);
    equal(await books(), 0);
    equal(await books(), 0);
    deepEqual([counts.gets, counts.lists], [2, 0]);
    await one.write("shelf", add);
    equal(await books(), 1);
  }));

Deno.test("who is overtaken again and again reads without what is kept, and gets an answer", async () => {
  let overtake: (() => Promise<unknown>) | undefined;
  const real = { done: 0 };
  await withShelf(
    async ({ open }) => {
      const [one, two] = [open("one"), open("two")];
      await one.write("shelf", add);
      const get = (view: View) => view.get<number>(FIRST);
      await two.read(get);
      overtake = () => one.write("shelf", add);
      const answer = await two.read(get);
      overtake = undefined;
      equal(real.done >= 2 && real.done < 10, true, `${real.done} times`);
      equal(answer !== undefined && answer > 1, true);
    },
    (kv) =>
      new Proxy(kv, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name);
          if (typeof value !== "function") return value;
          if (name !== "getMany") return value.bind(target);
          return async (...args: Parameters<Deno.Kv["getMany"]>) => {
            const before = overtake;
            overtake = undefined;
            await before?.();
            if (before !== undefined && ++real.done < 50) overtake = before;
            return await target.getMany(...args);
          };
        },
      }),
  );
});

Deno.test("what a call throws comes through, also when what it read was kept", () =>
  withShelf(async ({ open }) => {
    const one = open("one");
    await one.write("shelf", add);
    const fail = (view: View) => {
      throw new RangeError(`at ${view.get(FIRST)}`);
    };
    await rejects(one.read(fail), { name: "RangeError", message: "at 1" });
    await rejects(one.read(fail), { name: "RangeError", message: "at 1" });
  }));

Deno.test("a Deno KV that fails a look is asked again", () =>
  withShelf(async (shelf) => {
    const one = shelf.open("one");
    await one.write("shelf", add);
    await look(one);
    shelf.refusal = new Error("the network is down");
    const reading = look(one);
    await rejects(reading, { name: "StoreError", code: "failed" });
    shelf.refusal = undefined;
    equal(await look(one), 1);
  }));
