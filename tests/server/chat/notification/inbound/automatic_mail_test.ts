import { equal } from "node:assert/strict";
import { isAutomatic } from "../../../../../server/chat/notification/inbound/automatic_mail.ts";
import type { InboundMail } from "../../../../../server/chat/notification/inbound/inbound_mail.ts";

function mail(
  given: Partial<InboundMail> & { header?: readonly [string, string] } = {},
): InboundMail {
  const { header, ...rest } = given;
  return {
    from: "kim@example.com",
    envelopeFrom: undefined,
    to: [],
    subject: "Re: A question",
    text: () => Promise.resolve("Because."),
    headers: new Map(header === undefined ? [] : [header]),
    messageId: "",
    verdict: undefined,
    ...rest,
  };
}

Deno.test("what a machine wrote is known by its headers, its sender or its subject", () => {
  for (
    const given of [
      { header: ["auto-submitted", "auto-replied"] },
      { header: ["auto-submitted", "auto-generated; x"] },
      { header: ["precedence", "bulk"] },
      { header: ["precedence", "auto_reply"] },
      { header: ["x-autoreply", "yes"] },
      { header: ["list-id", "<a.example>"] },
      { header: ["list-post", "<mailto:a@b.example>"] },
      { header: ["x-ms-exchange-generated-message-source", "Mailbox Rules Agent"] },
      { header: ["return-path", "<>"] },
      { header: ["content-type", "multipart/report; report-type=delivery-status"] },
      { envelopeFrom: "" },
      { from: "MAILER-DAEMON@example.com" },
      { from: "no-reply@example.com" },
      { subject: "Out of Office: Re: A question" },
      { subject: "Automatic reply: away" },
      { subject: "Abwesenheit" },
      { subject: "Undeliverable: A question" },
      { subject: "[자동회신] 부재 중입니다" },
      { subject: "[EXTERN] Abwesenheitsnotiz: Eine Frage" },
      { subject: "자동 회신: 질문" },
      { subject: "부재중: 12월 1일까지" },
      { subject: "自動応答: 質問" },
      { subject: "自动回复：问题" },
      { subject: "Absence du bureau : question" },
    ] as const
  ) equal(isAutomatic(mail(given)), true, JSON.stringify(given));
});

Deno.test("what a person wrote is not a machine's", () => {
  for (
    const given of [
      {},
      { header: ["auto-submitted", "no"] },
      { header: ["precedence", "normal"] },
      { header: ["content-type", "multipart/alternative"] },
      { envelopeFrom: "kim@example.com" },
      { subject: "Re: Automatic reply to events: how?" },
      { subject: "Re: “부재 중 전화”에 질문이 있어요" },
      { subject: "“부재 중 전화”에 질문이 있어요" },
      { subject: "Abwesenheiten planen" },
    ] as const
  ) equal(isAutomatic(mail(given)), false, JSON.stringify(given));
});
