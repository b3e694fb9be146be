/**
 * How an author wants to be told may be larger than a value of Deno KV, and what was told is more than
 * one commit can forget.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { withShelf } from "../../../../helper/kv_shelf.ts";

Deno.test("long settings of several authors are kept apart, and go wholly with their author", () =>
  withShelf(async (shelf) => {
    const notices = shelf.part("notices");
    const records = ["kim", "lee"].map((author) => ({ author, settings: author.repeat(30_000) }));
    for (const record of records) await notices.put(record);
    deepEqual(await notices.all(), records);
    await notices.forgetAuthor("kim");
    deepEqual(await notices.all(), [records[1]]);
    await notices.forgetAuthor("lee");
    deepEqual(await shelf.keys(), []);
  }));

Deno.test("all that was told of a reader's whispers, or to an author, goes, however much it is", () =>
  withShelf(async (shelf) => {
    const notices = shelf.part("notices");
    const fill = () =>
      Promise.all(Array.from({ length: 450 }, (_, n) =>
        notices.tell({
          author: "kim",
          channel: "mail",
          topic: `news ${n % 2 === 0 ? "even" : "odd"} ${n} end`,
          upTo: 1,
          reader: "lee",
        })));
    await fill();
    await notices.forgetTopics("lee", " end");
    deepEqual(await shelf.keys(), []);
    await fill();
    await notices.forgetTopics("lee", "7 end");
    equal((await shelf.keys()).length, 2 * (450 - 45));
    await notices.forgetAuthor("kim");
    deepEqual(await shelf.keys(), []);
  }));
