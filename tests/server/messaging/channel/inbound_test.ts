import assert from "node:assert/strict";
import { permit, permitAll, route } from "../../../../server/messaging/mod.ts";
import { Refused } from "../../../../shared/refusal.ts";
import { bodyText, frame } from "../../../../shared/stomp/frame.ts";
import { described, trial } from "../../../helper/stomp_trial.ts";

Deno.test("a SEND to a topic reaches every subscription, the sender's too (Subscriptions)", async () => {
  const { connected } = trial();
  const [sender, other] = [await connected(), await connected()];
  sender.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  sender.send(frame("SUBSCRIBE", { id: "2", destination: "/topic/a" }));
  other.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  await other.rest();
  sender.send(frame("SEND", { destination: "/topic/a", color: "red" }, "hi"));
  const message = await other.next();
  assert.equal(
    described(message, "subscription", "destination", "color"),
    "MESSAGE subscription:1 destination:/topic/a color:red hi",
  );
  assert.deepEqual((await sender.rest()).map((each) => described(each)), [
    "MESSAGE subscription:1 destination:/topic/a hi",
    "MESSAGE subscription:2 destination:/topic/a hi",
  ]);
});

Deno.test("every MESSAGE has an id of its own and a counted body (STOMP 1.2, MESSAGE)", async () => {
  const { connected } = trial();
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  for (const body of ["é", ""]) {
    peer.send(frame("SEND", { destination: "/topic/a", "content-length": "9" }, body));
  }
  const messages = await peer.rest();
  const ids = messages.map(({ headers }) => headers.get("message-id"));
  assert.equal(new Set(ids).size, 2);
  assert.deepEqual(messages.map(({ headers }) => headers.get("content-length")), ["2", undefined]);
});

Deno.test("a subscription id in use is an ERROR (STOMP 1.2, SUBSCRIBE id Header)", async () => {
  const { connected } = trial();
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/b", receipt: "r" }));
  assert.equal(
    described(await peer.next()),
    'ERROR receipt-id:r message:Cannot subscribe as "1": it is in use',
  );
  assert.equal((await peer.closed).code, 1002);
});

Deno.test("UNSUBSCRIBE ends one subscription and frees its id (STOMP 1.2, UNSUBSCRIBE)", async () => {
  const { connected, stomp } = trial();
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  peer.send(frame("UNSUBSCRIBE", { id: "1" }));
  peer.send(frame("SEND", { destination: "/topic/a" }, "lost"));
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a", receipt: "r" }));
  assert.deepEqual((await peer.rest()).map((each) => described(each)), ["RECEIPT receipt-id:r"]);
  assert.equal(stomp.registry.subscriptionCountOf("/topic/a"), 1);
});

Deno.test("UNSUBSCRIBE of an unknown id is an ERROR (Subscriptions)", async () => {
  const { connected } = trial();
  const peer = await connected();
  peer.send(frame("UNSUBSCRIBE", { id: "9" }));
  assert.equal(
    described(await peer.next()),
    'ERROR message:Cannot unsubscribe "9": there is no such subscription',
  );
});

Deno.test("STOMP 1.0: a subscription without an id goes by its destination", async () => {
  const { connected } = trial();
  const peer = await connected({ "accept-version": "1.0" });
  peer.send("SUBSCRIBE\ndestination:/topic/a\n\n\0");
  peer.send("SEND\ndestination:/topic/a\n\nhi\0");
  const message = await peer.next();
  assert.deepEqual([message.headers.get("subscription"), bodyText(message)], [undefined, "hi"]);
  peer.send("UNSUBSCRIBE\ndestination:/topic/a\n\n\0");
  peer.send("SEND\ndestination:/topic/a\n\nlost\0");
  assert.deepEqual(await peer.rest(), []);
  peer.send("UNSUBSCRIBE\n\n\0");
  assert.equal((await peer.next()).command, "ERROR");
});

Deno.test("ack:auto is what a subscription does anyway", async () => {
  const peer = await trial().connected();
  peer.send("SUBSCRIBE\nid:1\ndestination:/topic/a\nack:auto\nreceipt:r\n\n\0");
  assert.equal((await peer.next()).command, "RECEIPT");
});

