import { equal } from "node:assert/strict";
import { readMail } from "../../../../../server/chat/notification/inbound/inbound_mail.ts";
import { writtenIn } from "../../../../../server/chat/notification/inbound/quoted_text.ts";

const MARKED = "> ##- write your answer above this line ##-\n> Why?";

/** How programs answer; above, what was written. */
const QUOTES = [
  "On Mon, Nov 30, 2026 at 9:00 AM smallTalk <talk@example.com> wrote:\n> ##- x\n> Why?",
  "On Mon, Nov 30, 2026 at 9:00 AM smallTalk\n<talk@example.com> wrote:\n\n> Why?",
  "Am 30.11.26 um 09:00 schrieb smallTalk:\n> Why?",
  "Le lun. 30 nov. 2026 à 09:00, smallTalk <talk@example.com> a écrit :\n> Why?",
  "2026년 11월 30일 (월) 오전 9:00, smallTalk <talk@example.com>님이 작성:\n> Why?",
  "2026. 11. 30. 오전 9:00, smallTalk 작성:\n\n> Why?",
  "2026年11月30日(月) 9:00 smallTalk <talk@example.com>：\n> Why?",
  "smallTalk <talk@example.com> 于2026年11月30日周一 09:00写道：\n> Why?",
  "-----Original Message-----\nFrom: smallTalk\nWhy?",
  "-----Message d'origine-----\nDe : smallTalk\nÀ : kim@private.example\n\nWhy?",
  "--------- 원본 메일 ---------\n보낸사람: smallTalk\n받는사람: kim@private.example\n\nWhy?",
  "________________________________\nFrom: smallTalk <talk@example.com>\nSent: Monday\nWhy?",
  "From: smallTalk <talk@example.com>\nSent: Monday, November 30\nTo: Kim\n\nWhy?",
  "**From:** smallTalk <talk@example.com>\n**Sent:** Monday, November 30\n\nWhy?",
  "보낸 사람: smallTalk\n보낸 날짜: 2026년\n\nWhy?",
  "差出人: smallTalk\n送信日時: 2026年11月30日 9:00\n宛先: kim@private.example\n\nWhy?",
  "##- write your answer above this line -##\nWhy?",
  MARKED,
  "-- \nKim Author\nhttps://kim.example",
  "Sent from my iPhone",
  "나의 iPhone에서 보냄",
  "네이버 메일 앱에서 보냈습니다.",
  "Envoyé de mon iPhone",
  "Get Outlook for iOS<https://aka.ms/o0ukef>",
  "> Why?\n> Because?",
  "",
];

/** The same in languages for which there are no rules: what was sent begins with a mark. */
const HEADS = [
  "Il giorno lun 30 nov 2026 alle ore 09:00 smallTalk <talk@example.com> ha\nscritto:",
  "smallTalk napsal(a) 30. 11. 2026 v 09:00:",
  "Od: smallTalk <talk@example.com>\nWysłano: 30 listopada 2026\nDo: kim@private.example\nTemat: Q",
  "________\nVan: smallTalk\nVerzonden: 30-11-2026 09:00\nAan: kim@private.example\nOnderwerp: Q",
  "Gönderen: smallTalk [mailto:talk@example.com]\n**Kime:** kim@private.example",
];

Deno.test("of a mail that answers only what was written stays", () => {
  const written = "Because.\n\nFrom: here it is clear.\n> You wrote this\n\nAnd so on.";
  for (const quote of QUOTES) {
    equal(writtenIn(`${written}\n\n${quote}`), written, quote);
    equal(writtenIn(`${written}\n\n${quote}`.replaceAll("\n", "\r\n")), written, quote);
  }
});

Deno.test("what a program says above the mark is no answer in any language", () => {
  for (const head of HEADS) {
    for (const between of ["\n", "\n\n", "\n> \n"]) {
      equal(writtenIn(`Because.\n\n${head}${between}${MARKED}`), "Because.", head);
    }
  }
});

Deno.test("what somebody wrote right above the mark stays", () => {
  for (
    const written of [
      "Because.",
      "Like this:",
      "Three things:\n- a: 1\n- b: 2",
      "Version: 2.5.0\nSystem: Linux",
      "Call 010-1234-5678",
      "2026년 계획은 이래요:\n- 하나",
      "--- Update ---\nIt works.",
    ]
  ) equal(writtenIn(`${written}\n\n${MARKED}`), written, written);
});

Deno.test("a mail in which nothing was written is empty", () => {
  for (const quote of [...QUOTES, ...HEADS.map((head) => `${head}\n\n${MARKED}`)]) {
    equal(writtenIn(quote), "", quote);
  }
});

Deno.test("a line without end is looked at no longer than another", () => {
  const long = `Am ${"schrieb ".repeat(100_000)}`;
  equal(writtenIn(`${long}\n${MARKED}`), long.trim());
});

Deno.test("of a mail in HTML alone only what was written stays, too", async () => {
  const head = "<b>De&nbsp;:</b> smallTalk &lt;talk@example.com&gt;<br>" +
    "<b>Envoyé&nbsp;:</b> lundi<br><b>À&nbsp;:</b> kim@private.example";
  const gmail = "On Mon, Nov 30, 2026 at 9:00 AM smallTalk " +
    "&lt;<a href='mailto:talk@example.com'>talk@example.com</a>&gt; wrote:<br>";
  for (
    const html of [
      `<p>Because.<o:p></o:p></p><p><o:p>&nbsp;</o:p></p><p>Second.</p><div><p>${head}</p></div>`,
      `<div>Because.<div><br></div><div>Second.</div></div><br><div>${gmail}</div><blockquote>`,
      "Because.<br><br>Second.<br><div>Von meinem iPhone gesendet</div><br><blockquote>",
    ]
  ) {
    const raw = `Content-Type: text/html; charset=utf-8\r\n\r\n${html}<p>##- write above ##-<br>Q`;
    equal(writtenIn(await (await readMail(raw, {})).text()), "Because.\n\nSecond.", html);
  }
});
