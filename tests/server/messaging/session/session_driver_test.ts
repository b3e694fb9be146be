import assert from "node:assert/strict";
import { route } from "../../../../server/messaging/mod.ts";
import { Refused } from "../../../../shared/refusal.ts";
import { bodyText, frame } from "../../../../shared/stomp/frame.ts";
import { described, trial } from "../../../helper/stomp_trial.ts";

/** A handler that finishes when it is told to. */
function slowHandler(server: ReturnType<typeof trial>) {
  const waiting: { body: unknown; finish: () => void; signal: AbortSignal }[] = [];
  server.stomp.on(route("/slow"), async ({ body, signal }) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push({ body, finish: resolve, signal });
    await promise;
  });
  return waiting;
}

Deno.test("frames that come with CONNECT wait until the user is known", async () => {
  const { promise, resolve } = Promise.withResolvers<{ name: string }>();
  const { open } = trial({ authenticate: () => promise });
  const peer = open();
  peer.send(
    "CONNECT\naccept-version:1.2\n\n\0" +
      "SUBSCRIBE\nid:a\\cb\ndestination:/topic/a\nreceipt:r\n\n\0\n",
  );
  assert.deepEqual(await peer.rest(), []);
  resolve({ name: "reader" });
  assert.deepEqual((await peer.rest()).map((each) => described(each, "user-name", "receipt-id")), [
    "CONNECTED user-name:reader",
    "RECEIPT receipt-id:r",
  ]);
  peer.send("UNSUBSCRIBE\nid:a\\cb\nreceipt:u\n\n\0");
  assert.equal((await peer.next()).command, "RECEIPT", "headers are read by the agreed version");
});

Deno.test("frames of one session are handled one at a time, RECEIPTs in order (Session)", async () => {
  const server = trial();
  const waiting = slowHandler(server);
  const peer = await server.connected();
  for (const n of ["1", "2"]) peer.send(frame("SEND", { destination: "/app/slow", receipt: n }, n));
  peer.send(frame("SEND", { destination: "/topic/a", receipt: "3" }));
  assert.deepEqual(await peer.rest(), []);
  assert.deepEqual(waiting.map(({ body }) => body), [1]);
  waiting[0]?.finish();
  assert.deepEqual((await peer.rest()).map((each) => described(each)), ["RECEIPT receipt-id:1"]);
  assert.deepEqual(waiting.map(({ body }) => body), [1, 2]);
  waiting[1]?.finish();
  assert.deepEqual((await peer.rest()).map((each) => described(each)), [
    "RECEIPT receipt-id:2",
    "RECEIPT receipt-id:3",
  ]);
});

Deno.test("one session's slow handler holds up no other session", async () => {
  const server = trial();
  slowHandler(server);
  const [slow, other] = [await server.connected(), await server.connected()];
  slow.send(frame("SEND", { destination: "/app/slow" }, "1"));
  other.send(frame("SEND", { destination: "/topic/a", receipt: "r" }));
  assert.equal(described(await other.next()), "RECEIPT receipt-id:r");
});

Deno.test("what waits for a slow handler is bounded: ERROR, close 1013", async () => {
  const server = trial({ limits: { maxWaitingBytes: 70_000 } });
  slowHandler(server);
  const peer = await server.connected();
  peer.send(frame("SEND", { destination: "/app/slow" }, "1"));
  const more = frame("SEND", { destination: "/topic/a" }, "x".repeat(30_000));
  for (let sent = 0; sent < 3; sent++) peer.send(more);
  assert.equal(
    described(await peer.next()),
    "ERROR message:Cannot take more: over 70000 bytes wait for earlier frames " +
      "Wait for a RECEIPT now and then.",
  );
  assert.equal((await peer.closed).code, 1013);
});

Deno.test("a message larger than may ever wait is an ERROR, close 1009", async () => {
  const peer = await trial({ limits: { maxWaitingBytes: 70_000 } }).connected();
  peer.send("x".repeat(70_000));
  assert.match(described(await peer.next()), /Cannot take a message over 70000 bytes/);
  assert.equal((await peer.closed).code, 1009);
});

Deno.test("an oversized frame is an ERROR, close 1009 (STOMP 1.2, Size Limits)", async () => {
  const peer = await trial({ limits: { maxFrameBytes: 1_000 } }).connected();
  peer.send(frame("SEND", { destination: "/topic/a" }, "x".repeat(1_000)));
  assert.equal((await peer.next()).command, "ERROR");
  assert.equal((await peer.closed).code, 1009);
});

Deno.test("before CONNECTED the limits are smaller", async () => {
  const peer = trial().open();
  peer.send("CONNECT\n" + "a:b\n".repeat(100) + "\n\0");
  assert.equal((await peer.next()).command, "ERROR");
  assert.equal((await peer.closed).code, 1009);
});

Deno.test("what comes after an ERROR is ignored", async () => {
  const { connected, stomp } = trial();
  const peer = await connected();
  peer.stuck = true;
  peer.send("NONSENSE\n\n\0SEND\ndestination:/topic/a\nreceipt:r\n\n\0");
  peer.send(frame("SEND", { destination: "/topic/a", receipt: "r" }));
  assert.deepEqual((await peer.rest()).map(({ command }) => command), ["ERROR"]);
  assert.equal(stomp.counters.errorsSent, 1);
  peer.close();
});

