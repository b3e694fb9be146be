import { deepEqual, equal, match, rejects } from "node:assert/strict";
import { newId, roomId } from "../../../../../shared/chat/id.ts";
import type { InboundMail } from "../../../../../server/chat/notification/inbound/inbound_mail.ts";
import { MailAnswers } from "../../../../../server/chat/notification/inbound/mail_answers.ts";
import { random, refusedAs } from "../../../../helper/chat.ts";
import { toldBy } from "../../../../helper/told_by.ts";

const room = roomId("/a");
const READER = { kind: "reader", id: "r".repeat(22), name: "Ada" } as const;

async function story() {
  const parts = await toldBy();
  const { chat, desk, mails, answers } = parts;
  const { channel } = await desk.add("a", { kind: "mail", address: "Kim@example.com" });
  await desk.confirm("a", channel.id, /\d{6}/.exec(mails[0]?.text ?? "")?.[0] ?? "");
  const question = newId(random);
  const say = { id: question, text: "Why?", question: true };
  await chat.conversation.say({ room, sender: READER }, say);
  const to = { room, author: "a", channel: channel.id, message: question };
  const token = await answers.ticket(to);
  const taking = new MailAnswers({
    ...parts,
    mailer: {
      send: (mail) => Promise.resolve({ kind: "sent" as const, ...mails.push(mail) && {} }),
    },
    replyDomain: "reply.test",
    clock: chat.clock,
    publicUrl: "https://talk.test",
  });
  parts.outbox.start();
  const mail = (
    { text = "Because.\n\n> Why?", ...given }: Partial<Omit<InboundMail, "text">> & {
      readonly text?: string;
    } = {},
  ): InboundMail => ({
    from: "kim@EXAMPLE.com",
    envelopeFrom: undefined,
    to: [`Reply+${token.toUpperCase()}@Reply.test`],
    subject: "Re: A question",
    text: () => Promise.resolve(text),
    headers: new Map(),
    messageId: "<1@example.com>",
    verdict: undefined,
    ...given,
  });
  const told = async () => {
    chat.clock.advance(0);
    await parts.outbox.settled();
    return mails.slice(1).map(({ text }) => text);
  };
  const published = async () =>
    (await chat.store.page({ room, limit: 9 })).messages.slice(1).map(({ text }) => text);
  return { ...parts, taking, mail, told, published, channel };
}

Deno.test("the author's answer is published once, and they are told where, in mails of any case", async () => {
  const { taking, mail, told, published } = await story();
  equal(await taking.take(mail()), "published");
  equal(await taking.take(mail()), "published");
  deepEqual(await published(), ["Because."]);
  const [text = "", ...more] = await told();
  match(text, /^Published on “\/a”, visible to everyone\.\n\nDelete it/);
  deepEqual(more, []);
});

Deno.test("what is not surely the author's is left alone, and nobody is told", async () => {
  const { taking, mail, told, published, desk, channel } = await story();
  for (
    const given of [
      { from: "eve@example.com" },
      { from: "" },
      { to: [] },
      { to: [`reply+${"0".repeat(32)}@reply.test`] },
      { verdict: "fail" },
      { verdict: "none" },
      { headers: new Map([["auto-submitted", "auto-replied"]]) },
    ]
  ) equal(await taking.take(mail(given)), "ignored", JSON.stringify(given));
  const { to } = mail();
  equal(
    await taking.take(mail({ to: to.map((at) => at.replace("Reply.test", "other.test")) })),
    "ignored",
  );
  await desk.enable("a", channel.id, false);
  equal(await taking.take(mail()), "ignored");
  deepEqual([await published(), await told()], [[], []]);
});

Deno.test("an author may answer from another address they are told at, and from none they are not", async () => {
  const { taking, mail, mails, desk, channel } = await story();
  const other = await desk.add("a", { kind: "mail", address: "kim@home.example" });
  const from = "kim@home.example";
  equal(await taking.take(mail({ from })), "ignored");
  const code = /\d{6}/.exec(mails.at(-1)?.text ?? "")?.[0] ?? "";
  await desk.confirm("a", other.channel.id, code);
  equal(await taking.take(mail({ from })), "published");
  await desk.enable("a", other.channel.id, false);
  equal(await taking.take(mail({ from, messageId: "<2@x>" })), "ignored");
  await desk.enable("a", other.channel.id, true);
  await desk.remove("a", channel.id);
  equal(await taking.take(mail({ from, messageId: "<3@x>" })), "ignored");
});

Deno.test("of what is nobody's answer the text is not even read", async () => {
  const { taking, mail } = await story();
  const text = () => Promise.reject(new Error("it was read"));
  for (
    const given of [
      { to: ["reply+x@reply.test"] },
      { from: "eve@example.com" },
      { headers: new Map([["auto-submitted", "auto-replied"]]) },
    ]
  ) equal(await taking.take({ ...mail(given), text }), "ignored");
});

Deno.test("a mail whose origin was found right is taken", async () => {
  const { taking, mail } = await story();
  equal(await taking.take(mail({ verdict: "pass" })), "published");
});

Deno.test("a remark becomes a note, what is empty or too long is told back, and nothing is published", async () => {
  const { taking, mail, told, published, chat } = await story();
  equal(await taking.take(mail({ text: "note: ask Lee\n\n> Why?" })), "note");
  equal(await taking.take(mail({ text: "> Why?", messageId: "<2@x>" })), "refused");
  equal(await taking.take(mail({ text: "x".repeat(4_001), messageId: "<3@x>" })), "refused");
  deepEqual(await published(), []);
  deepEqual((await chat.desk.notes.of({ room })).map(({ text }) => text), ["ask Lee"]);
  const texts = await told();
  match(texts[0] ?? "", /Only authors see it/);
  match(texts[1] ?? "", /nothing written/);
  match(texts[2] ?? "", /4001 characters/);
});

Deno.test("a machine that answers for ever is slowed down, and nothing of an author's is lost", async () => {
  const { taking, mail, chat } = await story();
  const numbered = (n: number) => mail({ messageId: `<${n}@x>`, text: `${n}` });
  for (let n = 0; n < 20; n++) equal(await taking.take(numbered(n)), "published");
  await rejects(taking.take(numbered(20)), refusedAs("too-fast"));
  chat.clock.advance(60_000);
  equal(await taking.take(numbered(20)), "published");
});
