import { equal } from "node:assert/strict";
import { writtenIn } from "../../../../../server/chat/notification/inbound/quoted_text.ts";

/** How programs answer; above, what was written. */
const QUOTES = [
  "On Mon, Nov 30, 2026 at 9:00 AM smallTalk <talk@example.com> wrote:\n> ##- x\n> Why?",
  "On Mon, Nov 30, 2026 at 9:00 AM smallTalk\n<talk@example.com> wrote:\n\n> Why?",
  "Am 30.11.26 um 09:00 schrieb smallTalk:\n> Why?",
  "Le lun. 30 nov. 2026 à 09:00, smallTalk <talk@example.com> a écrit :\n> Why?",
  "2026년 11월 30일 (월) 오전 9:00, smallTalk <talk@example.com>님이 작성:\n> Why?",
  "-----Original Message-----\nFrom: smallTalk\nWhy?",
  "________________________________\nFrom: smallTalk <talk@example.com>\nSent: Monday\nWhy?",
  "From: smallTalk <talk@example.com>\nSent: Monday, November 30\nTo: Kim\n\nWhy?",
  "보낸 사람: smallTalk\n보낸 날짜: 2026년\n\nWhy?",
  "##- write your answer above this line -##\nWhy?",
  "> ##- write your answer above this line -##\n> Why?",
  "-- \nKim Author\nhttps://kim.example",
  "Sent from my iPhone",
  "나의 iPhone에서 보냄",
  "> Why?\n> Because?",
  "",
];

Deno.test("of a mail that answers only what was written stays", () => {
  const written = "Because.\n\nFrom: here it is clear.\n> You wrote this\n\nAnd so on.";
  for (const quote of QUOTES) {
    equal(writtenIn(`${written}\n\n${quote}`), written, quote);
    equal(writtenIn(`${written}\n\n${quote}`.replaceAll("\n", "\r\n")), written, quote);
  }
});

Deno.test("a mail in which nothing was written is empty", () => {
  for (const quote of QUOTES) equal(writtenIn(quote), "", quote);
});
