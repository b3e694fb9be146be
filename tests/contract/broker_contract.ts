/**
 * What every broker must do, sentence by sentence of `server/messaging/broker/broker.ts`: the part
 * about topics and who is there. `queue_contract.ts` has the part about queues.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { messageOf } from "../../server/messaging/broker/message_frame.ts";
import type { Broker, BrokerContext, Subscription } from "../../server/messaging/broker/broker.ts";
import { DEFAULT_QUEUE_LIMITS, type QueueLimits } from "../../server/messaging/limits.ts";
import { VirtualClock } from "../../server/messaging/testing/virtual_clock.ts";
import { bodyText, type Frame } from "../../shared/stomp/frame.ts";
import { subscriptionTo, TestSubscriber } from "../helper/subscriber.ts";

/** What one subscription got: its session, its id, the body. */
export type Delivered = readonly [sessionId: string, id: string | undefined, body: string];

/** A broker under test. */
export interface BrokerTrial {
  readonly broker: Broker;
  readonly clock: VirtualClock;
  readonly delivered: Delivered[];
  /** The frames of {@linkcode delivered}. */
  readonly frames: Frame<"MESSAGE">[];
  /** `[destination, reason, isFirst]` of each dead letter. */
  readonly deadLetters: (readonly [string, string, boolean])[];
  /** What was told of the broker's availability. */
  readonly availability: boolean[];
  /** Publishes and waits until the broker has it. Ids are `m-1`, `m-2`, … */
  publish(destination: string, body: string | Uint8Array): Promise<void>;
}

/** How a broker is opened and closed. */
export interface BrokerKind<B extends Broker> {
  /** What the tests' names begin with. */
  readonly name: string;
  readonly open: (context: BrokerContext) => B | Promise<B>;
  /** Ends what the broker holds besides itself. */
  readonly close?: (broker: B) => void | Promise<void>;
}

/** Makes tests of a broker; queues begin with `/queue`. */
export function brokerTests<B extends Broker>({ name, open, close = () => {} }: BrokerKind<B>) {
  return (
    rule: string,
    body: (trial: BrokerTrial) => Promise<void>,
    limits: Partial<QueueLimits> = {},
  ) =>
    Deno.test(`${name}: ${rule}`, async () => {
      const seen: Omit<BrokerTrial, "broker" | "clock" | "publish"> = {
        delivered: [],
        frames: [],
        deadLetters: [],
        availability: [],
      };
      const clock = new VirtualClock();
      const broker = await open({
        clock,
        queuePrefixes: ["/queue"],
        limits: { ...DEFAULT_QUEUE_LIMITS, ...limits },
        deliver: ({ frame }, subscriptions) => {
          for (const { id, subscriber } of subscriptions) {
            seen.delivered.push([subscriber.id, id, bodyText(frame)]);
            seen.frames.push(frame);
          }
        },
        onDeadLetter: (...letter) => seen.deadLetters.push(letter),
        onAvailability: (available) => seen.availability.push(available),
      });
      let count = 0;
      const publish = (destination: string, body: string | Uint8Array) =>
        broker.publish({
          destination,
          frame: messageOf(body, { destination, id: `m-${++count}` }),
        });
      try {
        await body({ broker, clock, publish, ...seen });
      } finally {
        broker.close();
        await close(broker);
      }
      equal(clock.pending, 0, "a closed broker has no timer");
    });
}

