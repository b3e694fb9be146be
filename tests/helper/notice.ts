/**
 * Notices for tests.
 *
 * @module
 */
import type { Notice, NoticeItem } from "../../server/chat/notification/author/notice.ts";
import { roomId } from "../../shared/chat/id.ts";

/** One question. */
export const ITEM: NoticeItem = {
  room: roomId("/a"),
  id: "m".repeat(16),
  reason: "question",
  at: 1,
  title: "A post",
  said: { from: "Ada", text: "Why?" },
};

/** A notice of one question. */
export function notice(given: Partial<Notice> = {}): Notice {
  return {
    id: "n",
    author: "a",
    kind: "news",
    items: [ITEM],
    count: 1,
    language: "en",
    url: "https://talk.example/console#inbox/a",
    ...given,
  };
}
