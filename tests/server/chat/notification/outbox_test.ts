import { deepEqual, equal, match } from "node:assert/strict";
import { MAX_ATTEMPTS } from "../../../../server/chat/notification/backoff.ts";
import { type Attempt, Outbox, type Send } from "../../../../server/chat/notification/outbox.ts";
import { MAX_AT_ONCE, SLOW_MS } from "../../../../server/chat/notification/sending_room.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { MemoryNotifications } from "../../../../server/storage/memory/part/memory_notifications.ts";
import { NOTIFICATION_EFFECTS } from "../../../../server/storage/port/notification_store.ts";
import { partOf } from "../../../../server/storage/part.ts";
import type { NotificationStore } from "../../../../server/storage/port/notification_store.ts";
import { random } from "../../../helper/chat.ts";

const MINUTE_MS = 60_000;
const SENT: Attempt = { kind: "sent", channel: "mail", code: 250 };
const LATER: Attempt = { kind: "later", channel: "mail", reason: "busy", code: 451 };

interface Trial {
  readonly outbox: Outbox;
  readonly clock: VirtualClock;
  readonly notifications: NotificationStore;
  /** The ids that were sent, in order. */
  readonly sent: string[];
  readonly faults: unknown[];
  /** Moves the time on and lets what falls due be sent. */
  pass(ms: number): Promise<void>;
}

/** An outbox over a store in memory, or over that of another trial. */
function trial(send?: Send, before?: Trial): Trial {
  const memory = new MemoryNotifications();
  const calls = memory as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  const notifications = before?.notifications ??
    partOf<NotificationStore>(
      NOTIFICATION_EFFECTS,
      (name, args) => Promise.resolve().then(() => calls[name]?.(...args)),
    );
  const clock = new VirtualClock(before?.clock.now() ?? 1_000);
  const faults: unknown[] = [];
  const sent: string[] = [];
  const outbox = new Outbox({
    store: { notifications },
    clock,
    random,
    report: (fault) => faults.push(fault),
  });
  outbox.on("notice", (job) => {
    sent.push(job.id);
    return (send ?? (() => Promise.resolve(SENT)))(job);
  });
  const pass = async (ms: number) => {
    clock.advance(ms);
    await outbox.settled();
  };
  return { outbox, clock, notifications, sent, faults, pass };
}

Deno.test("an outbox sends what is due, and has no timer when nothing waits", async () => {
  const { outbox, clock, sent, pass } = trial();
  outbox.start();
  await outbox.settled();
  equal(clock.pending, 0);
  await outbox.add({ kind: "notice", data: {} });
  await outbox.add({ kind: "notice", data: {}, dueAt: clock.now() + 30_000 });
  equal(clock.pending, 1);
  await pass(0);
  equal(sent.length, 1);
  await pass(29_999);
  equal(sent.length, 1);
  await pass(1);
  equal(sent.length, 2);
  equal(clock.pending, 0);
});

Deno.test("of one key one thing waits; it can be withdrawn", async () => {
  const { outbox, sent, pass } = trial();
  outbox.start();
  const given = { kind: "notice", key: "k", data: {}, dueAt: 5_000 };
  deepEqual([await outbox.add(given), await outbox.add(given)], ["added", "again"]);
  equal(await outbox.withdraw("k"), true);
  await pass(10_000);
  deepEqual(sent, []);
  await outbox.add(given);
  await pass(0);
  equal(sent.length, 1);
});

Deno.test("what fails is tried again later each time, under its id, and is dead in the end", async () => {
  const { outbox, clock, notifications, sent, pass } = trial(() => Promise.resolve(LATER));
  outbox.start();
  await outbox.add({ kind: "notice", author: "a", data: {} });
  await pass(0);
  await pass(14_000);
  equal(sent.length, 1);
  await pass(16_000);
  equal(sent.length, 2);
  for (let hour = 0; hour < 60; hour++) await pass(60 * MINUTE_MS);
  equal(sent.length, MAX_ATTEMPTS);
  equal(new Set(sent).size, 1);
  const [last, before] = await notifications.deliveries("a", 99);
  deepEqual([last?.outcome, last?.attempt, last?.code], ["dead", MAX_ATTEMPTS, 451]);
  equal(before?.outcome, "later");
  equal(clock.pending, 0);
});

