/**
 * What mails to readers say.
 *
 * @module
 */
import { deepEqual, doesNotMatch, equal, match } from "node:assert/strict";
import {
  answerMail,
  confirmMail,
} from "../../../../../server/chat/notification/reader/reader_mail.ts";

const PARTS = { to: "kim@example.com", id: "job-1", language: "en", blog: "Notes" };
const ANSWERED = {
  ...PARTS,
  post: "The margin",
  pageUrl: "https://blog.example/margin",
  isPrivate: false,
  text: { question: "Why?", answer: "Because\nof this." },
  author: "Lee",
  more: false,
  stopUrl: "https://talk.example/mail/stop/TOKEN",
};

Deno.test("the mail that asks has the blog's name and a link, and nothing any reader wrote", () => {
  const { subject, text, headers } = confirmMail({ ...PARTS, confirmUrl: "https://x.example/c" });
  equal(subject, "Notes: an e-mail when there is an answer?");
  match(
    text,
    /Open this page and say yes; until then nothing else is sent:\n\nhttps:\/\/x.example\/c\n/,
  );
  equal(headers, undefined);
});

Deno.test("the mail with an answer has both texts, the page, and a way to end it", () => {
  const { subject, text, headers } = answerMail(ANSWERED);
  equal(subject, "An answer on “The margin”");
  equal(
    text,
    `There is an answer to your question on “The margin”.

You asked:
> Why?

Lee answered:
> Because
> of this.

Read it on the page:
https://blog.example/margin

This was the only e-mail. Your address is forgotten now.
`,
  );
  deepEqual(headers, {
    "List-Unsubscribe": "<https://talk.example/mail/stop/TOKEN>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  });
});

Deno.test("what is private can be left out, and more answers come with a link to end them", () => {
  const { text: _text, ...rest } = ANSWERED;
  const { text } = answerMail({ ...rest, isPrivate: true, more: true });
  match(text, /asked privately on “The margin”/);
  match(text, /left out of this e-mail/);
  doesNotMatch(text, /Because|Why/);
  match(text, /If you want no more of these e-mails:\nhttps:\/\/talk.example\/mail\/stop\/TOKEN/);
});

Deno.test("a title is one line, and not long; without one the blog's name stands there", () => {
  const subjectOf = (post: string) => answerMail({ ...ANSWERED, post }).subject;
  equal(subjectOf("a\r\n\tb"), "An answer on “a b”");
  equal(subjectOf(""), "An answer on “Notes”");
  equal(subjectOf("x".repeat(300)).length, "An answer on “”".length + 120);
});

Deno.test("no program makes a link of what a reader's browser calls the page", () => {
  const post = "Win at https://evil.example/x, evil.com or eve@evil.com. Node.js 2.5";
  const { subject, text } = answerMail({ ...ANSWERED, post });
  for (const written of [subject, text.split("\n")[0] ?? ""]) {
    doesNotMatch(written, /\/\/evil|evil\.[a-z]|@evil/);
    match(
      written.replaceAll("\u2060", ""),
      /“Win at https:\/\/evil\.example\/x, evil\.com or eve@/,
    );
  }
  match(text, /https:\/\/blog\.example\/margin/);
});
