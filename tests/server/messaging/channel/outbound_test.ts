import assert from "node:assert/strict";
import type { Broker } from "../../../../server/messaging/broker/broker.ts";
import { UserDestinations } from "../../../../server/messaging/broker/user_destination.ts";
import { OutboundChannel } from "../../../../server/messaging/channel/outbound.ts";
import type { LogEntry } from "../../../../server/messaging/mod.ts";
import { frame } from "../../../../shared/stomp/frame.ts";
import { described, trial } from "../../../helper/stomp_trial.ts";

Deno.test("the application tells a destination, a user, or nobody who listens", async () => {
  const { stomp, connected } = trial();
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "t", destination: "/topic/a" }));
  peer.send(frame("SUBSCRIBE", { id: "q", destination: "/user/queue/a" }));
  await peer.rest();
  stomp.messaging.send("/topic/a", { hello: 1 }, { priority: "9", destination: "/topic/b" });
  stomp.messaging.sendToUser("reader", "/queue/a", "hello");
  stomp.messaging.sendToUser("nobody", "/queue/a", "hello");
  stomp.messaging.send("/topic/nobody", "hello");
  const messages = await peer.rest();
  assert.equal(messages[0]?.headers.get("priority"), "9");
  assert.deepEqual(messages.map((each) => described(each)), [
    'MESSAGE subscription:t destination:/topic/a {"hello":1}',
    "MESSAGE subscription:q destination:/user/queue/a hello",
  ]);
});

Deno.test("the application is told when it names a destination nobody can follow", () => {
  const { messaging } = trial().stomp;
  assert.throws(() => messaging.send("/app/a", "x"), {
    name: "TypeError",
    message: 'Cannot send to "/app/a": it is not below "/topic/" or "/queue/"',
  });
  assert.throws(() => messaging.send("/user/a/queue/x", "x"), TypeError);
  assert.throws(() => messaging.sendToUser("a", "/user/queue/x", "x"), TypeError);
});

Deno.test("a broker that fails is logged; the caller, and the process, go on", async () => {
  const logged: LogEntry[] = [];
  const broker: Broker = {
    subscribe: () => Promise.resolve(),
    unsubscribe: () => Promise.resolve(),
    leave: () => Promise.resolve(),
    publish: () => Promise.reject(new Error("the relay is down")),
    settle: () => Promise.resolve(),
    commit: () => Promise.resolve(),
    subscriptionCount: () => 0,
    queuedCount: () => 0,
    close: () => {},
  };
  const outbound = new OutboundChannel({
    broker,
    deliver: () => {},
    prefixes: { application: "/app", topic: ["/topic"], queue: [], user: "/user" },
    isDestination: () => true,
    userDestinations: new UserDestinations("/user"),
    messageId: () => "1",
    log: (entry) => logged.push(entry),
  });
  outbound.send("/topic/a", "hello");
  await Promise.resolve();
  await Promise.resolve();
  assert.deepEqual(logged.map(({ kind }) => kind), ["fault"]);
});
