import assert from "node:assert/strict";
import type { AckMode, Subscription } from "../../../../server/messaging/broker/broker.ts";
import { fanOut } from "../../../../server/messaging/broker/fan_out.ts";
import { messageOf } from "../../../../server/messaging/broker/message_frame.ts";
import { subscriptionTo, TestSubscriber } from "../../../helper/subscriber.ts";
import type { Version } from "../../../../shared/stomp/version.ts";

type Delivered = (string | Uint8Array)[];

function subscription(
  id: string | undefined,
  { version = "1.2" as Version, delivered = [] as Delivered } = {},
): Subscription {
  const subscriber = new TestSubscriber("s", version);
  subscriber.deliver = (encoded) => void delivered.push(encoded);
  return subscriptionTo("/topic/a", { id, subscriber });
}

const MESSAGE = {
  destination: "/topic/a",
  frame: messageOf("hi", { destination: "/topic/a", id: "m:1" }),
};

Deno.test("fan-out gives each subscription its own id", () => {
  const delivered: Delivered = [];
  const ids = ["1", "2", "1"];
  assert.equal(fanOut(MESSAGE, ids.map((id) => subscription(id, { delivered }))), 3);
  assert.deepEqual(
    delivered.map((each) => String(each).split("\n")[1]),
    ["subscription:1", "subscription:2", "subscription:1"],
  );
});

Deno.test("fan-out escapes by the version of each subscriber", () => {
  const delivered: Delivered = [];
  fanOut(MESSAGE, [
    subscription("1", { delivered }),
    subscription("1", { version: "1.0", delivered }),
  ]);
  assert.deepEqual(delivered.map((each) => /message-id:(.*)\n/.exec(String(each))?.[1]), [
    "m\\c1",
    "m:1",
  ]);
});

Deno.test("fan-out names no subscription to a STOMP 1.0 client that gave no id", () => {
  const delivered: Delivered = [];
  fanOut(MESSAGE, [subscription(undefined, { version: "1.0", delivered })]);
  assert.equal(String(delivered[0]).includes("subscription:"), false);
});

Deno.test("fan-out sends bytes where the body is not UTF-8", () => {
  const delivered: Delivered = [];
  const frame = messageOf(new Uint8Array([255, 0]), { destination: "/topic/a", id: "1" });
  fanOut({ destination: "/topic/a", frame }, [subscription("1", { delivered })]);
  const [bytes] = delivered;
  assert(bytes instanceof Uint8Array);
  assert.deepEqual([...bytes.slice(-3)], [255, 0, 0]);
});

Deno.test("a message may give way where the policy says so, each subscription by its own key", () => {
  const subscriber = new TestSubscriber("s");
  const policyOf = (destination: string) =>
    destination === "/topic/a" ? "keep-latest" : "close" as const;
  fanOut(MESSAGE, ["1", "2"].map((id) => subscriptionTo("/topic/a", { id, subscriber })), {
    policyOf,
  });
  assert.deepEqual(subscriber.discards.map((each) => each?.policy), ["keep-latest", "keep-latest"]);
  assert.equal(new Set(subscriber.discards.map((each) => each?.key)).size, 2);
});

Deno.test("a message that waits for its acknowledgement never gives way, and travels alone", () => {
  const subscriber = new TestSubscriber("s");
  const subscriptions = ["auto", "client", "client-individual"].map((ack) =>
    subscriptionTo("/topic/a", { subscriber, ack: ack as AckMode })
  );
  fanOut(MESSAGE, subscriptions, { policyOf: () => "drop-oldest" });
  assert.deepEqual(subscriber.discards.map((each) => each?.policy), [
    "drop-oldest",
    undefined,
    undefined,
  ]);
  assert.deepEqual(subscriber.alone, [false, true, true]);
});

Deno.test("the policy is asked by the destination that clients know", () => {
  const asked: string[] = [];
  fanOut({ ...MESSAGE, destination: "/user/a/queue/x" }, [subscription("1")], {
    policyOf: (destination) => {
      asked.push(destination);
      return "close";
    },
  });
  assert.deepEqual(asked, ["/topic/a"]);
});

Deno.test("a delivery that acknowledges has an ack header of its own, the others share theirs", () => {
  const subscriber = new TestSubscriber("s");
  const acks = ["client", "client-individual", "auto", "auto"] as const;
  fanOut(MESSAGE, acks.map((ack) => subscriptionTo("/topic/a", { subscriber, ack })));
  const texts = subscriber.delivered.map(String);
  assert.deepEqual(texts.map((text) => /\nack:(.*)\n/.exec(text)?.[1]), [
    "ack-1",
    "ack-2",
    undefined,
    undefined,
  ]);
  assert.deepEqual(subscriber.expected.map(({ messageId }) => messageId), ["m:1", "m:1"]);
});

Deno.test("what is kept from a client is not counted, and told if it would have waited", () => {
  const [open, closed] = [new TestSubscriber("open"), new TestSubscriber("closed")];
  const dropped: string[] = [];
  const subscriptions = [open, closed].flatMap((subscriber) =>
    (["auto", "client"] as const).map((ack) => subscriptionTo("/topic/a", { subscriber, ack }))
  );
  const count = fanOut(MESSAGE, subscriptions, {
    intercept: (frame, { id }) => id === "open" ? frame : "dropped",
    onDropped: ({ subscription, messageId }) =>
      dropped.push(`${subscription.subscriber.id} ${subscription.ack} ${messageId}`),
  });
  assert.equal(count, 2);
  assert.deepEqual(dropped, ["closed client m:1"]);
  assert.deepEqual([open.delivered.length, closed.delivered.length], [2, 0]);
});

Deno.test("what is changed for one client is changed for no other", () => {
  const [one, other] = [new TestSubscriber("one"), new TestSubscriber("other")];
  const subscriptions = [one, other, one].map((subscriber) =>
    subscriptionTo("/topic/a", { subscriber })
  );
  const changed = messageOf("changed", { destination: "/topic/a", id: "m:1" });
  fanOut(MESSAGE, subscriptions, {
    intercept: (frame, { id }) => id === "one" ? changed : frame,
  });
  assert.equal(one.delivered.map(String).every((text) => text.includes("changed")), true);
  assert.equal(String(other.delivered[0]).includes("hi"), true);
});
