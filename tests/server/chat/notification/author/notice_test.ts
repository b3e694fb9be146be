import { equal } from "node:assert/strict";
import { roomId } from "../../../../../shared/chat/id.ts";
import {
  answeredItem,
  cutText,
  type Notice,
  type NoticeItem,
} from "../../../../../server/chat/notification/author/notice.ts";

const ITEM: NoticeItem = {
  room: roomId("/a"),
  id: "m",
  reason: "question",
  at: 1,
  title: "A post",
};

function notice(given: Partial<Notice>): Notice {
  return {
    id: "n",
    author: "a",
    kind: "news",
    items: [ITEM],
    count: 1,
    language: "en",
    url: "https://talk.example/console",
    ...given,
  };
}

Deno.test("an answer is to the newest message of one conversation, and to nothing else", () => {
  const newest = { ...ITEM, id: "n" };
  equal(answeredItem(notice({ items: [ITEM, newest] })), newest);
  equal(answeredItem(notice({ kind: "digest" })), undefined);
  equal(answeredItem(notice({ kind: "test", items: [] })), undefined);
  equal(answeredItem(notice({ items: [{ ...ITEM, reason: "held" }] })), undefined);
});

Deno.test("a text is cut between letters", () => {
  equal(cutText("short", 5), "short");
  equal(cutText("longer", 5), "long…");
  equal(cutText("abc😀def", 5), "abc…");
});
