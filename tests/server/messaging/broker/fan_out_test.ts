import assert from "node:assert/strict";
import type { Subscription } from "../../../../server/messaging/broker/broker.ts";
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
