import { equal, notEqual } from "node:assert/strict";
import { roomId } from "../../../../../shared/chat/id.ts";
import { noticeWords } from "../../../../../server/chat/notification/author/notice_words.ts";

const ITEM = { room: roomId("/a"), id: "m", at: 1, title: "A post" };
const REASONS = ["question", "message", "whisper", "held", "assigned"] as const;

Deno.test("every reason has words of its own, in each language", () => {
  for (const language of ["en", "ko"] as const) {
    const { heading, subject } = noticeWords(language);
    equal(new Set(REASONS.map((reason) => heading({ ...ITEM, reason }, "Ada"))).size, 5);
    equal(new Set(REASONS.map((reason) => subject(reason, "A post"))).size, 5);
    for (const reason of REASONS) equal(heading({ ...ITEM, reason }, "Ada").includes("Ada"), true);
  }
});

Deno.test("an answer says who will see it, before and after", () => {
  for (const language of ["en", "ko"] as const) {
    const { answerGoes, published, sentPrivately } = noticeWords(language);
    const item = { ...ITEM, reason: "whisper" } as const;
    notEqual(answerGoes(item, "Ada"), answerGoes({ ...item, whisper: "r" }, "Ada"));
    equal(answerGoes({ ...item, whisper: "r" }, "Ada").includes("Ada"), true);
    equal(published("A post").includes("A post"), true);
    equal(sentPrivately("Ada", "A post").includes("Ada"), true);
  }
});
