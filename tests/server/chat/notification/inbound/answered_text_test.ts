import { equal } from "node:assert/strict";
import { noticeWords } from "../../../../../server/chat/notification/author/notice_words.ts";
import { answeredText } from "../../../../../server/chat/notification/inbound/answered_text.ts";

const given = { words: noticeWords("en"), publicUrl: "https://talk.example" };

Deno.test("a confirmation says who can see an answer, and how it is taken back", () => {
  const answered = { title: "A post", to: "", undo: "0".repeat(32) };
  const end = `\n\nDelete it, within 15 minutes:\nhttps://talk.example/undo/${"0".repeat(32)}`;
  equal(
    answeredText({ ...answered, kind: "published" }, given),
    `Published on “A post”, visible to everyone.${end}`,
  );
  equal(
    answeredText({ ...answered, kind: "private" }, given),
    `Sent privately to A reader, on “A post”.${end}`,
  );
  equal(answeredText({ kind: "note" }, given), "Kept as a note. Only authors see it.");
});
