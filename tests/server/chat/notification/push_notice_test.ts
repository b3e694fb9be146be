import { deepEqual, equal, match } from "node:assert/strict";
import { pushMessageOf } from "../../../../server/chat/notification/push_notice.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { MAX_NAME_LENGTH, MAX_PATH_LENGTH } from "../../../../shared/limit.ts";
import { isPushNotice, type MessageNotice } from "../../../../shared/chat/push.ts";

const NOTICE: MessageNotice = {
  kind: "message",
  author: "author",
  room: roomId("/posts/a"),
  id: "message-id-0123456789",
  from: "Ada",
};

Deno.test("notices of a conversation take each other's place, those of two do not", () => {
  const topics = [NOTICE, { ...NOTICE, id: "another" }, { ...NOTICE, whisper: "reader" }]
    .map((notice) => pushMessageOf(notice).topic ?? "");
  deepEqual([topics[0] === topics[1], topics[0] === topics[2]], [true, false]);
  for (const topic of topics) match(topic, /^[A-Za-z0-9_-]{32}$/);
});

Deno.test("however much was written, it fits, and no letter is cut in two", () => {
  const long = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length));
  for (const unit of ["가", "😀", "x😀", "\\", "\n"]) {
    const { payload } = pushMessageOf({
      ...NOTICE,
      room: roomId(`/${"a".repeat(MAX_PATH_LENGTH - 1)}`),
      whisper: "r".repeat(30),
      from: long("가", MAX_NAME_LENGTH),
      title: long(unit, 1_000),
      text: long(unit, 4_000),
    });
    equal(new TextEncoder().encode(payload).length <= 3_000, true, unit);
    const notice = JSON.parse(payload);
    equal(isPushNotice(notice), true);
    equal(notice.text.isWellFormed(), true);
  }
});

Deno.test("where a page's address leaves no room, it is told that there is something", () => {
  const room = roomId(`/${"가".repeat(MAX_PATH_LENGTH - 1)}`);
  const long = "가".repeat(300);
  const pushed = (from: string) =>
    JSON.parse(pushMessageOf({ ...NOTICE, room, from, text: long, title: long }).payload);
  deepEqual(pushed("Ada"), { ...NOTICE, room });
  deepEqual(pushed("가".repeat(500)), { kind: "digest", count: 1 });
});

Deno.test("what is short is sent as it is, and a test counts for a minute", () => {
  deepEqual(JSON.parse(pushMessageOf({ ...NOTICE, text: "Why?" }).payload), {
    ...NOTICE,
    text: "Why?",
  });
  deepEqual(pushMessageOf({ kind: "test" }), {
    payload: '{"kind":"test"}',
    ttlSeconds: 60,
    urgency: "high",
  });
  equal(pushMessageOf({ kind: "digest", count: 3 }).topic, "digest");
});