Deno.test("whoever asks to be left alone is left alone for so long", async () => {
  const { outbox, sent, pass } = trial(() => Promise.resolve({ ...LATER, afterMs: 5 * MINUTE_MS }));
  outbox.start();
  await outbox.add({ kind: "notice", data: {} });
  await pass(0);
  await pass(5 * MINUTE_MS - 1);
  equal(sent.length, 1);
  await pass(1);
  equal(sent.length, 2);
});

Deno.test("what is refused, or needless, is not tried again; what waits has made no attempt", async () => {
  const answers: Attempt[] = [
    { kind: "wait", until: 61_000 },
    { kind: "refused", channel: "mail", reason: "no", code: 550 },
    { kind: "needless" },
  ];
  const { outbox, notifications, sent, pass } = trial(() =>
    Promise.resolve(answers.shift() ?? SENT)
  );
  outbox.start();
  await outbox.add({ kind: "notice", author: "a", data: {} });
  await pass(0);
  await pass(MINUTE_MS);
  await outbox.add({ kind: "notice", author: "a", data: {} });
  await pass(0);
  await pass(60 * MINUTE_MS);
  equal(sent.length, 3);
  const deliveries = await notifications.deliveries("a", 9);
  deepEqual(deliveries.map(({ outcome, attempt }) => [outcome, attempt]), [["refused", 1]]);
});

Deno.test("what was begun when the process was killed is sent again, under the same id", async () => {
  const killed = trial(() => new Promise(() => {}));
  killed.outbox.start();
  await killed.outbox.add({ kind: "notice", data: {} });
  killed.clock.advance(0);
  while (killed.sent.length === 0) await Promise.resolve();
  const next = trial(undefined, killed);
  next.outbox.start();
  await next.pass(2 * MINUTE_MS);
  deepEqual(next.sent, []);
  await next.pass(MINUTE_MS);
  deepEqual(next.sent, killed.sent);
  equal(await next.notifications.nextDueAt(), undefined);
});

Deno.test("many things are sent a few at a time, all of them", async () => {
  let [running, most] = [0, 0];
  const { outbox, sent, pass } = trial(async () => {
    most = Math.max(most, ++running);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    running--;
    return SENT;
  });
  outbox.start();
  for (let n = 0; n < 30; n++) await outbox.add({ kind: "notice", data: { n } });
  await pass(0);
  for (let n = 0; n < 30 && sent.length < 30; n++) await pass(0);
  equal(sent.length, 30);
  equal(most > 1 && most <= 8, true, `${most} at once`);
});

Deno.test("what breaks is told, and tried again; a kind nobody knows is dropped", async () => {
  let isBroken = true;
  const { outbox, faults, sent, notifications, pass } = trial(() => {
    if (isBroken) throw new Error("broken");
    return Promise.resolve(SENT);
  });
  outbox.start();
  await outbox.add({ kind: "notice", data: {} });
  await outbox.add({ kind: "unknown", data: {} });
  await pass(0);
  equal(faults.length, 1);
  isBroken = false;
  await pass(MINUTE_MS);
  equal(sent.length, 2);
  equal(await notifications.nextDueAt(), undefined);
});

Deno.test("an outbox that stops begins nothing more, and waits for what it began", async () => {
  let finish = () => {};
  const { outbox, clock, sent } = trial(() =>
    new Promise((resolve) => {
      finish = () => resolve(SENT);
    })
  );
  outbox.start();
  await outbox.add({ kind: "notice", data: {} });
  clock.advance(0);
  while (sent.length === 0) await Promise.resolve();
  let isStopped = false;
  const stopped = outbox.stop().then(() => isStopped = true);
  await outbox.add({ kind: "notice", data: {} });
  equal(isStopped, false);
  finish();
  await stopped;
  clock.advance(60 * MINUTE_MS);
  deepEqual([sent.length, clock.pending], [1, 0]);
});

