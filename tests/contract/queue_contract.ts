/**
 * What every broker must do with queues, sentence by sentence of
 * `server/messaging/broker/broker.ts`.
 *
 * @module
 */
import { deepEqual, equal, match, rejects } from "node:assert/strict";
import type { Broker, Subscription } from "../../server/messaging/broker/broker.ts";
import { messageOf } from "../../server/messaging/broker/message_frame.ts";
import { type SubscriptionInit, subscriptionTo, TestSubscriber } from "../helper/subscriber.ts";
import { type BrokerKind, brokerTests, type BrokerTrial } from "./broker_contract.ts";

const QUEUE = "/queue/a";

/** Registers the tests of a broker's queues. */
export function testQueues<B extends Broker>(kind: BrokerKind<B>): void {
  const test = brokerTests(kind);

  test("a queue gives each message to one subscription, in turn", async (trial) => {
    await consumer(trial, "s");
    await consumer(trial, "t");
    for (const body of ["1", "2", "3", "4"]) await trial.publish(QUEUE, body);
    deepEqual(told(trial), ["s 1", "t 2", "s 3", "t 4"]);
    equal(trial.broker.queuedCount(), 0);
  });

  test("a queue keeps messages for whoever comes, in order", async (trial) => {
    for (const body of ["1", "2", "3"]) await trial.publish(QUEUE, body);
    equal(trial.broker.queuedCount(), 3);
    await consumer(trial, "s");
    deepEqual(told(trial), ["s 1", "s 2", "s 3"]);
    equal(trial.broker.queuedCount(), 0);
  });

  test("an acknowledged message is gone; until then it is kept", async (trial) => {
    const held = await consumer(trial, "s", { ack: "client-individual" });
    await trial.publish(QUEUE, "1");
    equal(trial.broker.queuedCount(), 1);
    await settle(trial, held, "acknowledged", 1);
    equal(trial.broker.queuedCount(), 0);
    await trial.broker.leave("s");
    await consumer(trial, "t");
    deepEqual(told(trial), ["s 1"]);
  });

  test("no more than the prefetch count waits for acknowledgement", async (trial) => {
    const held = await consumer(trial, "s", { ack: "client-individual", prefetch: 2 });
    for (const body of ["1", "2", "3"]) await trial.publish(QUEUE, body);
    deepEqual(told(trial), ["s 1", "s 2"]);
    await settle(trial, held, "acknowledged", 2);
    deepEqual(told(trial), ["s 1", "s 2", "s 3"]);
  });

  test("a returned message goes to another subscription first, marked as redelivered", async (trial) => {
    const held = await consumer(trial, "s", { ack: "client-individual" });
    await trial.publish(QUEUE, "1");
    await consumer(trial, "t");
    equal(trial.frames[0]?.headers.get("redelivered"), undefined);
    await settle(trial, held, "returned", 1);
    deepEqual(told(trial), ["s 1", "t 1"]);
    equal(trial.frames[1]?.headers.get("redelivered"), "true");
    equal(trial.frames[1]?.headers.get("message-id"), "m-1");
  });

  test("a returned message comes back to the only subscription there is", async (trial) => {
    const held = await consumer(trial, "s", { ack: "client-individual" });
    await trial.publish(QUEUE, "1");
    await settle(trial, held, "returned", 1);
    deepEqual(told(trial), ["s 1", "s 1"]);
  });

  test("what a session that leaves has not acknowledged goes back to the head, in order", async (trial) => {
    await consumer(trial, "s", { ack: "client", prefetch: 3 });
    for (const body of ["1", "2", "3", "4"]) await trial.publish(QUEUE, body);
    await trial.broker.leave("s");
    await consumer(trial, "t");
    deepEqual(told(trial).slice(3), ["t 1", "t 2", "t 3", "t 4"]);
    deepEqual(trial.frames.slice(3).map(({ headers }) => headers.get("redelivered")), [
      "true",
      "true",
      "true",
      undefined,
    ]);
  });

  test("what a session that leaves gives back does not go to another subscription of it", async (trial) => {
    await consumer(trial, "s", { ack: "client", prefetch: 1 });
    await trial.publish(QUEUE, "1");
    await consumer(trial, "s", { id: "2" });
    await trial.broker.leave("s");
    equal(trial.broker.queuedCount(), 1);
    await consumer(trial, "t");
    deepEqual(told(trial), ["s 1", "t 1"]);
  });

  test("what the subscriptions of a session that leaves give back is in order together", async (trial) => {
    const one = await consumer(trial, "s", { ack: "client", prefetch: 1 });
    await consumer(trial, "s", { id: "2", ack: "client", prefetch: 1 });
    await trial.publish(QUEUE, "1");
    await trial.publish(QUEUE, "2");
    await settle(trial, one, "acknowledged", 1);
    await trial.publish(QUEUE, "3");
    await consumer(trial, "t");
    await trial.broker.leave("s");
    deepEqual(told(trial), ["s 1", "s 2", "s 3", "t 2", "t 3"]);
  });

  test("messages returned out of order stand in order again", async (trial) => {
    const held = await consumer(trial, "s", { ack: "client-individual", prefetch: 3 });
    for (const body of ["1", "2", "3"]) await trial.publish(QUEUE, body);
    await trial.broker.unsubscribe(held);
    await settle(trial, held, "returned", 3, 1);
    await settle(trial, held, "returned", 2);
    await consumer(trial, "t");
    deepEqual(told(trial).slice(3), ["t 1", "t 2", "t 3"]);
  });

  test("a subscription that has ended can still settle what it had", async (trial) => {
    const held = await consumer(trial, "s", { ack: "client-individual" });
    await trial.publish(QUEUE, "1");
    await trial.publish(QUEUE, "2");
    await trial.broker.unsubscribe(held);
    equal(trial.broker.subscriptionCount(QUEUE), 0);
    await trial.publish(QUEUE, "3");
    deepEqual(told(trial), ["s 1", "s 2"]);
    await settle(trial, held, "acknowledged", 1);
    await trial.broker.leave("s");
    await consumer(trial, "t");
    deepEqual(told(trial).slice(2), ["t 2", "t 3"]);
  });

  test("settling twice, or what was never delivered, is passed over", async (trial) => {
    const held = await consumer(trial, "s", { ack: "client-individual" });
    await trial.publish(QUEUE, "1");
    await settle(trial, held, "acknowledged", 1, 1, 7);
    await settle(trial, held, "returned", 1);
    equal(trial.broker.queuedCount(), 0);
    deepEqual(told(trial), ["s 1"]);
  });

  test("a client without room gets nothing more until it has", async (trial) => {
    const subscriber = new TestSubscriber("s");
    subscriber.room = 0;
    await consumer(trial, "s", { subscriber });
    await trial.publish(QUEUE, "1");
    await trial.publish(QUEUE, "2");
    deepEqual(told(trial), []);
    subscriber.makeRoom(10_000);
    deepEqual(told(trial), ["s 1", "s 2"]);
  });

  test("after as many deliveries as it may have, a message is a dead letter", async (trial) => {
    const held = await consumer(trial, "s", { ack: "client-individual" });
    await trial.publish(QUEUE, "poison");
    for (let round = 0; round < 3; round++) await settle(trial, held, "returned", 1);
    deepEqual(told(trial), ["s poison", "s poison", "s poison"]);
    deepEqual(trial.deadLetters, [[QUEUE, "redelivered", true]]);
    await consumer(trial, "t", { destination: "/queue/dlq" });
    deepEqual(told(trial).at(-1), "t poison");
    const letter = trial.frames.at(-1)?.headers;
    equal(letter?.get("destination"), "/queue/dlq");
    equal(letter?.get("original-destination"), QUEUE);
    equal(letter?.get("redelivered"), undefined);
  }, { maxDeliveries: 3 });

  test("a dead letter that comes back too often is gone, and counted", async (trial) => {
    const held = await consumer(trial, "s", {
      ack: "client-individual",
      destination: "/queue/dlq",
    });
    await trial.publish("/queue/dlq", "poison");
    await settle(trial, held, "returned", 1);
    await settle(trial, held, "returned", 1);
    deepEqual(trial.deadLetters, [["/queue/dlq", "redelivered", true]]);
    equal(trial.broker.queuedCount(), 0);
  }, { maxDeliveries: 2 });

  test("of too many messages the oldest give way, and are counted", async (trial) => {
    for (const body of ["1", "2", "3", "4"]) await trial.publish(QUEUE, body);
    deepEqual(trial.deadLetters, [[QUEUE, "full", true], [QUEUE, "full", false]]);
    await consumer(trial, "s");
    deepEqual(told(trial), ["s 3", "s 4"]);
  }, { maxMessages: 2 });

  test("of too many bytes the oldest give way; one message alone may stay", async (trial) => {
    await trial.publish(QUEUE, "x".repeat(5_000));
    equal(trial.broker.queuedCount(), 1);
    await trial.publish(QUEUE, "2");
    deepEqual(trial.deadLetters, [[QUEUE, "full", true]]);
    await consumer(trial, "s");
    deepEqual(told(trial), ["s 2"]);
  }, { maxBytes: 4_000 });

  test("a message that waits too long is gone, and counted, though nobody asks", async (trial) => {
    await trial.publish(QUEUE, "old");
    trial.clock.advance(59_999);
    await trial.publish(QUEUE, "young");
    trial.clock.advance(1);
    deepEqual(trial.deadLetters, [[QUEUE, "expired", true]]);
    await consumer(trial, "s");
    deepEqual(told(trial), ["s young"]);
  }, { maxAgeMs: 60_000 });

  test("a queue more than there may be is refused; those that exist go on", async (trial) => {
    await trial.publish("/queue/1", "x");
    await trial.publish("/queue/2", "x");
    await rejects(trial.publish("/queue/3", "x"), /2 queues/);
    await trial.publish("/queue/2", "y");
    equal(trial.broker.queuedCount(), 3);
  }, { maxQueues: 2 });

  test("where all queues are full a message for another is refused", async (trial) => {
    await trial.publish("/queue/1", "x".repeat(3_000));
    await rejects(trial.publish("/queue/2", "x".repeat(3_000)), /the queues hold/);
    await trial.publish("/queue/1", "y".repeat(3_000));
    equal(trial.broker.queuedCount(), 1);
    deepEqual(trial.deadLetters, [["/queue/1", "full", true]]);
  }, { maxTotalBytes: 5_000 });

  test("a queue that holds nothing and serves nobody makes room for another", async (trial) => {
    for (let name = 0; name < 10; name++) {
      await trial.publish(`/queue/${name}`, "x");
      await consumer(trial, "s", { destination: `/queue/${name}` });
      await trial.broker.leave("s");
    }
    equal(trial.delivered.length, 10);
  }, { maxQueues: 1 });

  test("a transaction is done in order", async (trial) => {
    const held = await consumer(trial, "s", { ack: "client-individual", prefetch: 1 });
    await trial.publish(QUEUE, "1");
    await trial.broker.commit([
      { kind: "publish", message: message(QUEUE, "2") },
      {
        kind: "settle",
        deliveries: [{ subscription: held, messageId: "m-1" }],
        outcome: "acknowledged",
      },
      { kind: "publish", message: message("/topic/a", "3") },
    ]);
    deepEqual(told(trial), ["s 1", "s 2"]);
  });

  test("a transaction for which there is no place does nothing", async (trial) => {
    const held = await consumer(trial, "s", { ack: "client-individual" });
    await trial.publish(QUEUE, "1");
    await rejects(
      trial.broker.commit([
        {
          kind: "settle",
          deliveries: [{ subscription: held, messageId: "m-1" }],
          outcome: "acknowledged",
        },
        { kind: "publish", message: message(QUEUE, "2") },
        { kind: "publish", message: message("/queue/b", "3") },
      ]),
      /1 queues/,
    );
    deepEqual(told(trial), ["s 1"]);
    equal(trial.broker.queuedCount(), 1);
  }, { maxQueues: 1 });

  test("a transaction is done at once: what others send stands before or behind all of it", async (trial) => {
    const { broker, publish } = trial;
    const committed = broker.commit(["1", "2", "3"].map((body) => (
      { kind: "publish", message: message(QUEUE, body) }
    )));
    const published = publish(QUEUE, "other");
    await Promise.all([committed, published]);
    await consumer(trial, "s");
    match(told(trial).join(), /s 1,s 2,s 3/);
  });

  test("a transaction whose messages have no place together does nothing", async (trial) => {
    const parts = ["1", "2"].map((name) => message(`/queue/${name}`, name.repeat(3_000)));
    await rejects(
      trial.broker.commit(parts.map((each) => ({ kind: "publish", message: each }))),
      /the queues hold/,
    );
    equal(trial.broker.queuedCount(), 0);
  }, { maxTotalBytes: 5_000 });

  test(
    "a transaction that gives back and sends needs no more place than what it sends",
    async (trial) => {
      const held = await consumer(trial, "s", { ack: "client-individual" });
      await trial.publish(QUEUE, "x".repeat(2_000));
      await trial.broker.unsubscribe(held);
      await trial.broker.commit([
        {
          kind: "settle",
          deliveries: [{ subscription: held, messageId: "m-1" }],
          outcome: "returned",
        },
        { kind: "publish", message: message("/queue/b", "y".repeat(3_000)) },
      ]);
      equal(trial.broker.queuedCount(), 2);
    },
    { maxTotalBytes: 5_000 },
  );

  test("a transaction that only settles is never short of place", async (trial) => {
    await trial.publish("/queue/b", "x".repeat(9_000));
    const held = await consumer(trial, "s", { ack: "client-individual" });
    await consumer(trial, "t", { destination: "/queue/c" });
    await trial.publish("/queue/c", "taken at once");
    await trial.broker.commit([
      {
        kind: "settle",
        deliveries: [{ subscription: held, messageId: "m-1" }],
        outcome: "acknowledged",
      },
    ]);
    equal(trial.broker.queuedCount(), 1);
  }, { maxTotalBytes: 5_000 });

  test("a body that is kept does not change with the buffer it came in", async (trial) => {
    const buffer = new TextEncoder().encode("one two");
    await trial.publish(QUEUE, buffer.subarray(4));
    buffer.fill(0);
    await consumer(trial, "s");
    deepEqual(told(trial), ["s two"]);
  });

  test("a closed broker holds nothing", async (trial) => {
    await trial.publish(QUEUE, "1");
    trial.broker.close();
    equal(trial.broker.queuedCount(), 0);
  });
}

async function consumer(
  { broker }: BrokerTrial,
  sessionId: string,
  init: SubscriptionInit & { readonly destination?: string } = {},
): Promise<Subscription> {
  const { destination = QUEUE, subscriber = new TestSubscriber(sessionId) } = init;
  const subscription = subscriptionTo(destination, { ...init, subscriber });
  await broker.subscribe(subscription);
  return subscription;
}

function settle(
  { broker }: BrokerTrial,
  subscription: Subscription,
  outcome: "acknowledged" | "returned",
  ...messages: readonly number[]
): Promise<void> {
  return broker.settle(
    messages.map((count) => ({ subscription, messageId: `m-${count}` })),
    outcome,
  );
}

function told({ delivered }: BrokerTrial): string[] {
  return delivered.map(([session, , body]) => `${session} ${body}`);
}

function message(destination: string, body: string) {
  return { destination, frame: messageOf(body, { destination, id: `t-${body}` }) };
}
