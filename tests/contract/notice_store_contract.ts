/**
 * What every store must do with how authors want to be told, sentence by sentence of
 * `server/storage/port/notice_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { TestRule } from "./store_contract.ts";

const REF = { author: "a", channel: "mail", topic: "default/a" };

/** Registers the tests of how authors want to be told. */
export function testNotices(test: TestRule): void {
  test("how an author wants to be told is kept until they say otherwise", async ({ notices }) => {
    deepEqual(await notices.all(), []);
    await notices.put({ author: "b", settings: '{"a":"\u0000"}' });
    await notices.put({ author: "a", settings: "1" });
    await notices.put({ author: "a", settings: "2" });
    deepEqual(await notices.all(), [
      { author: "a", settings: "2" },
      { author: "b", settings: '{"a":"\u0000"}' },
    ]);
  });

  test("up to where an author was told only rises, for each channel and topic", async (store) => {
    const { notices } = store;
    equal(await notices.told(REF), 0);
    await notices.tell({ ...REF, upTo: 5 });
    await notices.tell({ ...REF, upTo: 3 });
    await notices.tell({ ...REF, channel: "push", upTo: 9 });
    await notices.tell({ ...REF, topic: "default/b", upTo: 7 });
    equal(await notices.told(REF), 5);
    await notices.tell({ ...REF, upTo: 6 });
    equal(await notices.told(REF), 6);
    equal(await notices.told({ ...REF, author: "b" }), 0);
  });

  test("what was told goes with its reader or author, and nothing else", async ({ notices }) => {
    await notices.put({ author: "a", settings: "1" });
    await notices.put({ author: "b", settings: "2" });
    await notices.tell({ ...REF, upTo: 1 });
    await notices.tell({ ...REF, topic: "whisper", reader: "r", upTo: 2 });
    await notices.tell({ ...REF, author: "b", upTo: 3 });
    await notices.forget("r");
    deepEqual(
      [await notices.told(REF), await notices.told({ ...REF, topic: "whisper" })],
      [1, 0],
    );
    await notices.forgetAuthor("a");
    deepEqual([await notices.told(REF), await notices.told({ ...REF, author: "b" })], [0, 3]);
    deepEqual(await notices.all(), [{ author: "b", settings: "2" }]);
  });

  test("what was told of one whisper goes alone", async ({ notices }) => {
    const tell = (topic: string, reader?: string) =>
      notices.tell({ ...REF, topic, upTo: 1, ...reader !== undefined && { reader } });
    await tell("news a\u0000", "r");
    await tell("assigned a\u0000", "r");
    await tell("news b", "r");
    await tell("other a\u0000");
    await notices.forgetTopics("r", " a\u0000");
    const told = (topic: string) => notices.told({ ...REF, topic });
    deepEqual([await told("news a\u0000"), await told("assigned a\u0000")], [0, 0]);
    deepEqual([await told("news b"), await told("other a\u0000")], [1, 1]);
  });

  test("topics of hostile names are kept apart", async ({ notices }) => {
    for (const [n, topic] of test.hostile.entries()) {
      await notices.tell({ ...REF, topic, upTo: n + 1 });
    }
    for (const [n, topic] of test.hostile.entries()) {
      equal(await notices.told({ ...REF, topic }), n + 1);
    }
  });
}