Deno.test("a destination outside every prefix is an ERROR (Subscriptions)", async () => {
  for (const command of ["SEND", "SUBSCRIBE"] as const) {
    const peer = await trial().connected();
    peer.send(frame(command, { id: "1", destination: "/other/a", receipt: "r" }));
    assert.equal(
      described(await peer.next()),
      `ERROR receipt-id:r message:Cannot ${command} "/other/a": it is outside every prefix`,
    );
    assert.equal((await peer.closed).code, 1002);
  }
});

Deno.test("a forbidden destination is an ERROR, then 1008", async () => {
  const authorize = [permit("SUBSCRIBE", "/topic/a")];
  for (const [command, destination] of [["SUBSCRIBE", "/topic/b"], ["SEND", "/topic/a"]] as const) {
    const peer = await trial({ authorize }).connected();
    peer.send(frame(command, { id: "1", destination, receipt: "r" }));
    assert.equal(
      described(await peer.next()),
      `ERROR receipt-id:r message:Cannot ${command} "${destination}": it is not allowed`,
    );
    assert.equal((await peer.closed).code, 1008);
  }
});

Deno.test("patterns, walks and control characters are forbidden whatever the rules say", async () => {
  for (
    const destination of [
      "/topic/*",
      "/topic/**",
      "/topic/>",
      "/topic/../user/queue/a",
      "/topic/a\0",
    ]
  ) {
    const peer = await trial({ authorize: [permitAll] }).connected();
    peer.send(`SUBSCRIBE\nid:1\ndestination:${destination.replace("\0", "%00")}\n\n\0`);
    assert.match((await peer.next()).headers.get("message") ?? "", /it is not allowed$/);
    assert.equal((await peer.closed).code, 1008);
  }
});

Deno.test("an escaped slash names another destination, never a part of one", async () => {
  const { connected } = trial({ authorize: [permit("SUBSCRIBE", "/topic/{one}"), permitAll] });
  const [curious, other] = [await connected(), await connected()];
  for (const [id, destination] of ["/topic/a%2fb", "/topic/a%2Fb", "/topic/%61/b"].entries()) {
    curious.send(frame("SUBSCRIBE", { id: String(id), destination }));
  }
  await curious.rest();
  other.send(frame("SEND", { destination: "/topic/a/b" }, "for a/b"));
  await other.rest();
  assert.deepEqual(await curious.rest(), []);
});

Deno.test("a rule that breaks is our fault: ERROR, 1011, and the process lives", async () => {
  const broken = permit("SUBSCRIBE", "/topic/a", () => {
    throw new Error("the lookup broke");
  });
  const { connected, logged } = trial({ authorize: [broken] });
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  assert.equal(
    described(await peer.next()),
    "ERROR message:Cannot go on: something broke on the server",
  );
  assert.equal((await peer.closed).code, 1011);
  assert.deepEqual(logged.map(({ kind }) => kind), ["fault"]);
});

Deno.test("a subscription of a session that ended while rules were asked is not made", async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const { connected, stomp } = trial({
    authorize: [permit("SUBSCRIBE", "/topic/a", () => promise)],
  });
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  await peer.rest();
  peer.close();
  resolve(true);
  await promise;
  await peer.rest();
  assert.equal(stomp.registry.subscriptionCount, 0);
});

Deno.test("user destinations: a queue of one's own, shown as it was subscribed", async () => {
  const { connected, stomp } = trial();
  const [one, again, other] = [
    await connected({ login: "a/b" }),
    await connected({ login: "a/b" }),
    await connected({ login: "other" }),
  ];
  for (const peer of [one, again, other]) {
    peer.send(frame("SUBSCRIBE", { id: "q", destination: "/user/queue/x" }));
    await peer.rest();
  }
  stomp.messaging.sendToUser("a/b", "/queue/x", "for you");
  for (const peer of [one, again]) {
    assert.equal(
      described(await peer.next()),
      "MESSAGE subscription:q destination:/user/queue/x for you",
    );
  }
  other.send(frame("SEND", { destination: "/user/a%2Fb/queue/x" }, "from other"));
  assert.equal(
    described(await one.next()),
    "MESSAGE subscription:q destination:/user/queue/x from other",
  );
  assert.deepEqual(await other.rest(), []);
});