/** Registers the tests of a broker. */
export function testBroker<B extends Broker>(kind: BrokerKind<B>): void {
  const test = brokerTests(kind);

  test("a subscription gets what is published to its topic", async (trial) => {
    await trial.broker.subscribe(subscription("s", "1", "/topic/a"));
    await trial.publish("/topic/a", "hello");
    deepEqual(trial.delivered, [["s", "1", "hello"]]);
  });

  test("a topic keeps nothing for those who come later", async (trial) => {
    const { broker, delivered, publish } = trial;
    await publish("/topic/a", "early");
    equal(broker.queuedCount(), 0);
    await broker.subscribe(subscription("s", "1", "/topic/a"));
    await publish("/topic/a", "late");
    deepEqual(delivered, [["s", "1", "late"]]);
  });

  test("destinations are compared literally", async ({ broker, delivered, publish }) => {
    for (const [id, name] of ["*", "**", "A", "a/", "a/b", "%61", "a."].entries()) {
      await broker.subscribe(subscription("s", String(id), `/topic/${name}`));
    }
    await publish("/topic/a", "hello");
    deepEqual(delivered, []);
  });

  test("a pattern hears every topic it fits, and nothing else", async (trial) => {
    const { broker, delivered, publish } = trial;
    const pattern = (id: string, destination: string) =>
      broker.subscribe(
        subscriptionTo(destination, { id, isPattern: true, subscriber: new TestSubscriber("s") }),
      );
    await pattern("one", "/topic/*/news");
    await pattern("rest", "/topic/a/**");
    for (const name of ["a/news", "b/news", "a/x/y", "a/news/x", "b", "/news"]) {
      await publish(`/topic/${name}`, name);
    }
    deepEqual(delivered.map(([, id, body]) => `${id} ${body}`).toSorted(), [
      "one a/news",
      "one b/news",
      "rest a/news",
      "rest a/news/x",
      "rest a/x/y",
    ]);
  });

  test("every subscription gets a copy, two of one session too", async (trial) => {
    await trial.broker.subscribe(subscription("s", "1", "/topic/a"));
    await trial.broker.subscribe(subscription("s", "2", "/topic/a"));
    await trial.broker.subscribe(subscription("t", "1", "/topic/a"));
    await trial.publish("/topic/a", "hello");
    deepEqual(trial.delivered.toSorted(), [
      ["s", "1", "hello"],
      ["s", "2", "hello"],
      ["t", "1", "hello"],
    ]);
  });

  test("messages arrive in the order they were published", async (trial) => {
    await trial.broker.subscribe(subscription("s", "1", "/topic/a"));
    await Promise.all(["1", "2", "3", "4"].map((body) => trial.publish("/topic/a", body)));
    deepEqual(trial.delivered.map(([, , body]) => body), ["1", "2", "3", "4"]);
  });

  test("an ended subscription gets nothing more, the others do", async (trial) => {
    const ended = subscription("s", "1", "/topic/a");
    await trial.broker.subscribe(ended);
    await trial.broker.subscribe(subscription("s", "2", "/topic/a"));
    await trial.broker.unsubscribe(ended);
    await trial.publish("/topic/a", "hello");
    deepEqual(trial.delivered, [["s", "2", "hello"]]);
  });

  test("ending an unknown subscription is no error", async ({ broker }) => {
    await broker.unsubscribe(subscription("s", "1", "/topic/a"));
    await broker.unsubscribe(subscription("s", "1", "/queue/a"));
    equal(broker.subscriptionCount(), 0);
  });

  test("leaving ends every subscription of that session and no other", async (trial) => {
    await trial.broker.subscribe(subscription("s", "1", "/topic/a"));
    await trial.broker.subscribe(subscription("s", "2", "/topic/b"));
    await trial.broker.subscribe(subscription("s", "3", "/queue/b"));
    await trial.broker.subscribe(subscription("t", "1", "/topic/a"));
    await trial.broker.leave("s");
    await trial.publish("/topic/a", "hello");
    await trial.publish("/topic/b", "hello");
    deepEqual(trial.delivered, [["t", "1", "hello"]]);
    equal(trial.broker.subscriptionCount(), 1);
  });

  test("subscriptions are counted by destination and in all", async ({ broker }) => {
    await broker.subscribe(subscription("s", "1", "/topic/a"));
    await broker.subscribe(subscription("t", "1", "/topic/a"));
    await broker.subscribe(subscription("t", "2", "/queue/b"));
    equal(broker.subscriptionCount(), 3);
    equal(broker.subscriptionCount("/topic/a"), 2);
    equal(broker.subscriptionCount("/queue/b"), 1);
    equal(broker.subscriptionCount("/topic/nobody"), 0);
  });

  test("publishing to a topic nobody follows is no error", async ({ delivered, publish }) => {
    await publish("/topic/nobody", "hello");
    deepEqual(delivered, []);
  });

  test("settling a delivery of a topic is no error and does nothing", async (trial) => {
    const { broker, delivered, publish } = trial;
    const held = subscriptionTo("/topic/a", { ack: "client" });
    await broker.subscribe(held);
    await publish("/topic/a", "hello");
    await broker.settle([{ subscription: held, messageId: "m-1" }], "returned");
    await broker.settle([{ subscription: held, messageId: "m-1" }], "acknowledged");
    equal(delivered.length, 1);
  });

  test("it tells that it is available, and that it is not when it is closed", (trial) => {
    deepEqual(trial.availability, [true]);
    trial.broker.close();
    deepEqual(trial.availability, [true, false]);
    return Promise.resolve();
  });
}

function subscription(sessionId: string, id: string, destination: string): Subscription {
  return subscriptionTo(destination, { id, subscriber: new TestSubscriber(sessionId) });
}
