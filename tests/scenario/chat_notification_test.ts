/**
 * The author is told what readers ask, and answers without opening the console: over real mail, real
 * posts and real sockets.
 *
 * @module
 */
import { deepEqual, doesNotMatch, equal, match, ok } from "node:assert/strict";
import {
  commandOf,
  joinOf,
  ownWhisperOf,
  topicOf,
  WHISPERS,
} from "../../shared/chat/destination.ts";
import { deskOf } from "../../shared/chat/desk_destination.ts";
import type { DeskPage } from "../../shared/chat/desk.ts";
import type { ConversationEvent } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import type { AddedChannel, NoticeState } from "../../shared/chat/notice.ts";
import { Arrivals } from "../helper/arrivals.ts";
import { random } from "../helper/chat.ts";
import { type ChatSite, chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { hookReceiver, isSigned } from "../helper/hook_receiver.ts";
import { ShiftedClock } from "../helper/shifted_clock.ts";
import { smtpReceiver } from "../helper/smtp_receiver.ts";

const room = roomId("/posts/a");
const KIM = "kim@author.example";
const SECRET = "a-secret-that-was-drawn-by-chance";
const DOMAIN = "reply.example.com";
const GRACE_MS = 30_000;

/** What whoever brings mail sends. */
function raw(to: string, text: string, given: { from?: string; headers?: string } = {}): string {
  const { from = KIM, headers = "" } = given;
  return `From: Kim <${from}>\r\nTo: <${to}>\r\nSubject: Re: A question\r\n` +
    `Message-ID: <${newId(random)}@author.example>\r\n${headers}` +
    `Content-Type: text/plain; charset=utf-8\r\n\r\n${text.replaceAll("\n", "\r\n")}`;
}

async function bring(site: ChatSite, mail: string, secret = SECRET): Promise<unknown> {
  const response = await site.ask("/api/inbound/mail", {
    method: "POST",
    headers: { "content-type": "message/rfc822", authorization: `Bearer ${secret}` },
    body: mail,
  });
  const answer = await response.json();
  return response.status === 200 ? answer.outcome : response.status;
}

/** Calls the console's API, as the signed-in author. */
async function call<T>(
  site: ChatSite,
  cookie: string,
  method: string,
  path: string,
  body?: object,
) {
  const response = await site.ask(path, {
    method,
    headers: { cookie },
    ...body !== undefined && { body: JSON.stringify(body) },
  });
  ok(response.status < 300, `${method} ${path}: ${response.status}`);
  return await response.json() as T;
}

Deno.test("a reader asks, the author is told by mail and by post, answers by mail, and the reader hears it", async () => {
  using folder = dataDir();
  const mails = await smtpReceiver();
  await using hook = hookReceiver();
  const clock = new ShiftedClock();
  const site = await chatSite(folder.path, 0, {
    SMTP_URL: `smtp://localhost:${mails.port}?tls=off`,
    MAIL_FROM: "smallTalk <talk@example.com>",
    MAIL_REPLY_DOMAIN: DOMAIN,
    INBOUND_MAIL_SECRET: SECRET,
    OUTBOUND_PRIVATE_HOSTS: `localhost:${hook.port}`,
  }, clock);
  try {
    const cookie = await site.signIn();
    const channels = "/api/notifications/channels";

    // By mail, once the code that was sent there was entered.
    const added = await call<AddedChannel>(site, cookie, "POST", channels, {
      kind: "mail",
      address: KIM,
    });
    equal(added.channel.unconfirmed, true);
    const code = /\d{6}/.exec((await mails.next()).mail.text ?? "")?.[0] ?? "";
    await call(site, cookie, "POST", `${channels}/${added.channel.id}/confirm`, { code });
    const url = `http://localhost:${hook.port}/hook`;
    const { channel, secret = "" } = await call<AddedChannel>(site, cookie, "POST", channels, {
      kind: "webhook",
      url,
    });
    deepEqual(await call(site, cookie, "POST", `${channels}/${channel.id}/test`), {
      outcome: "sent",
      code: 204,
    });
    const tested = await hook.posts.next();
    ok(isSigned(tested, secret));
    ok(!isSigned({ ...tested, body: `${tested.body} ` }, secret));

    const reader = await site.connect({
      passcode: await site.readerToken(),
      heartBeat: false,
    });
    const [events, whispers] = [
      new Arrivals<ConversationEvent>(),
      new Arrivals<ConversationEvent>(),
    ];
    await reader.follow(topicOf(room), (event) => events.push(event as ConversationEvent));
    await reader.follow(WHISPERS, (event) => whispers.push(event as ConversationEvent));
    hook.answerWith(503);
    const question = newId(random);
    await reader.send(commandOf(joinOf(room), "say"), {
      id: question,
      text: "Does it <b>reconnect</b> by itself?",
      question: true,
    });
    await events.next();

    const told = await clock.passUntil(mails.next(), GRACE_MS);
    equal(told.mail.subject, "A question on “/posts/a”");
    match(told.mail.text ?? "", /> Does it <b>reconnect<\/b> by itself\?/);
    match(
      told.mail.text ?? "",
      /Your answer will be published on “\/posts\/a”, visible to everyone/,
    );
    const replyTo = told.mail.replyTo?.[0]?.address ?? "";
    match(replyTo, new RegExp(`^reply\\+[0-9a-f]{32}@${DOMAIN}$`));

    // What failed is posted again, under its id.
    const first = await hook.posts.next();
    hook.answerWith(204);
    const second = await clock.passUntil(hook.posts.next(), GRACE_MS);
    equal(first.headers.get("webhook-id"), second.headers.get("webhook-id"));
    ok(isSigned(first, secret) && isSigned(second, secret));
    equal(JSON.parse(second.body).items[0].said.text, "Does it <b>reconnect</b> by itself?");

    // The answer, without what it quotes.
    const quoted =
      `It does.\n\nKim\n\nOn Mon, smallTalk <talk@example.com> wrote:\n> ##- write your`;
    const answer = raw(replyTo, quoted);
    equal(await bring(site, answer, "a-secret-that-was-drawn-by-somebody"), 401);
    equal(await bring(site, answer), "published");
    equal(await bring(site, answer), "published");
    const heard = (await events.next()).message;
    deepEqual([heard.text, heard.from.kind, heard.answers], [
      "It does.\n\nKim",
      "author",
      question,
    ]);
    equal((await events.next()).message.question?.state, "answered");

    // Where it was published, and how it is taken back.
    const confirmed = await clock.passUntil(mails.next(), GRACE_MS);
    match(confirmed.mail.text ?? "", /Published on “\/posts\/a”, visible to everyone/);
    const undo = /\/undo\/[0-9a-f]{32}/.exec(confirmed.mail.text ?? "")?.[0] ?? "";
    const page = await site.ask(undo);
    match(await page.text(), /<button>Delete the answer<\/button>/);
    match(page.headers.get("content-security-policy") ?? "", /default-src 'none'/);
    const undone = await site.ask(undo, { method: "POST" });
    match(await undone.text(), /is deleted/);
    equal((await events.next()).message.deleted, true);
    equal((await (await site.ask(undo, { method: "POST" })).text()).includes("no longer"), true);

    // What is for authors alone, what a machine wrote, and what somebody else wrote.
    equal(await bring(site, raw(replyTo, "Note: ask Lee first")), "note");
    const author = await site.connect({ cookie });
    const desk = await author.ask<DeskPage>(deskOf({ room }));
    deepEqual(desk.notes.map(({ text }) => text), ["ask Lee first"]);
    await author.leave();
    const away = { headers: "Auto-Submitted: auto-replied\r\n" };
    equal(await bring(site, raw(replyTo, "I am away.", away)), "ignored");
    equal(await bring(site, raw(replyTo, "Me too.", { from: "eve@example.com" })), "ignored");
    equal(await bring(site, raw(`reply+${"0".repeat(32)}@${DOMAIN}`, "Hello")), "ignored");
    equal(await bring(site, raw(replyTo, "> Hello\n")), "refused");
    match((await clock.passUntil(mails.next(), GRACE_MS)).mail.text ?? "", /note|nothing written/i);

    // A whisper is answered to its reader alone.
    await reader.send(commandOf(ownWhisperOf(room), "say"), { id: newId(random), text: "Psst" });
    await whispers.next();
    let privately = await clock.passUntil(mails.next(), GRACE_MS);
    while (privately.mail.replyTo === undefined) {
      privately = await clock.passUntil(mails.next(), GRACE_MS);
    }
    match(privately.mail.text ?? "", /sent privately to a reader who gave no name/);
    equal(await bring(site, raw(privately.mail.replyTo[0]?.address ?? "", "Yes?")), "private");
    equal((await whispers.next()).message.text, "Yes?");

    // While the author has the console open nothing is sent; once they are gone it is.
    const looking = await site.connect({ cookie, heartBeat: false });
    await clock.passUntil(new Promise((resolve) => setTimeout(resolve, 300)), GRACE_MS);
    const before = mails.received.length;
    await reader.send(commandOf(joinOf(room), "say"), { id: newId(random), text: "Here?" });
    await clock.passUntil(new Promise((resolve) => setTimeout(resolve, 300)), GRACE_MS);
    equal(mails.received.length, before);
    await looking.leave();
    while (mails.received.length === before) {
      await clock.passUntil(new Promise((resolve) => setTimeout(resolve, 50)), GRACE_MS);
    }
    match(mails.received.at(-1)?.mail.text ?? "", /Here\?/);

    const state = await call<NoticeState>(site, cookie, "GET", "/api/notifications");
    ok(state.deliveries.some(({ outcome, code }) => outcome === "later" && code === 503));
    ok(state.deliveries.some(({ outcome, code }) => outcome === "sent" && code === 250));
    const shown = JSON.stringify(state);
    for (const kept of [secret, secret.slice(6), "/hook", "Psst", "reconnect"]) {
      equal(shown.includes(kept), false, kept);
    }
    for (const line of site.log) doesNotMatch(line, /kim@|reply\+|whsec|hook/);
    await reader.leave();
  } finally {
    await site.stop();
    await mails.close();
  }
});

Deno.test("where nothing is set up nothing is sent, and nothing may be added", async () => {
  using folder = dataDir();
  const clock = new ShiftedClock();
  const site = await chatSite(folder.path, 0, {}, clock);
  try {
    const cookie = await site.signIn();
    for (
      const channel of [
        { kind: "mail", address: KIM },
        { kind: "slack", url: "https://hooks.slack.com/services/x" },
        { kind: "webhook", url: "http://127.0.0.1/" },
        { kind: "telegram", token: `123456:${"a".repeat(30)}`, chat: "1" },
      ]
    ) {
      const response = await site.ask("/api/notifications/channels", {
        method: "POST",
        headers: { cookie },
        body: JSON.stringify(channel),
      });
      const { message } = await response.json();
      deepEqual([response.status, /SMTP_URL|WEBHOOK_HOSTS|PRIVATE_HOSTS/.test(message)], [
        400,
        true,
      ]);
    }
    equal(await bring(site, raw(`reply+${"0".repeat(32)}@${DOMAIN}`, "Hello")), 404);
    const { channels, means } = await call<NoticeState>(site, cookie, "GET", "/api/notifications");
    deepEqual(channels, []);
    deepEqual(means, { mail: false, mailAnswers: false, hosts: [], telegramAnswers: false });
  } finally {
    await site.stop();
  }
});
