import { deepEqual, equal, throws } from "node:assert/strict";
import type { BrokerMessage, Subscription } from "../../../../server/messaging/broker/broker.ts";
import { messageOf } from "../../../../server/messaging/broker/message_frame.ts";
import { bytesOf } from "../../../../server/messaging/broker/queued_message.ts";
import { Queues } from "../../../../server/messaging/broker/queues.ts";
import { DEFAULT_QUEUE_LIMITS, type QueueLimits } from "../../../../server/messaging/limits.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { bodyText } from "../../../../shared/stomp/frame.ts";
import {
  type SubscriptionInit,
  subscriptionTo,
  TestSubscriber,
} from "../../../helper/subscriber.ts";

function openQueues(
  limits: Partial<QueueLimits> = {},
  onDeliver: (subscription: Subscription) => void = () => {},
) {
  const clock = new VirtualClock();
  const told: string[] = [];
  const deadLetters: string[] = [];
  const queues: Queues = new Queues({
    clock,
    limits: { ...DEFAULT_QUEUE_LIMITS, ...limits },
    deadLettersOf: () => "/queue/dlq",
    onDeadLetter: (...letter) => deadLetters.push(letter.join(" ")),
    deliver: ({ frame }, subscriptions) => {
      for (const subscription of subscriptions) {
        told.push(`${subscription.subscriber.id} ${bodyText(frame)}`);
        onDeliver(subscription);
      }
    },
  });
  const publish = (destination: string, body: string) => {
    const sent = message(destination, body);
    queues.admit([sent]);
    queues.publish(sent);
  };
  const consume = (destination: string, name: string, init: SubscriptionInit = {}) => {
    const subscriber = new TestSubscriber(name);
    const subscription = subscriptionTo(destination, { subscriber, ...init });
    queues.subscribe(subscription);
    return subscription;
  };
  return { clock, told, deadLetters, queues, publish, consume };
}

function message(destination: string, body: string): BrokerMessage {
  return { destination, frame: messageOf(body, { destination, id: `m-${body.slice(0, 9)}` }) };
}

/** What a message with that body takes. */
const size = (body: string) => bytesOf(message("/queue/a", body).frame);

Deno.test("a queue exists for as long as it has a message or somebody who takes one", () => {
  const { queues, publish, consume } = openQueues();
  publish("/queue/a", "1");
  equal(queues.size, 1);
  const subscription = consume("/queue/a", "s", { ack: "client" });
  equal(queues.unsubscribe(subscription), true);
  deepEqual([queues.size, queues.subscriptionCount("/queue/a")], [1, 0]);
  equal(queues.settle({ subscription, messageId: "m-1" }, "acknowledged"), false);
  deepEqual([queues.size, queues.messageCount], [0, 0]);
});

Deno.test("asking for a queue that does not exist makes none", () => {
  const { queues } = openQueues();
  const subscription = subscriptionTo("/queue/a");
  queues.leave([subscription]);
  queues.pump("/queue/a");
  equal(queues.unsubscribe(subscription), false);
  equal(queues.settle({ subscription, messageId: "m" }, "returned"), false);
  equal(queues.size, 0);
});

Deno.test("the timer for old messages runs only while some wait", () => {
  const { clock, queues, publish, consume } = openQueues();
  equal(clock.pending, 0);
  publish("/queue/a", "1");
  publish("/queue/b", "2");
  equal(clock.pending, 1);
  consume("/queue/a", "s");
  equal(clock.pending, 1);
  consume("/queue/b", "s");
  equal(clock.pending, 0);
  publish("/queue/c", "3");
  queues.close();
  deepEqual([clock.pending, queues.size], [0, 0]);
});

Deno.test("a message is never delivered after its time, though no timer has looked yet", () => {
  const { clock, told, deadLetters, publish, consume } = openQueues({ maxAgeMs: 90_000 });
  publish("/queue/a", "old");
  clock.advance(30_000);
  publish("/queue/a", "young");
  clock.advance(60_000);
  consume("/queue/a", "s");
  deepEqual([told, deadLetters], [["s young"], ["/queue/a expired true"]]);
});

Deno.test("a message is not delivered after its time to who has room only then", () => {
  const { clock, told, deadLetters, publish, consume } = openQueues({ maxAgeMs: 90_000 });
  const subscriber = new TestSubscriber("s");
  subscriber.room = 0;
  consume("/queue/a", "s", { subscriber });
  clock.advance(59_000);
  publish("/queue/a", "old");
  clock.advance(90_000);
  subscriber.makeRoom(10_000);
  deepEqual([told, deadLetters], [[], ["/queue/a expired true"]]);
});

