import assert from "node:assert/strict";
import fc from "fast-check";
import type { Subscription } from "../../../../server/messaging/broker/broker.ts";
import { SubscriptionIndex } from "../../../../server/messaging/broker/subscription_index.ts";
import { subscriptionTo, TestSubscriber } from "../../../helper/subscriber.ts";

function subscription(sessionId: string, destination: string): Subscription {
  return subscriptionTo(destination, { subscriber: new TestSubscriber(sessionId) });
}

Deno.test("subscription index forgets a destination with its last subscription", () => {
  const index = new SubscriptionIndex();
  const one = subscription("s", "/topic/a");
  const other = subscription("t", "/topic/a");
  index.add(one);
  index.add(other);
  index.remove(one);
  assert.equal(index.destinationCount, 1);
  index.removeSession("t");
  assert.deepEqual([index.destinationCount, index.size], [0, 0]);
});

Deno.test("subscription index takes a subscription once and gives it up once", () => {
  const index = new SubscriptionIndex();
  const one = subscription("s", "/topic/a");
  index.add(one);
  index.add(one);
  assert.equal(index.size, 1);
  index.remove(one);
  index.remove(one);
  assert.equal(index.size, 0);
});

Deno.test("subscription index survives removal while its subscriptions are walked", () => {
  const index = new SubscriptionIndex();
  for (const session of ["s", "t", "u"]) index.add(subscription(session, "/topic/a"));
  const seen: string[] = [];
  for (const { subscriber } of index.of("/topic/a")) {
    seen.push(subscriber.id);
    index.removeSession(subscriber.id);
  }
  assert.deepEqual(seen, ["s", "t", "u"]);
  assert.equal(index.size, 0);
});

Deno.test("subscription index agrees with a plain list, whatever is done to it", () => {
  const name = fc.constantFrom("a", "b", "c");
  const action = fc.record({ kind: fc.constantFrom("add", "remove", "leave"), s: name, d: name });
  fc.assert(fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
    const index = new SubscriptionIndex();
    let list: Subscription[] = [];
    for (const { kind, s, d } of actions) {
      if (kind === "add") {
        const added = subscription(s, d);
        index.add(added);
        list.push(added);
      } else if (kind === "remove") {
        const found = list.find((each) => each.subscriber.id === s && each.destination === d);
        index.remove(found ?? subscription(s, d));
        list = list.filter((each) => each !== found);
      } else {
        index.removeSession(s);
        list = list.filter((each) => each.subscriber.id !== s);
      }
      assert.equal(index.size, list.length);
      for (const each of ["a", "b", "c"]) {
        assert.deepEqual(
          [...index.of(each)],
          list.filter(({ destination }) => destination === each),
        );
      }
      assert.equal(index.destinationCount, new Set(list.map((each) => each.destination)).size);
    }
  }));
});
