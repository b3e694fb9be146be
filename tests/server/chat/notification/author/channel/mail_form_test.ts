import { equal, match, notEqual } from "node:assert/strict";
import { noticeMail } from "../../../../../../server/chat/notification/author/channel/mail_form.ts";
import { writtenIn } from "../../../../../../server/chat/notification/inbound/quoted_text.ts";
import { ITEM, notice } from "../../../../../helper/notice.ts";

const WAY = {
  to: "kim@example.com",
  replyTo: "reply+x@reply.example.com",
  settingsUrl: "https://talk.example/console#settings/notifications",
};

Deno.test("a mail says what was asked, where to open it, and what becomes of an answer", () => {
  const { text, subject, replyTo, id } = noticeMail(notice(), WAY);
  equal(subject, "A question on “A post”");
  equal(replyTo, WAY.replyTo);
  equal(id, "notice.n");
  match(text, /write your answer above this line/);
  match(text, /visible to everyone/);
  match(text, /Ada asked on “A post”:\n\n> Why\?/);
  match(text, /Open it: https:\/\/talk\.example\/console#inbox\/a/);
});

Deno.test("a mail that is quoted whole below an answer leaves the answer", () => {
  const { text } = noticeMail(notice(), WAY);
  const quoted = text.split("\n").map((line) => `> ${line}`).join("\n");
  equal(writtenIn(`Because.\n\n${quoted}`), "Because.");
  equal(writtenIn(`Because.\n${text}`), "Because.");
});

Deno.test("where no answer is taken a mail says nothing of one", () => {
  for (
    const mail of [
      noticeMail(notice(), { ...WAY, replyTo: undefined }),
      noticeMail(notice({ kind: "digest" }), WAY),
    ]
  ) {
    equal(mail.replyTo, undefined);
    equal(mail.text.includes("##-"), false);
  }
});

Deno.test("mails about one conversation are one thread, which names neither page nor reader", () => {
  const { thread = "" } = noticeMail(notice(), WAY);
  equal(noticeMail(notice({ id: "o" }), WAY).thread, thread);
  const whisper = noticeMail(notice({ items: [{ ...ITEM, whisper: "reader" }] }), WAY);
  notEqual(whisper.thread, thread);
  match(thread, /^[A-Za-z0-9_-]{32}$/);
});
