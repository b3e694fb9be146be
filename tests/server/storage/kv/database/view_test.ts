/**
 * A call sees what was fetched and what is to be written, as if it were written already.
 *
 * @module
 */
import { deepEqual, equal, throws } from "node:assert/strict";
import fc from "fast-check";
import { Fetched, Unfetched } from "../../../../../server/storage/kv/database/fetched.ts";
import type { Key } from "../../../../../server/storage/kv/database/key.ts";
import { View } from "../../../../../server/storage/kv/database/view.ts";

const shelf = (number: number): Key => ["shelf", number];

/** What a view lists once all it wants is fetched. */
async function listed(
  kv: Deno.Kv,
  view: (fetched: Fetched) => View,
  query: { readonly limit: number; readonly reverse: boolean },
): Promise<readonly unknown[]> {
  const fetched = new Fetched();
  for (;;) {
    try {
      return view(fetched).list({ prefix: ["shelf"] }, query).map(({ value }) => value);
    } catch (error) {
      if (!(error instanceof Unfetched)) throw error;
      await fetched.fetch(kv, error);
    }
  }
}

Deno.test("a list is what it would be if all that is to be written were written", async () => {
  const number = fc.integer({ min: 0, max: 9 });
  const write = fc.tuple(number, fc.boolean());
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(number),
      fc.array(write, { maxLength: 6 }),
      fc.array(write, { maxLength: 6 }),
      fc.integer({ min: 1, max: 12 }),
      fc.boolean(),
      async (stored, below, above, limit, reverse) => {
        const kv = await Deno.openKv(":memory:");
        try {
          for (const each of stored) await kv.set([...shelf(each)], each);
          const expected = new Set(stored);
          for (const [each, isSet] of [...below, ...above]) {
            if (isSet) expected.add(each);
            else expected.delete(each);
          }
          const sorted = [...expected].sort((a, b) => reverse ? b - a : a - b);
          const view = (fetched: Fetched) => {
            const lower = new View(fetched);
            const upper = new View(fetched, lower);
            for (const [each, isSet] of below) {
              if (isSet) lower.set(shelf(each), each);
              else lower.delete(shelf(each));
            }
            for (const [each, isSet] of above) {
              if (isSet) upper.set(shelf(each), each);
              else upper.delete(shelf(each));
            }
            return upper;
          };
          deepEqual(await listed(kv, view, { limit, reverse }), sorted.slice(0, limit));
        } finally {
          kv.close();
        }
      },
    ),
    { numRuns: 60 },
  );
});

Deno.test("what is written is read, from the view and from those above it", () => {
  const lower = new View(new Fetched());
  lower.set(shelf(1), "one");
  const upper = new View(new Fetched(), lower);
  equal(upper.get(shelf(1)), "one");
  upper.delete(shelf(1));
  equal(upper.get(shelf(1)), undefined);
  equal(lower.get(shelf(1)), "one", "what is above does not reach down before it is merged");
  lower.merge(upper.own);
  equal(lower.get(shelf(1)), undefined);
});

Deno.test("all that is missing is asked for at once", () => {
  const view = new View(new Fetched());
  throws(
    () => view.all([() => view.get(shelf(1)), () => view.getAll([shelf(2), shelf(3)]).length]),
    (error) => error instanceof Unfetched && error.keys.length === 3,
  );
});

Deno.test("a fault in one of several reads is not taken for something to be fetched", () => {
  const view = new View(new Fetched());
  const fault = () => {
    throw new RangeError("wrong");
  };
  throws(() => view.all([() => view.get(shelf(1)), fault]), RangeError);
});

Deno.test("notes keep their order over views", () => {
  const lower = new View(new Fetched());
  lower.note("first");
  const upper = new View(new Fetched(), lower);
  upper.note("second");
  deepEqual(upper.notes, ["first", "second"]);
  lower.merge(upper.own);
  deepEqual(lower.notes, ["first", "second"]);
});
