import { deepEqual, equal } from "node:assert/strict";
import { bodyText, type Frame, frame } from "../../shared/stomp/frame.ts";
import type { Peer } from "../../server/messaging/testing/peer.ts";
import { described, trial } from "../helper/stomp_trial.ts";
import { withStompSite } from "../helper/stomp_site.ts";

/** Subscribes to a queue, by default acknowledging one by one. */
function take(
  peer: Peer,
  destination = "/queue/work",
  more: Readonly<Record<string, string>> = {},
) {
  peer.send(
    frame("SUBSCRIBE", { id: destination, destination, ack: "client-individual", ...more }),
  );
  return peer.rest();
}

function put(peer: Peer, ...bodies: readonly string[]) {
  for (const body of bodies) peer.send(frame("SEND", { destination: "/queue/work" }, body));
  return peer.rest();
}

function answer(peer: Peer, command: "ACK" | "NACK", message: Frame | undefined) {
  peer.send(frame(command, { id: message?.headers.get("ack") }));
  return peer.rest();
}

const shown = (frames: readonly Frame[]) => frames.map((each) => described(each, "redelivered"));

Deno.test("a queue gives each message to one subscriber in turn (Queues)", async () => {
  const { connected } = trial();
  const [sender, ...takers] = await Promise.all([connected(), connected(), connected()]);
  for (const taker of takers) await take(taker);
  await put(sender, "1", "2", "3", "4", "5");
  deepEqual(
    await Promise.all(takers.map(async (taker) => (await taker.rest()).map(bodyText).join())),
    ["1,3,5", "2,4"],
  );
});

Deno.test("a message waits while nobody takes it, and outlives its sender (Queues)", async () => {
  const { connected, stomp, clock } = trial();
  const sender = await connected();
  await put(sender, "1", "2");
  sender.close();
  clock.advance(3_600_000);
  equal(stomp.registry.queuedCount, 2);
  deepEqual(shown(await take(await connected())), ["MESSAGE 1", "MESSAGE 2"]);
});

Deno.test("what a receiver that goes has not acknowledged comes again, in order, marked (Queues)", async () => {
  for (const leave of ["loss", "DISCONNECT", "UNSUBSCRIBE"]) {
    const { connected, stomp } = trial();
    const [sender, gone, next] = await Promise.all([connected(), connected(), connected()]);
    await take(gone, "/queue/work", { "prefetch-count": "3" });
    await put(sender, "1", "2", "3", "4", "5");
    await answer(gone, "ACK", (await gone.rest())[1]);
    if (leave === "loss") gone.close();
    else gone.send(frame(leave as "DISCONNECT", { id: "/queue/work" }));
    await gone.rest();
    deepEqual(shown(await take(next)), [
      "MESSAGE redelivered:true 1",
      "MESSAGE redelivered:true 3",
      "MESSAGE redelivered:true 4",
      "MESSAGE 5",
    ]);
    equal(stomp.registry.unacknowledgedCount, 4);
  }
});

Deno.test("a NACK has its message come again, to another first (Queues)", async () => {
  const { connected } = trial();
  const [sender, picky, other] = await Promise.all([connected(), connected(), connected()]);
  await take(picky);
  await put(sender, "1");
  const [first] = await picky.rest();
  await take(other);
  await answer(picky, "NACK", first);
  deepEqual(shown(await other.rest()), ["MESSAGE redelivered:true 1"]);
  deepEqual(await picky.rest(), []);
});

Deno.test("after as many tries as it may have a message is in /queue/dlq, counted and logged (Queues)", async () => {
  const { connected, stomp, logged } = trial({ queueLimits: { maxDeliveries: 3 } });
  const [sender, picky, undertaker] = await Promise.all([connected(), connected(), connected()]);
  await take(picky);
  await put(sender, "poison");
  let [message] = await picky.rest();
  for (let tries = 0; tries < 3; tries++) [message] = await answer(picky, "NACK", message);
  equal(message, undefined);
  equal(stomp.counters.deadLetters, 1);
  deepEqual(logged, [{
    kind: "dead-letter",
    destination: "/queue/work",
    reason: "redelivered",
  }]);
  const [letter] = await take(undertaker, "/queue/dlq");
  equal(
    letter && described(letter, "destination", "original-destination", "redelivered"),
    "MESSAGE destination:/queue/dlq original-destination:/queue/work poison",
  );
});

