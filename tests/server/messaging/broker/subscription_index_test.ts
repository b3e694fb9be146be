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

function pattern(sessionId: string, destination: string): Subscription {
  return subscriptionTo(destination, {
    subscriber: new TestSubscriber(sessionId),
    isPattern: true,
  });
}

Deno.test("subscription index finds those who named a destination, then those whose pattern fits", () => {
  const index = new SubscriptionIndex();
  const [one, other, named] = [
    pattern("s", "/topic/*"),
    pattern("t", "/topic/**"),
    subscription("u", "/topic/a"),
  ];
  for (const each of [one, other, named]) index.add(each);
  assert.deepEqual([...index.of("/topic/a")], [named, one, other]);
  assert.deepEqual([...index.of("/topic/a/b")], [other]);
  assert.deepEqual([index.size, index.destinationCount, index.countOf("/topic/*")], [3, 3, 1]);
});

Deno.test("subscription index knows a pattern from a destination that is written the same", () => {
  const index = new SubscriptionIndex();
  const [literal, wide] = [subscription("s", "/topic/*"), pattern("s", "/topic/*")];
  index.add(literal);
  index.add(wide);
  assert.equal(index.countOf("/topic/*"), 2);
  assert.deepEqual([...index.of("/topic/a")], [wide]);
  assert.equal(index.remove(literal), true);
  assert.deepEqual([...index.of("/topic/a")], [wide]);
});

Deno.test("subscription index survives removal while a pattern's subscriptions are walked", () => {
  const index = new SubscriptionIndex();
  for (const session of ["s", "t", "u"]) index.add(pattern(session, "/topic/*"));
  const seen: string[] = [];
  for (const { subscriber } of index.of("/topic/a")) {
    seen.push(subscriber.id);
    index.removeSession(subscriber.id);
  }
  assert.deepEqual(seen, ["s", "t", "u"]);
  assert.deepEqual([index.size, index.destinationCount], [0, 0]);
});

Deno.test("subscription index with patterns agrees with a plain list, whatever is done to it", () => {
  const segment = fc.constantFrom("a", "b");
  const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((all) => `/${all.join("/")}`);
  const wild = fc.array(fc.constantFrom("a", "b", "*"), { minLength: 1, maxLength: 3 })
    .chain((all) => fc.constantFrom(all, [...all, "**"], ["**", ...all]))
    .map((all) => `/${all.join("/")}`);
  const action = fc.oneof(
    fc.record({ kind: fc.constant("name"), s: segment, d: path }),
    fc.record({ kind: fc.constant("fit"), s: segment, d: wild }),
    fc.record({ kind: fc.constantFrom("remove", "leave"), s: segment, d: fc.oneof(path, wild) }),
    fc.record({ kind: fc.constant("ask"), s: segment, d: path }),
  );
  // A second way to say what fits: `*` is a segment, `**` any number of them.
  const fits = (each: Subscription, destination: string) =>
    each.isPattern !== true ? each.destination === destination : new RegExp(
      `^${
        each.destination.replaceAll("/**", "(?:§)?").replaceAll("*", "[^/]+")
          .replaceAll("(?:§)?", "(?:/[^/]+)*")
      }$`,
    ).test(destination);
  fc.assert(fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
    const index = new SubscriptionIndex();
    let list: Subscription[] = [];
    for (const { kind, s, d } of actions) {
      if (kind === "name" || kind === "fit") {
        const added = kind === "name" ? subscription(s, d) : pattern(s, d);
        index.add(added);
        list.push(added);
      } else if (kind === "remove") {
        const found = list.find((each) => each.destination === d);
        assert.equal(index.remove(found ?? subscription(s, d)), found !== undefined);
        list = list.filter((each) => each !== found);
      } else if (kind === "leave") {
        assert.equal(
          index.removeSession(s).length,
          list.filter(({ subscriber }) => subscriber.id === s).length,
        );
        list = list.filter(({ subscriber }) => subscriber.id !== s);
      }
      assert.deepEqual(new Set(index.of(d)), new Set(list.filter((each) => fits(each, d))), d);
      assert.equal([...index.of(d)].length, list.filter((each) => fits(each, d)).length);
      assert.equal(index.size, list.length);
    }
    for (const each of ["a", "b"]) index.removeSession(each);
    assert.deepEqual([index.size, index.destinationCount], [0, 0]);
  }));
});