Deno.test("refused credentials: ERROR with the refusal, close 1008; nothing waits on", async () => {
  const { open, clock } = trial({
    authenticate: () => {
      throw new Refused({ code: "token-invalid", message: "Ask for another token." });
    },
  });
  const peer = open();
  const error = await peer.connect();
  assert.equal(
    described(error, "message"),
    "ERROR message:Ask for another token. " +
      '{"code":"token-invalid","message":"Ask for another token."}',
  );
  assert.equal((await peer.closed).code, 1008);
  await peer.rest();
  assert.equal(clock.pending, 0);
});

Deno.test("an authentication that throws is our fault: ERROR, 1011, logged", async () => {
  const { open, logged } = trial({
    authenticate: () => {
      throw new Error("the store is down");
    },
  });
  const peer = open();
  assert.equal((await peer.connect()).command, "ERROR");
  assert.equal((await peer.closed).code, 1011);
  assert.deepEqual(logged.map(({ kind }) => kind), ["fault"]);
});

Deno.test("a user whose name would break CONNECTED is our fault", async () => {
  const { open } = trial({ authenticate: () => ({ name: "a\nrole:author" }) });
  const peer = open();
  assert.equal((await peer.connect()).command, "ERROR");
  assert.equal((await peer.closed).code, 1011);
});

Deno.test("no CONNECT within 10 s: close 1008 (Session)", async () => {
  const { open, clock } = trial();
  const peer = open();
  clock.advance(9_999);
  peer.send("\n");
  clock.advance(1);
  assert.deepEqual(await peer.closed, { code: 1008, reason: "no CONNECT within 10000 ms" });
});

Deno.test("heart-beats: the larger wins, each way; CONNECTED tells our own pair", async () => {
  const { clock, connected } = trial();
  const peer = await connected({ "heart-beat": "0,5000" });
  clock.advance(4_999);
  assert.equal(peer.heartBeats, 0);
  clock.advance(5_001);
  assert.equal(peer.heartBeats, 2);
  assert.equal(peer.messages.at(-1), "\n", "a heart-beat leaves alone");
  peer.close();
  assert.equal(clock.pending, 0);
});

Deno.test("heart-beats: whatever leaves puts off the next one", async () => {
  const { clock, connected } = trial();
  const peer = await connected({ "heart-beat": "0,1000" });
  clock.advance(900);
  peer.send(frame("SEND", { destination: "/topic/a", receipt: "r" }));
  await peer.next();
  clock.advance(900);
  assert.equal(peer.heartBeats, 0);
  clock.advance(100);
  assert.equal(peer.heartBeats, 1);
});

Deno.test("heart-beats: three silent intervals close 1001, any byte is a sign of life", async () => {
  const { clock, connected, stomp } = trial();
  const peer = await connected({ "heart-beat": "2000,0" });
  for (let part = 0; part < 20; part++) {
    clock.advance(2_000);
    peer.send("SEND\ndestination:/topic/a\n\nhello"[part] ?? "\n");
  }
  assert.equal(stomp.registry.sessionCount, 1);
  clock.advance(8_000);
  assert.deepEqual(await peer.closed, { code: 1001, reason: "no heart-beat" });
  assert.equal(stomp.registry.sessionCount, 0);
});

Deno.test("heart-beats: who promises none is never given up", async () => {
  const { clock, connected, stomp } = trial();
  const peer = await connected({ "heart-beat": "0,10000" });
  clock.advance(3_600_000);
  assert.equal(stomp.registry.sessionCount, 1);
  peer.close();
});

Deno.test("DISCONNECT: RECEIPT, then the client closes; after 2 s we do, 1000", async () => {
  const { clock, connected, stomp } = trial();
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  peer.send(frame("DISCONNECT", { receipt: "bye" }));
  assert.equal(described(await peer.next()), "RECEIPT receipt-id:bye");
  assert.deepEqual([stomp.registry.sessionCount, stomp.registry.subscriptionCount], [0, 0]);
  clock.advance(2_000);
  assert.equal((await peer.closed).code, 1000);
});

Deno.test("what waits to leave still leaves before the RECEIPT of DISCONNECT", async () => {
  const { connected } = trial();
  const peer = await connected();
  peer.send(
    "SUBSCRIBE\nid:1\ndestination:/topic/a\n\n\0SEND\ndestination:/topic/a\n\nlast\0" +
      "DISCONNECT\nreceipt:bye\n\n\0",
  );
  assert.deepEqual((await peer.rest()).map((each) => described(each, "receipt-id")), [
    "MESSAGE last",
    "RECEIPT receipt-id:bye",
  ]);
});

