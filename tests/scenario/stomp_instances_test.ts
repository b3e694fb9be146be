/**
 * A STOMP server that runs as two instances, with real clients of each: in one process, and on one
 * Deno KV that either reaches by a handle of its own.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { type Bus, BusHub, KvBus, route } from "../../server/messaging/mod.ts";
import { KvConnectServer } from "../helper/kv_connect/kv_connect_server.ts";
import { type StompSite, withStompSite } from "../helper/stomp_site.ts";

/** Two buses that are joined, for the time of `body`. */
type Joined = (body: (buses: readonly [Bus, Bus]) => Promise<void>) => Promise<void>;

const CARRIERS: Readonly<Record<string, Joined>> = {
  async "a hub"(body) {
    const hub = new BusHub();
    await body([hub.bus(), hub.bus()]);
  },
  async "a Deno KV of two handles"(body) {
    await using server = new KvConnectServer({ delayMs: 2 });
    Deno.env.set("DENO_KV_ACCESS_TOKEN", server.token);
    const kvs = [await Deno.openKv(server.url), await Deno.openKv(server.url)] as const;
    try {
      await body([new KvBus({ kv: kvs[0] }), new KvBus({ kv: kvs[1] })]);
    } finally {
      for (const kv of kvs) kv.close();
      Deno.env.delete("DENO_KV_ACCESS_TOKEN");
    }
  },
};

/** Two instances of one server; users are named by their `login`. */
function withInstances(
  joined: Joined,
  body: (sites: readonly [StompSite, StompSite]) => Promise<void>,
): Promise<void> {
  const options = (bus: Bus) => ({
    bus,
    authenticate: ({ login = "reader" }) => ({ name: login }),
  });
  return joined(async (buses) => {
    try {
      await withStompSite(
        options(buses[0]),
        (one) => withStompSite(options(buses[1]), (other) => body([one, other])),
      );
    } finally {
      for (const bus of buses) await bus.close();
    }
  });
}

const login = (name: string) => ({ connectHeaders: { login: name } });

for (const [carrier, joined] of Object.entries(CARRIERS)) {
  Deno.test(`instances joined by ${carrier}: a topic reaches everybody, once, in each sender's order`, () =>
    withInstances(joined, async ([one, other]) => {
      const [kim, lee] = [await one.client(login("kim")), await other.client(login("lee"))];
      await kim.subscribe("/topic/talk");
      await lee.subscribe("/topic/talk");
      for (let count = 0; count < 100; count++) {
        for (const [name, { client }] of Object.entries({ kim, lee })) {
          client.publish({ destination: "/topic/talk", body: `${name} ${count}` });
        }
      }
      for (const { messages } of [kim, lee]) {
        const bodies: string[] = [];
        while (bodies.length < 200) bodies.push((await messages.next()).body);
        for (const name of ["kim", "lee"]) {
          const inOrder = Array.from({ length: 100 }, (_, count) => `${name} ${count}`);
          deepEqual(bodies.filter((text) => text.startsWith(name)), inOrder);
        }
      }
    }));

  Deno.test(`instances joined by ${carrier}: a user is reached on the other one, also by a handler`, () =>
    withInstances(joined, async ([one, other]) => {
      one.stomp.on(
        route("/greet/{name}", { sendToUser: "/queue/self" }),
        ({ params, sendToUser }) => sendToUser(params.name, "/queue/greetings", "Hello!"),
      );
      const [kim, lee, another] = [
        await one.client(login("kim")),
        await other.client(login("lee")),
        await other.client(login("somebody")),
      ];
      for (const each of [lee, another]) await each.subscribe("/user/queue/greetings");
      await kim.publish("/app/greet/lee", "null");
      const greeting = await lee.messages.next();
      deepEqual(
        [greeting.headers["destination"], greeting.body],
        ["/user/queue/greetings", "Hello!"],
      );
      const [octets, more] = [Uint8Array.of(0, 255, 10, 13), { note: "a:b\nc\\d" }];
      kim.client.publish({
        destination: "/user/lee/queue/greetings",
        binaryBody: octets,
        headers: more,
      });
      const message = await lee.messages.next();
      deepEqual(Array.from(message.binaryBody), Array.from(octets));
      equal(message.headers["note"], more.note);
      one.stomp.messaging.sendToUser("somebody", "/queue/greetings", "last");
      equal((await another.messages.next()).body, "last", "it got nothing of what was for others");
    }));

  Deno.test(`instances joined by ${carrier}: a user is disconnected on the other one`, () =>
    withInstances(joined, async ([one, other]) => {
      // Who has no client of its own says it all the same.
      const lee = await other.client(login("lee"));
      await lee.subscribe("/topic/talk");
      one.stomp.disconnectUser("lee", { code: 4001, reason: "moved" });
      const { code, reason } = await lee.closes.next();
      deepEqual([code, reason], [4001, "moved"]);
    }));

  Deno.test(`instances joined by ${carrier}: who has no client counts those of the others`, () =>
    withInstances(joined, async ([one, other]) => {
      for (const name of ["kim", "lee", "lee"]) await other.client(login(name));
      deepEqual(await one.stomp.countSessions("lee"), { count: 2, isWhole: true });
      deepEqual(await one.stomp.countSessions(), { count: 3, isWhole: true });
    }));
}
