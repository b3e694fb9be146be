import { deepEqual, equal, match } from "node:assert/strict";
import { roomId } from "../../../../../shared/chat/id.ts";
import type { Notice } from "../../../../../server/chat/notification/author/notice.ts";
import {
  answerHint,
  paragraphsOf,
  subjectOf,
} from "../../../../../server/chat/notification/author/notice_text.ts";

const FORM = { textLength: 20, quote: "> " };
const NOTICE: Notice = {
  id: "n",
  author: "a",
  kind: "news",
  items: [{
    room: roomId("/a"),
    id: "m",
    reason: "question",
    at: 1,
    title: "A post",
    said: { from: "Ada", text: "One\ntwo and a lot more", sentence: "A sentence\nof it" },
  }],
  count: 1,
  language: "en",
  url: "https://talk.example/console",
};

Deno.test("a notice says who asked what, where, and about which sentence", () => {
  equal(subjectOf(NOTICE), "A question on “A post”");
  deepEqual(paragraphsOf(NOTICE, FORM), [
    "Ada asked on “A post”:",
    "> One\n> two and a lot m…",
    "About the sentence “A sentence of it”",
  ]);
});

Deno.test("a notice without texts says nothing of what was written, nor by whom", () => {
  const [item] = NOTICE.items;
  const { said: _, ...bare } = item ?? {};
  const notice = { ...NOTICE, items: [bare as Notice["items"][number]] };
  deepEqual(paragraphsOf(notice, FORM), [
    "A reader asked on “A post”:",
    "Open the console to read it.",
  ]);
});

Deno.test("a notice of several counts what it does not show; what people wrote is escaped", () => {
  const notice = { ...NOTICE, count: 3 };
  equal(subjectOf(notice), "3 new messages on “A post”");
  equal(paragraphsOf(notice, FORM).at(-1), "And 2 more.");
  equal(subjectOf({ ...notice, kind: "digest" }), "3 messages since you were last told");
  const shouted = paragraphsOf(NOTICE, { ...FORM, escape: (text) => text.toUpperCase() });
  deepEqual(shouted.slice(0, 2), ["ADA asked on “A POST”:", "> ONE\n> TWO AND A LOT M…"]);
});

Deno.test("a notice says what becomes of an answer, where one can be given", () => {
  match(answerHint(NOTICE) ?? "", /visible to everyone/);
  equal(answerHint({ ...NOTICE, kind: "digest" }), undefined);
  equal(answerHint({ ...NOTICE, language: "ko" })?.includes("모두가"), true);
});