Deno.test("what comes anew for a key while that is being sent is sent after it, not lost", async () => {
  const { promise, resolve } = Promise.withResolvers<Attempt>();
  const { outbox, clock, sent, pass } = trial(() =>
    sent.length > 1 ? Promise.resolve(SENT) : promise
  );
  outbox.start();
  await outbox.add({ kind: "notice", key: "k", data: {} });
  clock.advance(0);
  while (sent.length === 0) await Promise.resolve();
  equal(await outbox.add({ kind: "notice", key: "k", data: {}, anew: true }), "again");
  resolve(SENT);
  await outbox.settled();
  await pass(0);
  equal(sent.length, 2);
  await pass(60 * MINUTE_MS);
  equal(sent.length, 2);
});

Deno.test("what takes longer than its lease is not begun a second time", async () => {
  const { promise, resolve } = Promise.withResolvers<Attempt>();
  const { outbox, clock, sent, pass } = trial(() => promise);
  outbox.start();
  await outbox.add({ kind: "notice", data: {} });
  clock.advance(0);
  for (let n = 0; n < 5; n++) {
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
    clock.advance(MINUTE_MS);
  }
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  resolve(SENT);
  await outbox.settled();
  await pass(60 * MINUTE_MS);
  equal(sent.length, 1);
});

Deno.test("what was sent is not sent again because the log of deliveries could not be written", async () => {
  const { outbox, notifications, sent, faults, pass } = trial();
  notifications.note = () => Promise.reject(new Error("the disk is full"));
  outbox.start();
  await outbox.add({ kind: "notice", data: {} });
  await pass(0);
  await pass(60 * MINUTE_MS);
  deepEqual([sent.length, faults.length], [1, 1]);
});

Deno.test("an outbox that stops does not wait for ever for somebody who does not answer", async () => {
  const { promise, resolve } = Promise.withResolvers<Attempt>();
  const { outbox, clock, sent } = trial(() => promise);
  outbox.start();
  await outbox.add({ kind: "notice", data: {} });
  clock.advance(0);
  while (sent.length === 0) await Promise.resolve();
  const stopped = outbox.stop();
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  clock.advance(2_999);
  // Who asks later begins no new time.
  const again = outbox.stop();
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  clock.advance(1);
  await Promise.all([stopped, again]);
  equal(clock.pending, 0);
  resolve(SENT);
  await outbox.settled();
});

Deno.test("what finds no room in an outbox is said, with what to look at", async () => {
  const { outbox, notifications, faults } = trial();
  notifications.put = () => Promise.resolve("full");
  equal(await outbox.add({ kind: "notice", data: {} }), "full");
  match(String(faults), /Cannot keep another "notice" to be sent: 10000 wait already/);
});

Deno.test("receivers that never answer keep nobody else waiting for long", async () => {
  const { promise: never, resolve } = Promise.withResolvers<Attempt>();
  const { promise: full, resolve: fill } = Promise.withResolvers<void>();
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  const { outbox, clock, sent } = trial(({ data }) => {
    if (data === "{}") reach();
    if (sent.length === MAX_AT_ONCE) fill();
    return data === "{}" ? Promise.resolve(SENT) : never;
  });
  outbox.start();
  for (let n = 0; n < MAX_AT_ONCE; n++) await outbox.add({ kind: "notice", data: { slow: true } });
  clock.advance(0);
  await full;
  await outbox.add({ kind: "notice", data: {} });
  clock.advance(SLOW_MS - 1);
  // It was looked for room, and there was none.
  await new Promise((resolve) => setTimeout(resolve));
  equal(sent.length, MAX_AT_ONCE);
  clock.advance(1);
  await reached;
  resolve(SENT);
  await outbox.settled();
  deepEqual([sent.length, clock.pending], [MAX_AT_ONCE + 1, 0]);
});
