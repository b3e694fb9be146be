import { equal } from "node:assert/strict";
import { noticeWords } from "../../../../../server/chat/notification/author/notice_words.ts";
import {
  answeredSubject,
  answeredText,
} from "../../../../../server/chat/notification/inbound/answered_text.ts";

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
    `Sent privately to a reader who gave no name, on “A post”.${end}`,
  );
  equal(answeredText({ kind: "note" }, given), "Kept as a note. Only authors see it.");
});

Deno.test("the subject of a note's confirmation does not speak of an answer", () => {
  const { words } = given;
  equal(answeredSubject({ kind: "note" }, words), "Your note is kept");
  const answered = { title: "A post", to: "", undo: "0".repeat(32) };
  equal(answeredSubject({ ...answered, kind: "published" }, words), words.answered);
});
