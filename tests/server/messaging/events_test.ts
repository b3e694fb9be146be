import { deepEqual, equal } from "node:assert/strict";
import { EventHub } from "../../../server/messaging/events.ts";
import type { LogEntry } from "../../../server/messaging/log.ts";
import { route } from "../../../server/messaging/mod.ts";
import { Refused } from "../../../shared/refusal.ts";
import { frame } from "../../../shared/stomp/frame.ts";
import { trial } from "../../helper/stomp_trial.ts";

function hub() {
  const logged: LogEntry[] = [];
  return { logged, events: new EventHub((entry) => logged.push(entry)) };
}

Deno.test("events are told to everybody who listens, in the order they began to", () => {
  const { events } = hub();
  const heard: string[] = [];
  events.emit("brokerAvailability", { available: true });
  const stop = events.listen("brokerAvailability", () => void heard.push("one"));
  events.listen("brokerAvailability", () => void heard.push("two"));
  events.listen("connect", () => void heard.push("another event"));
  events.emit("brokerAvailability", { available: true });
  stop();
  stop();
  events.emit("brokerAvailability", { available: false });
  deepEqual(heard, ["one", "two", "two"]);
});

Deno.test("a listener that throws is logged and holds up nobody", () => {
  const { events, logged } = hub();
  let heard = 0;
  events.listen("brokerAvailability", () => {
    throw new Error("broken");
  });
  events.listen("brokerAvailability", () => void heard++);
  events.emit("brokerAvailability", { available: true });
  equal(heard, 1);
  deepEqual(logged.map((entry) => entry.kind === "fault" && entry.where), [
    'listener of "brokerAvailability"',
  ]);
});

Deno.test("the same listener given twice hears twice, and ends one by one", () => {
  const { events } = hub();
  let heard = 0;
  const listener = () => void heard++;
  const stop = events.listen("brokerAvailability", listener);
  events.listen("brokerAvailability", listener);
  events.emit("brokerAvailability", { available: true });
  stop();
  events.emit("brokerAvailability", { available: true });
  equal(heard, 3);
});

Deno.test("who begins to listen while an event is told hears the next one first", () => {
  const { events } = hub();
  let heard = 0;
  const stop = events.listen("brokerAvailability", () => {
    stop();
    events.listen("brokerAvailability", () => void heard++);
  });
  events.emit("brokerAvailability", { available: true });
  equal(heard, 0);
  events.emit("brokerAvailability", { available: true });
  equal(heard, 1);
});

/** The connect, connected and disconnect events of a server, as text. */
function lifeOf({ stomp: { events } }: ReturnType<typeof trial>): string[] {
  const heard: string[] = [];
  events.listen(
    "connect",
    ({ login, remoteAddress }) => heard.push(`connect ${login} ${remoteAddress}`),
  );
  events.listen("connected", ({ session }) => heard.push(`connected ${session.user.name}`));
  events.listen(
    "disconnect",
    ({ session, close }) => heard.push(`disconnect ${session.user.name} ${close?.code}`),
  );
  return heard;
}

Deno.test("connect, connected and disconnect are told once each, in this order", async () => {
  const server = trial();
  const heard = lifeOf(server);
  const peer = server.open({ remoteAddress: "192.0.2.7" });
  deepEqual(heard, []);
  await peer.connect({ login: "kim" });
  deepEqual(heard, ["connect kim 192.0.2.7", "connected kim"]);
  peer.close();
  peer.close();
  deepEqual(heard.slice(2), ["disconnect kim undefined"]);
});

Deno.test("who is refused was never connected, and never disconnects", async () => {
  const server = trial({
    authenticate: () => {
      throw new Refused({ code: "token-invalid", message: "No." });
    },
  });
  const heard = lifeOf(server);
  await server.open().connect();
  const silent = server.open();
  silent.close();
  deepEqual(heard, ["connect undefined 127.0.0.1"]);
});

const ENDINGS: Readonly<
  Record<
    string,
    readonly [
      code: number | undefined,
      end: (
        server: ReturnType<typeof trial>,
        peer: Awaited<ReturnType<ReturnType<typeof trial>["connected"]>>,
      ) => void,
    ]
  >
> = {
  "DISCONNECT": [undefined, (_server, peer) => peer.send(frame("DISCONNECT", {}))],
  "loss": [undefined, (_server, peer) => peer.close()],
  "an ERROR": [1002, (_server, peer) => peer.send("NONSENSE\n\n\0")],
  "an ERROR of a handler's frame": [
    1002,
    (_server, peer) => peer.send(frame("SEND", { destination: "/app/nothing" })),
  ],
  "silence": [1001, ({ clock }) => clock.advance(4_000)],
  "reading too slowly": [1013, ({ stomp }, peer) => {
    peer.stuck = true;
    for (let sent = 0; sent < 3; sent++) stomp.messaging.send("/topic/a", "x".repeat(600_000));
  }],
  "the application": [1008, ({ stomp }) => {
    stomp.disconnect(() => true, { code: 1008, reason: "out" });
  }],
  "a drain": [1012, ({ stomp, clock }) => {
    void stomp.drain({ deadlineMs: 1_000 });
    clock.advance(0);
  }],
};

for (const [ending, [code, end]] of Object.entries(ENDINGS)) {
  Deno.test(`disconnect is told once when a session ends by ${ending}`, async () => {
    const server = trial();
    server.stomp.on(route("/slow"), () => {});
    const heard = lifeOf(server);
    const peer = await server.connected({ "heart-beat": "1000,0" });
    peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
    await peer.rest();
    end(server, peer);
    await peer.rest();
    server.clock.advance(60_000);
    peer.close();
    await peer.rest();
    deepEqual(heard.slice(2), [`disconnect reader ${code}`]);
    deepEqual([server.stomp.registry.sessionCount, server.clock.pending], [0, 0]);
  });
}

Deno.test("the broker's availability is told to who listens from the start, and at its end", async () => {
  const { stomp } = trial();
  const heard: boolean[] = [];
  stomp.events.listen("brokerAvailability", ({ available }) => void heard.push(available));
  await stomp.drain({ deadlineMs: 1_000 });
  await Promise.resolve();
  deepEqual(heard, [true, false]);
});

Deno.test("a session is there when connected is told, and gone when disconnect is", async () => {
  const { stomp, connected } = trial();
  const counts: number[] = [];
  for (const name of ["connected", "disconnect"] as const) {
    stomp.events.listen(name, () => void counts.push(stomp.registry.sessionCount));
  }
  (await connected()).close();
  deepEqual(counts, [1, 0]);
});
