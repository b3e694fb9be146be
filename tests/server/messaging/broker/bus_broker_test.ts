import { deepEqual, equal, rejects } from "node:assert/strict";
import { BusBroker, MESSAGES_TOPIC } from "../../../../server/messaging/broker/bus_broker.ts";
import type { BrokerContext } from "../../../../server/messaging/broker/broker.ts";
import { MemoryBroker } from "../../../../server/messaging/broker/memory_broker.ts";
import { messageOf } from "../../../../server/messaging/broker/message_frame.ts";
import { BusHub } from "../../../../server/messaging/bus/bus_hub.ts";
import type { Bus } from "../../../../server/messaging/bus/bus.ts";
import { DEFAULT_QUEUE_LIMITS } from "../../../../server/messaging/limits.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { bodyText } from "../../../../shared/stomp/frame.ts";
import { testBroker } from "../../../contract/broker_contract.ts";
import { testQueues } from "../../../contract/queue_contract.ts";
import { subscriptionTo } from "../../../helper/subscriber.ts";

const KIND = {
  name: "broker of many instances",
  open: (context: BrokerContext) =>
    new BusBroker({
      broker: new MemoryBroker(context),
      bus: new BusHub().bus(),
      queuePrefixes: context.queuePrefixes,
    }),
};
testBroker(KIND);
testQueues(KIND);

/** A broker on a bus, what came to its subscribers, and its bus. */
function instanceOn(hub: BusHub) {
  const delivered: string[] = [];
  const bus = hub.bus();
  const broker = new BusBroker({
    bus,
    queuePrefixes: ["/queue"],
    broker: new MemoryBroker({
      clock: new VirtualClock(),
      queuePrefixes: ["/queue"],
      limits: { ...DEFAULT_QUEUE_LIMITS, maxQueues: 1 },
      deliver: ({ frame }, subscriptions) => {
        for (const { id } of subscriptions) delivered.push(`${id}:${bodyText(frame)}`);
      },
      onDeadLetter: () => {},
      onAvailability: () => {},
    }),
  });
  return { broker, bus, delivered };
}

const message = (destination: string, body: string) => ({
  destination,
  frame: messageOf(body, { destination, id: "1" }),
});

async function heardBy(...buses: readonly Bus[]): Promise<void> {
  for (const bus of buses) await bus.flush();
}

Deno.test("a topic's message reaches the subscribers of every instance, once", async () => {
  const hub = new BusHub();
  const [one, other] = [instanceOn(hub), instanceOn(hub)];
  const stays = [one.bus.stay(), other.bus.stay()];
  await one.broker.subscribe(subscriptionTo("/topic/a", { id: "one" }));
  await other.broker.subscribe(subscriptionTo("/topic/a", { id: "other" }));
  await other.broker.subscribe(subscriptionTo("/topic/b", { id: "else" }));
  await one.broker.publish(message("/topic/a", "1"));
  await other.broker.commit([
    { kind: "publish", message: message("/topic/a", "2") },
    { kind: "publish", message: message("/topic/a", "3") },
  ]);
  await heardBy(one.bus, other.bus);
  deepEqual(one.delivered, ["one:1", "one:2", "one:3"]);
  // Each sender's are in order; between two senders there is none.
  deepEqual(other.delivered.toSorted(), ["other:1", "other:2", "other:3"]);
  for (const stay of stays) stay.end();
});

Deno.test("a queue's message stays with its instance", async () => {
  const hub = new BusHub();
  const [one, other] = [instanceOn(hub), instanceOn(hub)];
  const stay = other.bus.stay();
  await other.broker.subscribe(subscriptionTo("/queue/a", { id: "other" }));
  const told: unknown[] = [];
  const stop = other.bus.subscribe(MESSAGES_TOPIC, (body) => told.push(body));
  await one.broker.publish(message("/queue/a", "kept"));
  await heardBy(one.bus);
  stop();
  deepEqual(told, []);
  one.bus.publish(MESSAGES_TOPIC, { destination: "/queue/a", headers: [], text: "slipped in" });
  await heardBy(one.bus, other.bus);
  deepEqual([other.delivered, one.broker.queuedCount()], [[], 1]);
  stay.end();
});

Deno.test("what the broker here refuses is told to nobody", async () => {
  const hub = new BusHub();
  const [one, other] = [instanceOn(hub), instanceOn(hub)];
  const stay = other.bus.stay();
  await other.broker.subscribe(subscriptionTo("/topic/a", { id: "other" }));
  const tooMany = ["/queue/a", "/queue/b", "/topic/a"].map((to) =>
    ({ kind: "publish", message: message(to, "x") }) as const
  );
  await rejects(one.broker.commit(tooMany));
  await heardBy(one.bus);
  deepEqual(other.delivered, []);
  stay.end();
});

Deno.test("what another version says about messages is passed over", async () => {
  const hub = new BusHub();
  const [one, other] = [instanceOn(hub), instanceOn(hub)];
  const stay = other.bus.stay();
  await other.broker.subscribe(subscriptionTo("/topic/a", { id: "other" }));
  one.bus.publish(MESSAGES_TOPIC, { destination: "/topic/a" });
  await one.broker.publish(message("/topic/a", "known"));
  await heardBy(one.bus);
  deepEqual(other.delivered, ["other:known"]);
  stay.end();
});

Deno.test("a closed broker hears nothing of the others", async () => {
  const hub = new BusHub();
  const [one, other] = [instanceOn(hub), instanceOn(hub)];
  const stay = other.bus.stay();
  await other.broker.subscribe(subscriptionTo("/topic/a", { id: "other" }));
  other.broker.close();
  await one.broker.publish(message("/topic/a", "x"));
  await heardBy(one.bus);
  deepEqual(other.delivered, []);
  stay.end();
});

Deno.test("a subscription is in force when its instance is there", async () => {
  const hub = new BusHub();
  const { promise: joined, resolve: join } = Promise.withResolvers<void>();
  const stays: string[] = [];
  const broker = new BusBroker({
    broker: KIND.open({
      clock: new VirtualClock(),
      queuePrefixes: [],
      limits: DEFAULT_QUEUE_LIMITS,
      deliver: () => {},
      onDeadLetter: () => {},
      onAvailability: () => {},
    }),
    queuePrefixes: [],
    bus: Object.assign(hub.bus(), { stay: () => ({ joined, end: () => stays.push("ended") }) }),
  });
  let inForce = false;
  const subscribed = broker.subscribe(subscriptionTo("/topic/a")).then(() => inForce = true);
  await new Promise((resolve) => setTimeout(resolve));
  equal(inForce, false);
  join();
  await subscribed;
  deepEqual([broker.subscriptionCount("/topic/a"), stays], [1, ["ended"]]);
});
