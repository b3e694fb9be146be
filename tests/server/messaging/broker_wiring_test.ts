import assert from "node:assert/strict";
import { createBroker } from "../../../server/messaging/broker_wiring.ts";
import type { BrokerContext } from "../../../server/messaging/broker/broker.ts";
import { newCounters } from "../../../server/messaging/counters.ts";
import { EventHub } from "../../../server/messaging/events.ts";
import type { LogEntry } from "../../../server/messaging/log.ts";
import type { StompServerOptions } from "../../../server/messaging/options.ts";
import { MemoryBroker, type Principal } from "../../../server/messaging/mod.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { frame } from "../../../shared/stomp/frame.ts";
import { subscriptionTo, TestSubscriber } from "../../helper/subscriber.ts";

const PREFIXES = { application: "/app", topic: ["/topic"], queue: ["/queue"], user: "/user" };

/** A broker, what is logged, and what it was made with. */
function wired(options: StompServerOptions<Principal> = {}) {
  const counters = newCounters();
  const entries: LogEntry[] = [];
  const events = new EventHub(() => {});
  let context: BrokerContext | undefined;
  const clock = new VirtualClock();
  const made = createBroker({
    ...options,
    createBroker: (given) => {
      context = given;
      return new MemoryBroker(given);
    },
  }, { counters, clock, log: (entry) => entries.push(entry), events, prefixes: PREFIXES });
  return { ...made, counters, entries, events, context };
}

Deno.test("a broker that is wired delivers to subscriptions, and each delivery is counted", () => {
  const { deliver, counters } = wired();
  const subscribers = [new TestSubscriber("a"), new TestSubscriber("b")];
  const message = frame("MESSAGE", { destination: "/topic/a", "message-id": "1" }, "x");
  deliver(
    { destination: "/topic/a", frame: message },
    subscribers.map((subscriber) => subscriptionTo("/topic/a", { subscriber })),
  );
  assert.deepEqual(subscribers.map(({ delivered }) => delivered.length), [1, 1]);
  assert.equal(counters.messagesDelivered, 2);
});

Deno.test("a dead letter is counted each time and logged once", () => {
  const { context, counters, entries } = wired();
  context?.onDeadLetter("/queue/a", "expired", true);
  context?.onDeadLetter("/queue/a", "expired", false);
  assert.equal(counters.deadLetters, 2);
  assert.deepEqual(entries, [{
    kind: "dead-letter",
    destination: "/queue/a",
    reason: "expired",
  }]);
});

Deno.test("whoever listens once the server is made hears that its broker is there", async () => {
  const { context, events } = wired();
  context?.onAvailability(true);
  const heard = Promise.withResolvers<boolean>();
  events.listen("brokerAvailability", ({ available }) => heard.resolve(available));
  assert.equal(await heard.promise, true);
});

Deno.test("a policy for slow consumers of what is no message's destination fails at the start", () => {
  for (const prefix of ["/app/a", "/nowhere"]) {
    assert.throws(() => wired({ slowConsumers: { [prefix]: "drop-oldest" } }), {
      name: "TypeError",
      message: /no message has a destination below it/,
    });
  }
});
