import { deepEqual, equal, match } from "node:assert/strict";
import { deny, permit, route } from "../../../../../server/messaging/mod.ts";
import { Refused } from "../../../../../shared/refusal.ts";
import { bodyText, frame } from "../../../../../shared/stomp/frame.ts";
import { described, trial } from "../../../../helper/stomp_trial.ts";

Deno.test("an ack mode that is none is an ERROR (STOMP 1.2, SUBSCRIBE ack Header)", async () => {
  for (const ack of ["", "Auto", "CLIENT", "client_individual", "yes", " auto"]) {
    const peer = await trial().connected();
    peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a", ack, receipt: "r" }));
    equal(
      described(await peer.next()),
      `ERROR receipt-id:r message:Cannot SUBSCRIBE with ack "${ack}": no such mode ` +
        "The modes are auto, client and client-individual.",
    );
    equal((await peer.closed).code, 1002);
  }
});

Deno.test("prefetch-count bounds what of a queue waits for acknowledgement (Queues)", async () => {
  const server = trial({ limits: { defaultPrefetch: 2, maxUnacknowledged: 3 } });
  const delivered = async (headers: Readonly<Record<string, string>>) => {
    const peer = await server.connected();
    peer.send(frame("SUBSCRIBE", { id: "1", destination: "/queue/a", ...headers }));
    for (let n = 0; n < 5; n++) peer.send(frame("SEND", { destination: "/queue/a" }));
    const { length } = await peer.rest();
    // What it has not acknowledged, and what waits, must not reach the next one.
    peer.send(frame("UNSUBSCRIBE", { id: "1" }));
    peer.send(frame("SUBSCRIBE", { id: "2", destination: "/queue/a" }));
    await peer.rest();
    peer.close();
    return length;
  };
  const ack = "client-individual";
  deepEqual([
    await delivered({ ack }),
    await delivered({ ack, "prefetch-count": "1" }),
    await delivered({ ack, "prefetch-count": "999999999" }),
    await delivered({ "prefetch-count": "1" }),
  ], [2, 1, 3, 5]);
});

Deno.test("a prefetch-count that is none is an ERROR (Queues)", async () => {
  for (const count of ["0", "-1", "", "1.5", "one", "9999999999", " 1"]) {
    const peer = await trial().connected();
    peer.send(frame("SUBSCRIBE", { id: "1", destination: "/queue/a", "prefetch-count": count }));
    match(described(await peer.next()), /^ERROR message:Cannot SUBSCRIBE with prefetch-count/);
  }
});

Deno.test("a topic's client that acknowledges too little is closed 1013 (STOMP 1.2, ack)", async () => {
  const { connected, stomp } = trial({ limits: { maxUnacknowledged: 2 } });
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a", ack: "client" }));
  await peer.rest();
  for (const body of ["1", "2"]) stomp.messaging.send("/topic/a", body);
  equal((await peer.rest()).length, 2);
  stomp.messaging.send("/topic/a", "3");
  equal((await peer.closed).code, 1013);
  deepEqual([stomp.counters.slowConsumers, stomp.registry.unacknowledgedCount], [1, 0]);
});

Deno.test("UNSUBSCRIBE gives back what of a queue was not acknowledged (STOMP 1.2, UNSUBSCRIBE)", async () => {
  const { connected, stomp } = trial();
  const [peer, other] = [await connected(), await connected()];
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/queue/a", ack: "client" }));
  peer.send(frame("SEND", { destination: "/queue/a" }, "hi"));
  const { headers } = await peer.next();
  other.send(frame("SUBSCRIBE", { id: "1", destination: "/queue/a" }));
  await other.rest();
  peer.send(frame("UNSUBSCRIBE", { id: "1", receipt: "u" }));
  deepEqual((await other.rest()).map((each) => described(each, "redelivered")), [
    "MESSAGE redelivered:true hi",
  ]);
  equal((await peer.next()).command, "RECEIPT");
  deepEqual([stomp.registry.queuedCount, stomp.registry.unacknowledgedCount], [0, 0]);
  peer.send(frame("ACK", { id: headers.get("ack") ?? "" }));
  equal((await peer.next()).command, "ERROR");
});

Deno.test("an answer of a handler is acknowledged like any MESSAGE (STOMP 1.2, MESSAGE)", async () => {
  const { connected, stomp } = trial();
  stomp.on(route("/a", { kind: "subscribe" }), () => "answer");
  const peer = await connected();
  for (const id of ["1", "2"]) {
    peer.send(frame("SUBSCRIBE", { id, destination: "/app/a", ack: "client-individual" }));
  }
  const [first = frame("MESSAGE")] = await peer.rest();
  equal(stomp.registry.unacknowledgedCount, 2);
  peer.send(frame("ACK", { id: first.headers.get("ack") ?? "", receipt: "r" }));
  equal(described(await peer.next()), "RECEIPT receipt-id:r");
  peer.send(frame("UNSUBSCRIBE", { id: "2" }));
  await peer.rest();
  equal(stomp.registry.unacknowledgedCount, 0);
});