Deno.test("MESSAGEs of one turn share a WebSocket message; the rest leaves alone (WebSocket)", async () => {
  const { connected, stomp } = trial();
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a", receipt: "r" }));
  await peer.rest();
  for (const body of ["1", "2", "3"]) stomp.messaging.send("/topic/a", body);
  assert.deepEqual((await peer.rest()).map(bodyText), ["1", "2", "3"]);
  assert.deepEqual(peer.messages.map((each) => String(each).split("\0").length - 1), [1, 1, 3]);
});

Deno.test("a slow reader is closed 1013 and forgotten, though its connection stays", async () => {
  const { connected, stomp, clock, logged } = trial({ limits: { maxOutboxBytes: 10_000 } });
  const [slow, healthy] = [await connected(), await connected()];
  slow.stuck = true;
  for (const peer of [slow, healthy]) {
    peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
    await peer.rest();
  }
  for (let sent = 0; sent < 50; sent++) {
    stomp.messaging.send("/topic/a", "x".repeat(200));
    await healthy.next();
  }
  assert.equal((await slow.closed).code, 1013);
  assert.equal(stomp.registry.sessionCount, 1);
  assert.equal(stomp.counters.slowConsumers, 1);
  assert.deepEqual(logged.map(({ kind }) => kind), ["slow-consumer"]);
  clock.advance(10_000);
  assert.equal(clock.pending, 0, "a connection that never closes is forgotten after the deadline");
  slow.close();
});

Deno.test("a message full of frames makes no slow reader of whoever reads", async () => {
  const { connected, stomp } = trial({ limits: { maxOutboxBytes: 40_000 } });
  const [sender, reader] = [await connected(), await connected()];
  reader.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a", receipt: "r" }));
  await reader.next();
  sender.send(`SEND\ndestination:/topic/a\n\n${"x".repeat(200)}\0`.repeat(1_000));
  for (let n = 0; n < 1_000; n++) assert.equal((await reader.next()).command, "MESSAGE");
  assert.equal(stomp.counters.slowConsumers, 0);
});

Deno.test("a connection that ends twice ends once", async () => {
  const { stomp } = trial();
  let closes = 0;
  const receiver = stomp.accept(
    { bufferedBytes: 0, send: () => {}, close: () => closes++ },
    {
      endpoint: "/stomp",
      origin: null,
      headers: new Headers(),
      remoteAddress: "",
      attributes: {},
    },
  );
  receiver.receive("CONNECT\n\n\0");
  await Promise.resolve();
  receiver.closed();
  receiver.closed();
  receiver.receive("SEND\n\n\0");
  assert.equal(closes, 0);
  assert.equal(stomp.registry.sessionCount, 0);
});

Deno.test("a handler's signal is aborted when its session ends", async () => {
  const server = trial();
  const waiting = slowHandler(server);
  const peer = await server.connected();
  peer.send(frame("SEND", { destination: "/app/slow", receipt: "r" }, "1"));
  await peer.rest();
  assert.equal(waiting[0]?.signal.aborted, false);
  peer.close();
  assert.equal(waiting[0]?.signal.aborted, true);
  waiting[0]?.finish();
  assert.deepEqual(await peer.rest(), []);
});

Deno.test("a slow reader misses old messages where the policy says so, and stays", async () => {
  const { connected, stomp, clock } = trial({
    limits: { maxOutboxBytes: 10_000 },
    slowConsumers: { "/topic/prices": "keep-latest", "/topic/news": "drop-oldest" },
  });
  const slow = await connected();
  for (const [id, destination] of [["p", "/topic/prices/eur"], ["n", "/topic/news"]]) {
    slow.send(frame("SUBSCRIBE", { id, destination }));
  }
  await slow.rest();
  slow.stuck = true;
  for (let n = 0; n < 100; n++) {
    stomp.messaging.send("/topic/prices/eur", `${n} ${"x".repeat(500)}`);
    stomp.messaging.send("/topic/news", `${n} ${"x".repeat(500)}`);
    await slow.rest();
  }
  assert.deepEqual([stomp.counters.slowConsumers, stomp.registry.sessionCount], [0, 1]);
  assert.equal(stomp.counters.messagesDropped > 150, true);
  slow.stuck = false;
  clock.advance(20);
  const late = await slow.rest();
  const bodies = (id: string) =>
    late.filter(({ headers }) => headers.get("subscription") === id)
      .map((each) => parseInt(bodyText(each)));
  assert.deepEqual(bodies("p"), [99]);
  assert.equal(bodies("n").at(-1), 99);
});

Deno.test("what is held for a slow reader does not follow the RECEIPT of DISCONNECT", async () => {
  const { connected, stomp, clock } = trial({
    limits: { maxOutboxBytes: 4_000 },
    slowConsumers: { "/topic": "drop-oldest" },
  });
  const slow = await connected();
  slow.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  await slow.rest();
  slow.stuck = true;
  for (let n = 0; n < 9; n++) stomp.messaging.send("/topic/a", "x".repeat(500));
  slow.send(frame("DISCONNECT", { receipt: "bye" }));
  await slow.rest();
  slow.stuck = false;
  clock.advance(1_000);
  assert.deepEqual(await slow.rest(), []);
  assert.match(String(slow.messages.at(-1)), /^RECEIPT/);
  slow.close();
  assert.equal(clock.pending, 0);
});
