import { deepEqual, equal } from "node:assert/strict";
import type { Subscription } from "../../../../server/messaging/broker/broker.ts";
import { messageOf } from "../../../../server/messaging/broker/message_frame.ts";
import { Queue } from "../../../../server/messaging/broker/queue.ts";
import { QueuedMessage } from "../../../../server/messaging/broker/queued_message.ts";
import { bodyText } from "../../../../shared/stomp/frame.ts";
import {
  type SubscriptionInit,
  subscriptionTo,
  TestSubscriber,
} from "../../../helper/subscriber.ts";

const DESTINATION = "/queue/a";

/** A queue that writes down who got what, and messages for it: `1`, `2`, … */
function openQueue(onDeliver: (subscription: Subscription) => void = () => {}) {
  const told: string[] = [];
  const queue: Queue = new Queue(DESTINATION, {
    onRoom: () => queue.pump(),
    deliver: ({ frame }, subscriptions) => {
      for (const subscription of subscriptions) {
        told.push(`${subscription.subscriber.id} ${bodyText(frame)}`);
        onDeliver(subscription);
      }
    },
  });
  let place = 0;
  const push = (...bodies: readonly string[]) => {
    for (const body of bodies) {
      const frame = messageOf(body, { destination: DESTINATION, id: `m-${body}` });
      queue.push(
        new QueuedMessage({ destination: DESTINATION, frame }, { place: ++place, nowMs: 0 }),
      );
    }
  };
  const consume = (name: string, init: SubscriptionInit = {}) => {
    const subscription = subscriptionTo(DESTINATION, {
      subscriber: new TestSubscriber(name),
      ...init,
    });
    queue.subscribe(subscription);
    return subscription;
  };
  const giveBack = (subscription: Subscription, ...bodies: readonly string[]) => {
    for (const body of bodies) {
      const message = queue.release(subscription, `m-${body}`);
      if (message !== undefined) queue.putBack(message);
    }
  };
  return { queue, told, push, consume, giveBack };
}

Deno.test("a queue counts what waits and what is not settled, in messages and in bytes", () => {
  const { queue, push, consume } = openQueue();
  push("1", "2");
  deepEqual([queue.waitingCount, queue.unsettledCount], [2, 0]);
  equal(queue.waitingBytes > 0, true);
  const subscription = consume("s", { ack: "client", prefetch: 1 });
  deepEqual([queue.waitingCount, queue.unsettledCount], [1, 1]);
  equal(queue.release(subscription, "m-1")?.id, "m-1");
  queue.pump();
  equal(queue.release(subscription, "m-2")?.id, "m-2");
  deepEqual([queue.waitingCount, queue.unsettledCount, queue.waitingBytes], [0, 0, 0]);
});

Deno.test("a queue is idle when nothing waits, nobody takes and nothing is unsettled", () => {
  const { queue, push, consume } = openQueue();
  equal(queue.isIdle, true);
  const subscription = consume("s", { ack: "client" });
  equal(queue.isIdle, false);
  push("1");
  queue.unsubscribe(subscription);
  deepEqual([queue.isIdle, queue.subscriptionCount], [false, 0]);
  queue.release(subscription, "m-1");
  equal(queue.isIdle, true);
});

Deno.test("turns go round, and who takes no more is passed over", () => {
  const { told, push, consume } = openQueue();
  consume("s", { ack: "client", prefetch: 1 });
  consume("t");
  consume("u");
  push("1", "2", "3", "4", "5");
  deepEqual(told, ["s 1", "t 2", "u 3", "t 4", "u 5"]);
});

Deno.test("who had a message last gets it again only when nobody else may take it", () => {
  const { queue, told, push, consume, giveBack } = openQueue();
  const one = consume("s", { ack: "client" });
  push("1");
  const other = consume("t", { ack: "client", prefetch: 1 });
  giveBack(one, "1");
  queue.pump();
  giveBack(other, "1");
  queue.pump();
  giveBack(one, "1");
  queue.unsubscribe(other);
  queue.pump();
  deepEqual(told, ["s 1", "t 1", "s 1", "s 1"]);
});

Deno.test("what comes back stands before what nobody had, in its old order", () => {
  const { queue, told, push, consume, giveBack } = openQueue();
  const gone = consume("s", { ack: "client", prefetch: 3 });
  push("1", "2", "3", "4");
  queue.unsubscribe(gone);
  giveBack(gone, "2", "3", "1");
  equal(queue.head?.id, "m-1");
  consume("t");
  deepEqual(told.slice(3), ["t 1", "t 2", "t 3", "t 4"]);
});

Deno.test("shifting takes the oldest, wherever it stands, and no more than there is", () => {
  const { queue, push, consume, giveBack } = openQueue();
  const gone = consume("s", { ack: "client", prefetch: 1 });
  push("1", "2");
  queue.unsubscribe(gone);
  giveBack(gone, "1");
  deepEqual([queue.shift()?.id, queue.shift()?.id, queue.shift()?.id], ["m-1", "m-2", undefined]);
  equal(queue.waitingBytes, 0);
});

Deno.test("subscribing or ending twice changes nothing", () => {
  const { queue, told, push, consume } = openQueue();
  const subscription = consume("s");
  queue.subscribe(subscription);
  equal(queue.subscriptionCount, 1);
  queue.unsubscribe(subscription);
  queue.unsubscribe(subscription);
  equal(queue.subscriptionCount, 0);
  push("1");
  deepEqual(told, []);
});

Deno.test("who has no room is asked to tell once, and gets what waits then", () => {
  const subscriber = new TestSubscriber("s");
  subscriber.room = 0;
  let asked = 0;
  const onRoom = subscriber.onRoom.bind(subscriber);
  subscriber.onRoom = (task) => {
    asked++;
    onRoom(task);
  };
  const { told, push, consume } = openQueue();
  consume("s", { subscriber });
  push("1", "2", "3");
  deepEqual([told.length, asked], [0, 1]);
  subscriber.makeRoom(10_000);
  deepEqual(told, ["s 1", "s 2", "s 3"]);
  subscriber.room = 0;
  push("4");
  equal(asked, 2);
  subscriber.makeRoom(10_000);
  equal(told.at(-1), "s 4");
});

Deno.test("a message would be delivered at once where nothing waits and somebody may take it", () => {
  const { queue, push, consume } = openQueue();
  equal(queue.wouldDeliver(100), false);
  const subscriber = new TestSubscriber("s");
  subscriber.room = 1_000;
  consume("s", { subscriber, ack: "client", prefetch: 1 });
  deepEqual([queue.wouldDeliver(1_000), queue.wouldDeliver(1_001)], [true, false]);
  push("1");
  equal(queue.wouldDeliver(100), false, "it has as many as it may have");
});

Deno.test("a receiver that ends while it is delivered to is passed over from then on", () => {
  const { queue, told, push, consume, giveBack } = openQueue((subscription) => {
    if (subscription.subscriber.id !== "weak") return;
    queue.unsubscribe(subscription);
    giveBack(subscription, "1");
    queue.pump();
  });
  consume("weak", { ack: "client" });
  consume("s", { ack: "client" });
  push("1", "2");
  deepEqual(told, ["weak 1", "s 1", "s 2"]);
  deepEqual([queue.waitingCount, queue.unsettledCount], [0, 2]);
});

Deno.test("a long queue is emptied in order", () => {
  const { told, push, consume } = openQueue();
  const bodies = Array.from({ length: 5_000 }, (_, n) => `${n}`);
  push(...bodies);
  consume("s");
  deepEqual(told, bodies.map((body) => `s ${body}`));
});