Deno.test("a subscription with wildcards hears what it fits, with the MESSAGE's destination (Patterns)", async () => {
  const { connected, stomp } = trial({ allowPatterns: true });
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "p", destination: "/topic/*/news", receipt: "r" }));
  equal((await peer.next()).command, "RECEIPT");
  for (const name of ["a/news", "a/other", "b/news"]) stomp.messaging.send(`/topic/${name}`, name);
  deepEqual((await peer.rest()).map((each) => described(each)), [
    "MESSAGE subscription:p destination:/topic/a/news a/news",
    "MESSAGE subscription:p destination:/topic/b/news b/news",
  ]);
  peer.send(frame("UNSUBSCRIBE", { id: "p" }));
  await peer.rest();
  equal(stomp.registry.subscriptionCount, 0);
});

Deno.test("patterns are off unless configured, for everybody or by user (Patterns)", async () => {
  const allowed = async (
    allowPatterns: boolean | ((user: { name: string }) => boolean) | undefined,
    login: string,
  ) => {
    const { connected } = trial(allowPatterns === undefined ? {} : { allowPatterns });
    const peer = await connected({ login });
    peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/**", receipt: "r" }));
    return (await peer.next()).command === "RECEIPT";
  };
  const authors = ({ name }: { name: string }) => name === "author";
  deepEqual([
    await allowed(undefined, "author"),
    await allowed(false, "author"),
    await allowed(true, "reader"),
    await allowed(authors, "author"),
    await allowed(authors, "reader"),
  ], [false, false, true, true, false]);
});

Deno.test("a pattern is permitted when rules permit all it may hear and deny none of it (Patterns)", async () => {
  const authorize = [
    permit("SUBSCRIBE", "/topic/open/**"),
    permit("SUBSCRIBE", "/topic/mine/{name}", ({ user, params }) => params.name === user.name),
    deny("SUBSCRIBE", "/topic/open/secret"),
  ];
  const permitted: string[] = [];
  for (
    const destination of [
      "/topic/open/news/*",
      "/topic/open/*",
      "/topic/open/**",
      "/topic/**",
      "/topic/mine/*",
      "/topic/mine/reader",
    ]
  ) {
    const peer = await trial({ allowPatterns: true, authorize }).connected();
    peer.send(frame("SUBSCRIBE", { id: "1", destination, receipt: "r" }));
    if ((await peer.next()).command === "RECEIPT") permitted.push(destination);
  }
  deepEqual(permitted, ["/topic/open/news/*", "/topic/mine/reader"]);
});

/** The events of subscriptions of one server. */
function listening(server: ReturnType<typeof trial>): readonly string[] {
  const heard: string[] = [];
  for (const name of ["subscribe", "unsubscribe", "disconnect"] as const) {
    server.stomp.events.listen(name, (event) => {
      heard.push("id" in event ? `${name} ${event.id} ${event.destination} ${event.ack}` : name);
    });
  }
  return heard;
}

Deno.test("subscribe and unsubscribe are told as the client made them", async () => {
  const server = trial();
  const heard = listening(server);
  const peer = await server.connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/user/queue/x", ack: "client" }));
  peer.send(frame("UNSUBSCRIBE", { id: "1" }));
  peer.send(frame("SUBSCRIBE", { id: "2", destination: "/topic/a" }));
  await peer.rest();
  peer.close();
  deepEqual(heard, [
    "subscribe 1 /user/queue/x client",
    "unsubscribe 1 /user/queue/x client",
    "subscribe 2 /topic/a auto",
    "disconnect",
  ]);
});

Deno.test("a refused subscription is none: no event, not in the registry, its id in use", async () => {
  const server = trial();
  const { stomp, connected } = server;
  stomp.on(route("/no", { kind: "subscribe" }), () => {
    throw new Refused({ code: "forbidden", message: "No." });
  });
  const heard = listening(server);
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "e", destination: "/user/queue/errors" }));
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/app/no" }));
  equal((await peer.rest()).map(bodyText).length, 1);
  deepEqual([...stomp.registry.subscriptions()].map(({ id }) => id), ["e"]);
  peer.send(frame("UNSUBSCRIBE", { id: "1", receipt: "u" }));
  equal((await peer.next()).command, "RECEIPT");
  deepEqual(heard, ["subscribe e /user/queue/errors auto"]);
});

Deno.test("a session that ends while its SUBSCRIBE is worked on tells nothing afterwards", async () => {
  for (const destination of ["/topic/a", "/app/a"]) {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const server = trial({
      authorize: [permit("SUBSCRIBE", "/topic/a", () => promise), permit("SUBSCRIBE", "/app/a")],
    });
    server.stomp.on(route("/a", { kind: "subscribe" }), () => promise);
    const heard = listening(server);
    const peer = await server.connected();
    peer.send(frame("SUBSCRIBE", { id: "1", destination }));
    await peer.rest();
    peer.close();
    resolve(true);
    await peer.rest();
    deepEqual(heard, ["disconnect"]);
    equal(server.stomp.registry.subscriptionCount, 0);
  }
});
