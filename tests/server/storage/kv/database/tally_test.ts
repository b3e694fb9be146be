/**
 * Numbers of a partition are counted in its guard.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { tallied, tally } from "../../../../../server/storage/kv/database/tally.ts";
import { withShelf } from "../../../../helper/kv_shelf.ts";

Deno.test("what two instances count together is right, and costs no key", () =>
  withShelf(async ({ database, another, read, keys }) => {
    const other = another();
    await Promise.all(
      Array.from(
        { length: 40 },
        (_, n) =>
          (n % 2 === 0 ? database : other).write("shelf", (view) => {
            tally(view, "shelf", "books");
            tally(view, "shelf", "pages", 10);
          }),
      ),
    );
    deepEqual(
      await read((view) => ["books", "pages"].map((name) => tallied(view, "shelf", name))),
      [40, 400],
    );
    equal(await read((view) => tallied(view, "shelf", "letters")), 0);
    deepEqual(await keys(), []);
  }));