Deno.test("user destinations: another user's queue cannot be subscribed, by any rule", async () => {
  const peer = await trial({ authorize: [permitAll] }).connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/user/other/queue/x" }));
  assert.equal((await peer.next()).command, "ERROR");
  assert.equal((await peer.closed).code, 1008);
});

Deno.test("user destinations: without a rule nobody sends to another user", async () => {
  const peer = await trial({ authorize: [permit("SEND", "/topic/**")] }).connected();
  peer.send(frame("SEND", { destination: "/user/other/queue/x" }, "psst"));
  assert.equal((await peer.next()).command, "ERROR");
  assert.equal((await peer.closed).code, 1008);
});

Deno.test("user destinations: a SEND that names nobody is an ERROR", async () => {
  const peer = await trial().connected();
  peer.send(frame("SEND", { destination: "/user/queue/x" }));
  assert.equal(
    described(await peer.next()),
    'ERROR message:Cannot send to "/user/queue/x": no user is named',
  );
});

const refuse = route("/refuse");
const refusing = (options: Parameters<typeof trial>[0] = {}) => {
  const server = trial(options);
  server.stomp.on(refuse, () => {
    throw new Refused({ code: "too-fast", message: "Wait.", retryAfterMs: 700 });
  });
  return server;
};

Deno.test("a refusal is a MESSAGE on /user/queue/errors; no RECEIPT; the session lives on", async () => {
  const { connected } = refusing();
  const [peer, again] = [await connected(), await connected()];
  for (const each of [peer, again]) {
    each.send(frame("SUBSCRIBE", { id: "e", destination: "/user/queue/errors" }));
    await each.rest();
  }
  peer.send(frame("SEND", { destination: "/app/refuse", receipt: "r" }));
  const told = await peer.next();
  assert.equal(
    described(told, "receipt-id", "destination", "subscription", "content-type"),
    "MESSAGE receipt-id:r destination:/user/queue/errors subscription:e " +
      'content-type:application/json {"code":"too-fast","message":"Wait.","retryAfterMs":700}',
  );
  peer.send(frame("SEND", { destination: "/app/refuse" }));
  assert.equal((await peer.next()).headers.has("receipt-id"), false);
  peer.send(frame("SEND", { destination: "/topic/a", receipt: "still here" }));
  assert.equal(described(await peer.next()), "RECEIPT receipt-id:still here");
  assert.deepEqual(await again.rest(), [], "another session of the same user is not told");
});

Deno.test("a refused SEND with a receipt, nobody to tell: ERROR with receipt-id, close", async () => {
  const peer = await refusing().connected();
  peer.send(frame("SEND", { destination: "/app/refuse", receipt: "r" }));
  assert.match(
    described(await peer.next()),
    /^ERROR receipt-id:r message:Wait\. Refused with code "too-fast"/,
  );
  assert.equal((await peer.closed).code, 1013);
});

Deno.test("a refused SEND without a receipt, nobody to tell: nothing, and the session lives", async () => {
  const { connected, stomp } = refusing();
  const peer = await connected();
  peer.send(frame("SEND", { destination: "/app/refuse" }));
  assert.deepEqual(await peer.rest(), []);
  assert.deepEqual([stomp.counters.requestsRefused, stomp.registry.sessionCount], [1, 1]);
});

Deno.test("a SEND to /app that nothing handles is an ERROR", async () => {
  const peer = await trial().connected();
  peer.send(frame("SEND", { destination: "/app/nothing", receipt: "r" }));
  assert.equal(
    described(await peer.next()),
    'ERROR receipt-id:r message:Cannot SEND "/app/nothing": nothing handles it',
  );
  assert.equal((await peer.closed).code, 1002);
});

