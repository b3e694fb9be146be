/**
 * What every broker must do, sentence by sentence of `server/messaging/broker/broker.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { messageOf } from "../../server/messaging/broker/message_frame.ts";
import type { Broker, Deliver, Subscription } from "../../server/messaging/broker/broker.ts";
import { bodyText } from "../../shared/stomp/frame.ts";

/** What one subscription got: its session, its id, the body. */
type Delivered = readonly [sessionId: string, id: string | undefined, body: string];

interface Trial {
  readonly broker: Broker;
  readonly delivered: Delivered[];
  /** Publishes and waits until the broker has it. */
  publish(destination: string, body: string): Promise<void>;
}

/**
 * Registers the tests of a broker.
 *
 * @param name what the tests' names begin with
 * @param open a new broker that hands messages to `deliver`
 * @param close ends what the broker holds
 */
export function testBroker<B extends Broker>(
  name: string,
  open: (deliver: Deliver) => B | Promise<B>,
  close: (broker: B) => void | Promise<void> = () => {},
): void {
  const test = (rule: string, body: (trial: Trial) => Promise<void>) =>
    Deno.test(`${name}: ${rule}`, async () => {
      const delivered: Delivered[] = [];
      const broker = await open(({ frame }, subscriptions) => {
        for (const { id, subscriber } of subscriptions) {
          delivered.push([subscriber.id, id, bodyText(frame)]);
        }
      });
      let count = 0;
      const publish = (destination: string, body: string) =>
        broker.publish({
          destination,
          frame: messageOf(body, { destination, id: `m-${++count}` }),
        });
      try {
        await body({ broker, delivered, publish });
      } finally {
        await close(broker);
      }
    });

  test("a subscription gets what is published to its destination", async (trial) => {
    await trial.broker.subscribe(subscription("s", "1", "/topic/a"));
    await trial.publish("/topic/a", "hello");
    deepEqual(trial.delivered, [["s", "1", "hello"]]);
  });

  test("nothing is kept for those who come later", async ({ broker, delivered, publish }) => {
    await publish("/topic/a", "early");
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
    equal(broker.subscriptionCount(), 0);
  });

  test("leaving ends every subscription of that session and no other", async (trial) => {
    await trial.broker.subscribe(subscription("s", "1", "/topic/a"));
    await trial.broker.subscribe(subscription("s", "2", "/topic/b"));
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
    await broker.subscribe(subscription("t", "2", "/topic/b"));
    equal(broker.subscriptionCount(), 3);
    equal(broker.subscriptionCount("/topic/a"), 2);
    equal(broker.subscriptionCount("/topic/nobody"), 0);
  });

  test("publishing to nobody is no error", async ({ delivered, publish }) => {
    await publish("/topic/nobody", "hello");
    deepEqual(delivered, []);
  });
}

function subscription(sessionId: string, id: string, destination: string): Subscription {
  return { id, destination, subscriber: { id: sessionId, version: "1.2", deliver: () => {} } };
}
