import { deepEqual, equal } from "node:assert/strict";
import { roomId } from "../../../../shared/chat/id.ts";
import type { MessageNotice } from "../../../../shared/chat/push.ts";
import { en } from "../../../../widget/console/worker/en.ts";
import { ko } from "../../../../widget/console/worker/ko.ts";
import { tagOf } from "../../../../widget/console/worker/page_words.ts";
import { outcomeView, plainView, viewOf } from "../../../../widget/console/worker/notice_view.ts";

const NOTICE: MessageNotice = {
  kind: "message",
  author: "author",
  room: roomId("/posts/a"),
  id: "message-id-0123456789",
  from: "Ada",
  title: "On sockets",
  text: "Why?",
};

Deno.test("a notification says who, where and what, and whether it was asked or said privately", () => {
  for (
    const [more, english, korean] of [
      [{ question: true }, "Ada asks on “On sockets”", "Ada 님이 “On sockets”에서 질문했어요"],
      [{}, "Ada writes on “On sockets”", "Ada 님이 “On sockets”에 썼어요"],
      [
        { whisper: "reader" },
        "Ada writes privately, on “On sockets”",
        "Ada 님이 “On sockets”에서 비공개로 썼어요",
      ],
      [
        { held: true },
        "Ada is waiting for you on “On sockets”",
        "Ada 님의 메시지가 “On sockets”에서 승인을 기다려요",
      ],
    ] as const
  ) {
    const { title, options } = viewOf({ ...NOTICE, ...more }, en);
    deepEqual([title, options.body, options.lang], [english, "Why?", "en"]);
    equal(viewOf({ ...NOTICE, ...more }, ko).title, korean);
  }
});

Deno.test("whether an answer is public or private stands on its button and in its field", () => {
  const fieldOf = (more: object) => viewOf({ ...NOTICE, ...more }, en).options.actions?.[0];
  deepEqual(fieldOf({ question: true }), {
    action: "answer",
    type: "text",
    title: "Answer in public",
    placeholder: "Everyone reading the post will see it",
  });
  deepEqual(fieldOf({ whisper: "reader" }), {
    action: "answer",
    type: "text",
    title: "Answer privately",
    placeholder: "Only Ada will see it",
  });
  // What waits has to be let through first.
  equal(fieldOf({ held: true })?.action, "open");
});

Deno.test("without its text a notification says where to read it", () => {
  const { text: _, title: __, ...bare } = NOTICE;
  const { title, options } = viewOf(bare, en);
  deepEqual([title, options.body], ["Ada writes", "Open the console to read it."]);
});

Deno.test("notifications of a conversation take each other's place, a whisper's never a room's", () => {
  equal(tagOf(NOTICE), tagOf({ ...NOTICE }));
  equal(tagOf(NOTICE) === tagOf({ ...NOTICE, whisper: "reader" }), false);
  const { options } = outcomeView({ title: "Published", text: "Because." }, NOTICE, en);
  deepEqual([options.tag, options.body, options.silent], [tagOf(NOTICE), "Because.", true]);
});

Deno.test("a digest counts, a test says that it works, and what cannot be read is something new", () => {
  deepEqual([1, 3].map((count) => viewOf({ kind: "digest", count }, en).title), [
    "There is 1 new message",
    "There are 3 new messages",
  ]);
  equal(viewOf({ kind: "test" }, en).title, "Notifications work on this device");
  equal(plainView(ko).title, "새 메시지가 1개 있어요");
});