Deno.test("a throwing handler is a refusal of its sender, and the process lives", async () => {
  const { stomp, connected, logged } = trial();
  stomp.on(route("/break"), () => {
    throw new Error("broken on purpose");
  });
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "e", destination: "/user/queue/errors" }));
  peer.send(frame("SEND", { destination: "/app/break", receipt: "r" }));
  assert.match(bodyText(await peer.next()), /"code":"internal"/);
  const [fault] = logged;
  assert(fault?.kind === "fault");
  assert.deepEqual([fault.where, String(fault.error)], [
    'route("/break")',
    "Error: broken on purpose",
  ]);
});

Deno.test("a SUBSCRIBE to /app is answered once, before its RECEIPT, and is no subscription", async () => {
  const { stomp, connected } = trial();
  stomp.on(route("/rooms/{room}", { kind: "subscribe" }), ({ params, user }) => ({
    room: params.room,
    by: user.name,
  }));
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/app/rooms/a%2Fb", receipt: "r" }));
  assert.deepEqual((await peer.rest()).map((each) => described(each)), [
    'MESSAGE subscription:1 destination:/app/rooms/a%2Fb {"room":"a/b","by":"reader"}',
    "RECEIPT receipt-id:r",
  ]);
  assert.equal(stomp.registry.subscriptionCount, 0);
  peer.send(frame("UNSUBSCRIBE", { id: "1", receipt: "u" }));
  assert.equal(described(await peer.next()), "RECEIPT receipt-id:u");
});

Deno.test("a SUBSCRIBE to /app that nothing answers is an ERROR", async () => {
  const { stomp, connected } = trial();
  stomp.on(route("/hello"), () => {});
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/app/hello" }));
  assert.equal(
    described(await peer.next()),
    'ERROR message:Cannot SUBSCRIBE "/app/hello": nothing handles it',
  );
});

Deno.test("a refused SUBSCRIBE is told like a SEND; its id may be unsubscribed", async () => {
  const { stomp, connected } = trial();
  stomp.on(route("/rooms", { kind: "subscribe" }), () => {
    throw new Refused({ code: "forbidden", message: "Authors only." });
  });
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "e", destination: "/user/queue/errors" }));
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/app/rooms", receipt: "r" }));
  assert.match(bodyText(await peer.next()), /"code":"forbidden"/);
  peer.send(frame("UNSUBSCRIBE", { id: "1", receipt: "u" }));
  assert.equal(described(await peer.next()), "RECEIPT receipt-id:u");
  const deaf = await connected();
  deaf.send(frame("SUBSCRIBE", { id: "1", destination: "/app/rooms" }));
  assert.match(described(await deaf.next()), /^ERROR message:Authors only\./);
});

Deno.test("more subscriptions than a session may have are an ERROR, then 1008", async () => {
  const peer = await trial({ limits: { maxSubscriptions: 2 } }).connected();
  for (const id of ["1", "2", "3"]) {
    peer.send(frame("SUBSCRIBE", { id, destination: `/topic/${id}` }));
  }
  assert.match(described(await peer.next()), /2 subscriptions are as many as a session may have/);
  assert.equal((await peer.closed).code, 1008);
});

Deno.test("who asks too often is refused as too-fast, told how long to wait, and may go on", async () => {
  const { connected, clock } = trial({ limits: { requests: { perSecond: 2, burst: 3 } } });
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "e", destination: "/user/queue/errors" }));
  peer.send(frame("SUBSCRIBE", { id: "t", destination: "/topic/a" }));
  for (const body of ["1", "2"]) peer.send(frame("SEND", { destination: "/topic/a" }, body));
  assert.deepEqual((await peer.rest()).map(bodyText), [
    "1",
    '{"code":"too-fast","message":"Too many requests: wait a moment.","retryAfterMs":500}',
  ]);
  clock.advance(500);
  peer.send(frame("SEND", { destination: "/topic/a" }, "3"));
  assert.equal(bodyText(await peer.next()), "3");
});

Deno.test("who subscribes too often and cannot be told gets an ERROR", async () => {
  const peer = await trial({ limits: { requests: { perSecond: 2, burst: 1 } } }).connected();
  for (const id of ["1", "2"]) peer.send(frame("SUBSCRIBE", { id, destination: "/topic/a" }));
  assert.match(described(await peer.next()), /^ERROR message:Too many requests/);
  assert.equal((await peer.closed).code, 1013);
});