Deno.test("a queue is bounded in count, bytes and age; what leaves is counted (Queues)", async () => {
  const bounds = [
    [{ maxMessages: 2 }, 0],
    [{ maxBytes: 2_500 }, 0],
    [{ maxAgeMs: 60_000 }, 60_000],
  ] as const;
  for (const [queueLimits, waitMs] of bounds) {
    const { connected, stomp, clock, logged } = trial({ queueLimits });
    const sender = await connected();
    await put(sender, "1".repeat(600));
    clock.advance(waitMs);
    await put(sender, "2".repeat(600), "3".repeat(600));
    equal(stomp.counters.deadLetters, 1);
    deepEqual(logged.map(({ kind }) => kind), ["dead-letter"]);
    const kept = await take(await connected());
    deepEqual(kept.map((each) => bodyText(each)[0]), ["2", "3"]);
  }
});

Deno.test("credit: no more of a queue is on its way than a client asked for (Queues)", async () => {
  const { connected } = trial();
  const [sender, taker] = await Promise.all([connected(), connected()]);
  await take(taker, "/queue/work", { "prefetch-count": "2" });
  await put(sender, "1", "2", "3", "4");
  const [first, second, ...others] = await taker.rest();
  deepEqual([first, second].map((each) => each && bodyText(each)), ["1", "2"]);
  deepEqual(others, []);
  deepEqual(shown(await answer(taker, "ACK", second)), ["MESSAGE 3"]);
  deepEqual(shown(await answer(taker, "ACK", first)), ["MESSAGE 4"]);
});

Deno.test("a queue waits for a client that does not read, instead of closing it (Queues)", async () => {
  const { connected, stomp, clock } = trial({ limits: { maxOutboxBytes: 10_000 } });
  const [sender, slow] = await Promise.all([connected(), connected()]);
  await take(slow, "/queue/work", { ack: "auto" });
  slow.stuck = true;
  await put(sender, ...Array.from({ length: 50 }, (_, n) => `${n} ${"x".repeat(1_000)}`));
  equal(stomp.registry.queuedCount > 40, true);
  const came = (await slow.rest()).map((each) => parseInt(bodyText(each)));
  slow.stuck = false;
  while (stomp.registry.queuedCount > 0) {
    clock.advance(20);
    came.push(...(await slow.rest()).map((each) => parseInt(bodyText(each))));
  }
  deepEqual(came, Array.from({ length: 50 }, (_, n) => n));
  deepEqual([stomp.counters.slowConsumers, stomp.counters.messagesDropped], [0, 0]);
});

Deno.test("the application puts into queues as clients do (Queues)", async () => {
  const { connected, stomp } = trial();
  stomp.messaging.send("/queue/work", { job: 1 });
  const [message] = await take(await connected());
  equal(message && bodyText(message), '{"job":1}');
});

Deno.test("stompjs works a queue off: NACK goes to another worker, nothing is lost (Queues)", async () => {
  await withStompSite({}, async ({ stomp, client }) => {
    const [sender, one, other] = [await client(), await client(), await client()];
    const refused = new Set<string>();
    const done: string[] = [];
    const finished = Promise.withResolvers<void>();
    for (const worker of [one, other]) {
      worker.client.subscribe("/queue/work", (message) => {
        if (!refused.has(message.body) && Number(message.body) % 3 === 0) {
          refused.add(message.body);
          return message.nack();
        }
        equal(message.headers["redelivered"], refused.has(message.body) ? "true" : undefined);
        message.ack();
        done.push(message.body);
        if (done.length === 30) finished.resolve();
      }, { ack: "client-individual" });
    }
    for (let n = 0; n < 30; n++) await sender.publish("/queue/work", String(n));
    await finished.promise;
    equal(new Set(done).size, 30);
    await Promise.all([one, other].map(({ client }) => client.deactivate()));
    deepEqual([stomp.registry.queuedCount, stomp.registry.unacknowledgedCount], [0, 0]);
  });
});
