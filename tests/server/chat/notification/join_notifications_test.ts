import { deepEqual, equal } from "node:assert/strict";
import { NoticeBook } from "../../../../server/chat/notification/author/notice_book.ts";
import { joinNotifications } from "../../../../server/chat/notification/join_notifications.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { type JoinedChat, twoChats } from "../../../helper/two_chats.ts";

const room = roomId("/a");

async function joined(chat: JoinedChat) {
  const book = new NoticeBook(chat.store);
  await book.load();
  const told: unknown[] = [];
  const stops = joinNotifications({
    ...chat,
    outbox: { look: () => told.push("look") },
    book,
    telling: { hearHeld: (held, { elsewhere } = {}) => told.push([held, elsewhere]) },
    report: (fault) => told.push(fault.code),
  });
  return { book, told, stops };
}

function choose(book: NoticeBook, language: "en" | "ko") {
  return book.change("kim", (record) => ({
    ...record,
    settings: { ...record.settings, language },
  }));
}

Deno.test("how an author wants to be told is known at both instances, and no change is lost", async () => {
  const { one, other, settle } = await twoChats();
  const [here, there] = [await joined(one), await joined(other)];
  await choose(here.book, "ko");
  await settle();
  equal(there.book.of("kim").settings.language, "ko");
  const { settings, ...kept } = here.book.of("kim");
  const daily = JSON.stringify({ ...kept, settings: { ...settings, digest: "daily" } });
  // Nothing is heard of it.
  await one.store.notices.put({ author: "kim", settings: daily });
  await choose(there.book, "en");
  await settle();
  const { language, digest } = here.book.of("kim").settings;
  deepEqual([language, digest], ["en", "daily"]);
  await there.book.forget("kim");
  await settle();
  equal(here.book.of("kim").settings.digest, "off");
});

Deno.test("what waits to be let through elsewhere is heard, and what an instance leaves is looked for", async () => {
  const { one, other, settle } = await twoChats();
  const { told, stops } = await joined(one);
  other.signals.tell("held", { room });
  await settle();
  await other.bus.close();
  await settle();
  deepEqual(told, [[{ room }, true], "look"]);
  for (const stop of stops) stop();
});
