import { deepEqual, equal } from "node:assert/strict";
import { createInboundRoutes } from "../../../../server/http/notification/inbound_routes.ts";
import type { InboundMail } from "../../../../server/chat/notification/inbound/inbound_mail.ts";
import type { MailAnswers } from "../../../../server/chat/notification/inbound/mail_answers.ts";
import type { TelegramAnswers } from "../../../../server/chat/notification/inbound/telegram_answers.ts";

const SECRET = "a-secret-that-was-drawn-by-chance";
const RAW = "From: kim@example.com\r\nTo: reply@example.com\r\nSubject: Re\r\n\r\nBecause.";

function app(isSetUp = true) {
  const taken: InboundMail[] = [];
  const mailAnswers = {
    take: (mail: InboundMail) => Promise.resolve(taken.push(mail) > 0 ? "published" : "ignored"),
  } as unknown as MailAnswers;
  const telegramAnswers = {
    isTelegram: (channel: string, shown: string) => channel === "c" && shown === "s",
    take: (_: string, { message }: { message?: object }) =>
      Promise.resolve(message && { method: "sendMessage", text: "Published" }),
  } as unknown as TelegramAnswers;
  const routes = createInboundRoutes({
    mailAnswers: isSetUp ? mailAnswers : undefined,
    inboundMailSecret: isSetUp ? SECRET : undefined,
    telegramAnswers,
  });
  const bring = (type: string, body: BodyInit, headers: Record<string, string> = {}) =>
    routes.request("/api/inbound/mail", {
      method: "POST",
      body,
      headers: {
        authorization: `Bearer ${SECRET}`,
        ...type !== "" && { "content-type": type },
        ...headers,
      },
    });
  return { taken, routes, bring };
}

Deno.test("a mail is taken as it went over the wire, in a field of JSON, in a form, or in parts", async () => {
  const { taken, bring } = app();
  const envelope = {
    "x-envelope-from": "k@example.com",
    "x-envelope-to": "a@x, b@x",
    "x-mail-verdict": "Pass",
  };
  const form = new FormData();
  form.set("body-mime", RAW);
  form.set("recipient", "c@x");
  const parts = {
    from: "kim@example.com",
    to: "reply@example.com",
    subject: "Re",
    text: "Because.",
    headers: { "Auto-Submitted": "no" },
    messageId: "<1@x>",
    verdict: "PASS",
  };
  const brought = [
    await bring("message/rfc822", RAW, envelope),
    await bring("application/json", JSON.stringify({ raw: RAW })),
    await bring("application/json", JSON.stringify({ RawEmail: RAW, OriginalRecipient: "d@x" })),
    await bring("", form),
    await bring("application/json", JSON.stringify(parts)),
  ];
  for (const response of brought) deepEqual(await response.json(), { outcome: "published" });
  for (const { from, text, subject } of taken) {
    deepEqual([from, (await text()).trim(), subject], ["kim@example.com", "Because.", "Re"]);
  }
  deepEqual(taken.map(({ to }) => to.map((at) => at.trim()).filter((at) => at !== "")), [
    ["a@x", "b@x", "reply@example.com"],
    ["reply@example.com"],
    ["d@x", "reply@example.com"],
    ["c@x", "reply@example.com"],
    ["reply@example.com"],
  ]);
  deepEqual(taken.map(({ verdict }) => verdict), ["pass", undefined, undefined, undefined, "pass"]);
  deepEqual([taken[0]?.envelopeFrom, taken[4]?.headers.get("auto-submitted")], [
    "k@example.com",
    "no",
  ]);
});

Deno.test("a mail is taken only with the secret, as a token or a password", async () => {
  const { taken, bring } = app();
  const basic = (pair: string) => `Basic ${new TextEncoder().encode(pair).toBase64()}`;
  for (
    const shown of [
      "",
      "Bearer x",
      `Bearer ${SECRET}x`,
      basic(`${SECRET}:x`),
      "Basic *",
      basic("x"),
    ]
  ) {
    const response = await bring("message/rfc822", RAW, { authorization: shown });
    deepEqual([response.status, (await response.json()).code], [401, "token-invalid"], shown);
  }
  equal(taken.length, 0);
  const response = await bring("message/rfc822", RAW, { authorization: basic(`talk:${SECRET}`) });
  deepEqual(await response.json(), { outcome: "published" });
});

Deno.test("where answers by mail are not set up there are none, whatever is shown", async () => {
  const response = await app(false).bring("message/rfc822", RAW);
  deepEqual([response.status, (await response.json()).code], [404, "not-found"]);
});

Deno.test("what is no mail is refused", async () => {
  const { bring } = app();
  for (
    const [type, body] of [["application/json", "{"], ["application/json", '{"raw":1}'], [
      "application/x-www-form-urlencoded",
      "a=b",
    ], ["text/plain", RAW]] as const
  ) {
    const response = await bring(type, body);
    deepEqual([response.status, (await response.json()).code], [400, "invalid-body"], body);
  }
});

Deno.test("only Telegram is heard as such, and gets what the bot says", async () => {
  const { routes } = app();
  const call = (secret: string, body: object) =>
    routes.request("/api/inbound/telegram/c", {
      method: "POST",
      headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
      body: JSON.stringify(body),
    });
  const message = { message_id: 1, chat: { id: 1, type: "private" }, text: "Because." };
  const refused = await call("other", { update_id: 1 });
  deepEqual([refused.status, (await refused.json()).code], [401, "token-invalid"]);
  equal((await call("s", { update_id: 1 })).status, 204);
  const said = await call("s", { update_id: 1, message, edited_message: {} });
  deepEqual(await said.json(), { method: "sendMessage", text: "Published" });
});