Deno.test("what leaves when a client has room again makes room for other queues at once", () => {
  const { told, publish, consume } = openQueues({ maxTotalBytes: size("x".repeat(500)) + 100 });
  const subscriber = new TestSubscriber("s");
  subscriber.room = 0;
  consume("/queue/a", "s", { subscriber });
  publish("/queue/a", "x".repeat(500));
  subscriber.makeRoom(10_000);
  equal(told.length, 1);
  publish("/queue/b", "y".repeat(500));
});

Deno.test("full queues keep nobody from sending where the message is taken at once", () => {
  const { told, queues, publish, consume } = openQueues({ maxTotalBytes: size("x".repeat(500)) });
  publish("/queue/full", "x".repeat(500));
  throws(() => publish("/queue/other", "1"), { closeCode: 1013 });
  consume("/queue/busy", "s");
  publish("/queue/busy", "1");
  deepEqual([told, queues.messageCount], [["s 1"], 1]);
});

Deno.test("one message alone may stay, whatever it takes, and then holds up no ACK", () => {
  const { queues, publish } = openQueues({ maxTotalBytes: 100 });
  publish("/queue/a", "x".repeat(1_000));
  equal(queues.messageCount, 1);
  queues.admit([]);
});

Deno.test("several messages have a place only together", () => {
  const { queues } = openQueues({ maxTotalBytes: 2 * size("x".repeat(500)) });
  const each = (name: string) => message(`/queue/${name}`, "x".repeat(500));
  queues.admit([each("a"), each("b")]);
  throws(() => queues.admit([each("a"), each("b"), each("c")]), { closeCode: 1013 });
  equal(queues.size, 0);
});

Deno.test("several messages for new queues count as many queues", () => {
  const { queues, publish } = openQueues({ maxQueues: 2 });
  publish("/queue/a", "1");
  queues.admit([message("/queue/a", "2"), message("/queue/b", "3"), message("/queue/b", "4")]);
  throws(() => queues.admit([message("/queue/b", "5"), message("/queue/c", "6")]), /2 queues/);
});

Deno.test("what comes back to a full queue is delivered, not thrown away, if somebody takes it", () => {
  const { told, deadLetters, queues, publish, consume } = openQueues({ maxMessages: 2 });
  const subscription = consume("/queue/a", "s", { ack: "client", prefetch: 1 });
  for (const body of ["1", "2", "3"]) publish("/queue/a", body);
  queues.settle({ subscription, messageId: "m-1" }, "returned");
  queues.pump("/queue/a");
  deepEqual([told, deadLetters], [["s 1", "s 1"], []]);
  consume("/queue/a", "t");
  queues.leave([subscription]);
  deepEqual(told, ["s 1", "s 1", "t 2", "t 3", "t 1"]);
});

Deno.test("what comes back to a full queue that nobody takes from gives way, as the oldest", () => {
  const { deadLetters, queues, publish, consume } = openQueues({ maxMessages: 2 });
  const subscription = consume("/queue/a", "s", { ack: "client", prefetch: 1 });
  for (const body of ["1", "2", "3"]) publish("/queue/a", body);
  queues.leave([subscription]);
  deepEqual([queues.messageCount, deadLetters], [2, ["/queue/a full true"]]);
});

Deno.test("a reason is new again once the queue was empty", () => {
  const { deadLetters, publish, consume, queues } = openQueues({ maxMessages: 1 });
  for (const body of ["1", "2", "3"]) publish("/queue/a", body);
  queues.leave([consume("/queue/a", "s")]);
  for (const body of ["4", "5"]) publish("/queue/a", body);
  deepEqual(deadLetters, ["/queue/a full true", "/queue/a full false", "/queue/a full true"]);
});

Deno.test("a session that ends while a queue delivers to it loses nothing", () => {
  const { told, queues, publish, consume } = openQueues({}, (subscription) => {
    if (subscription.subscriber.id === "weak") queues.leave([subscription]);
  });
  publish("/queue/a", "1");
  publish("/queue/a", "2");
  consume("/queue/a", "weak", { ack: "client" });
  equal(queues.messageCount, 2);
  consume("/queue/a", "s");
  deepEqual([told, queues.messageCount], [["weak 1", "s 1", "s 2"], 0]);
});
