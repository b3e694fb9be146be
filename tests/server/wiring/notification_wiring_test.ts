import { deepEqual, equal } from "node:assert/strict";
import { readConfig } from "../../../server/setting/config.ts";
import { createNotifications } from "../../../server/wiring/notification_wiring.ts";
import { StoreError } from "../../../server/storage/store.ts";
import { newId, roomId } from "../../../shared/chat/id.ts";
import { memoryLog } from "../../helper/memory_log.ts";
import { random, testChat } from "../../helper/chat.ts";

const devices = { of: () => Promise.resolve([]), remove: () => Promise.resolve() };

async function started(env: Record<string, string>) {
  const chat = testChat();
  await chat.store.putAuthor({ id: "a", name: "Kim", passwordHash: "h", createdAt: 1 });
  const parts = { ...chat, chat, random, log: memoryLog().log, push: undefined, devices };
  const notifications = createNotifications({ ...parts, config: readConfig((name) => env[name]) });
  const idle = chat.clock.pending;
  await notifications.start();
  await notifications.catchUp();
  return { chat, idle, ...notifications };
}

Deno.test("without settings there is no mailer, nothing is taken, and no timer runs", async () => {
  const { chat, idle, outbox, mailer, mailAnswers, channels, stop } = await started({});
  await outbox.settled();
  deepEqual([mailer, mailAnswers, chat.clock.pending - idle], [undefined, undefined, 0]);
  const { means } = await channels.state("a");
  deepEqual(means, { mail: false, mailAnswers: false, hosts: [], telegramAnswers: false });
  await stop();
});

Deno.test("what is set up is there", async () => {
  const { mailer, mailAnswers, channels, stop } = await started({
    SMTP_URL: "smtp://localhost:1?tls=off",
    MAIL_FROM: "talk@example.com",
    MAIL_REPLY_DOMAIN: "reply.example.com",
    INBOUND_MAIL_SECRET: "s".repeat(24),
    WEBHOOK_HOSTS: "hooks.slack.com",
    OUTBOUND_PRIVATE_HOSTS: "chat.internal",
    PUBLIC_URL: "https://talk.example",
  });
  equal(typeof mailer?.send, "function");
  equal(typeof mailAnswers?.take, "function");
  deepEqual((await channels.state("a")).means, {
    mail: true,
    mailAnswers: true,
    hosts: ["hooks.slack.com", "chat.internal"],
    telegramAnswers: true,
  });
  await stop();
});

Deno.test("a store that takes nothing more keeps no server from starting", async () => {
  const chat = testChat();
  await chat.store.putAuthor({ id: "a", name: "Kim", passwordHash: "h", createdAt: 1 });
  const sender = { kind: "reader", id: "r".repeat(22), name: "Ada" } as const;
  await chat.conversation.say({ room: roomId("/a"), sender }, { id: newId(random), text: "Why?" });
  const push = { send: () => Promise.resolve({ kind: "sent" as const }) };
  const subscription = { endpoint: "https://push.test", keys: { p256dh: "", auth: "" } };
  const one = { of: () => Promise.resolve([{ id: "d", subscription }]), remove: devices.remove };
  const { log, lines } = memoryLog();
  chat.store.notifications.put = () => Promise.reject(new StoreError("full", "no space left"));
  const parts = { ...chat, chat, random, log, push, devices: one };
  const notifications = createNotifications({ ...parts, config: readConfig(() => undefined) });
  await notifications.start();
  await notifications.catchUp();
  deepEqual([lines.length, lines[0]?.includes("not-sent")], [1, true]);
  await notifications.stop();
});
