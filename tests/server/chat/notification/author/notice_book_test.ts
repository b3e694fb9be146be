import { deepEqual, equal } from "node:assert/strict";
import { NoticeBook } from "../../../../../server/chat/notification/author/notice_book.ts";
import { DEFAULT_SETTINGS } from "../../../../../server/chat/notification/author/notice_record.ts";
import { random } from "../../../../helper/chat.ts";
import { newStore } from "../../../../helper/new_store.ts";

const CHANNEL = {
  id: "c",
  kind: "mail",
  target: "a@example.com",
  since: 1,
  enabled: true,
} as const;

Deno.test("a book knows after a restart what an author chose, and who can be told", async () => {
  const store = newStore({ random });
  const book = new NoticeBook(store);
  equal(book.of("a").settings, DEFAULT_SETTINGS);
  await book.change("a", (record) => ({ ...record, channels: [CHANNEL] }));
  await book.change("b", (record) => record);
  const again = new NoticeBook(store);
  await again.load();
  deepEqual(again.of("a").channels, [CHANNEL]);
  deepEqual(again.tellable(), ["a"]);
  await again.forget("a");
  deepEqual([again.tellable(), (await store.notices.all()).map(({ author }) => author)], [[], [
    "b",
  ]]);
});

Deno.test("two changes at once are one after the other", async () => {
  const book = new NoticeBook(newStore({ random }));
  await Promise.all(["1", "2"].map((id) =>
    book.change("a", (record) => ({
      ...record,
      channels: [...record.channels, { ...CHANNEL, id }],
    }))
  ));
  deepEqual(book.of("a").channels.map(({ id }) => id), ["1", "2"]);
});
