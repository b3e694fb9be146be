import assert from "node:assert/strict";
import { route } from "../../../../server/messaging/mod.ts";
import { frame } from "../../../../shared/stomp/frame.ts";
import { described, trial } from "../../../helper/stomp_trial.ts";

Deno.test("drain closes every connection with 1012 and resolves when they have gone", async () => {
  const { stomp, connected, open, clock } = trial();
  const peers = [await connected(), await connected(), open()];
  const drained = stomp.drain({ deadlineMs: 4_000 });
  clock.advance(0);
  for (const peer of peers) assert.equal((await peer.closed).code, 1012);
  await drained;
  assert.deepEqual([stomp.registry.sessionCount, clock.pending], [0, 0]);
});

Deno.test("drain closes in batches, so that not all come back in one moment", async () => {
  const { stomp, connected, clock } = trial();
  const closed: number[] = [];
  for (let peer = 0; peer < 5; peer++) {
    (await connected()).closed.then(() => closed.push(clock.now()));
  }
  const drained = stomp.drain({ deadlineMs: 4_000, batchSize: 2, batchPauseMs: 100 });
  for (let step = 0; step < 4; step++) {
    clock.advance(step === 0 ? 0 : 100);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  }
  await drained;
  assert.deepEqual(closed, [0, 0, 100, 100, 200]);
});

Deno.test("drain lets the frame in work finish and have its RECEIPT", async () => {
  const { stomp, connected, clock } = trial();
  const { promise, resolve } = Promise.withResolvers<void>();
  stomp.on(route("/slow"), () => promise);
  const peer = await connected();
  peer.send(frame("SEND", { destination: "/app/slow", receipt: "r" }));
  peer.send(frame("SEND", { destination: "/app/slow", receipt: "never" }));
  const drained = stomp.drain({ deadlineMs: 4_000 });
  clock.advance(0);
  assert.deepEqual(await peer.rest(), []);
  resolve();
  assert.deepEqual((await peer.rest()).map((each) => described(each)), ["RECEIPT receipt-id:r"]);
  assert.equal((await peer.closed).code, 1012);
  await drained;
});

Deno.test("drain ends at its deadline, whoever is stuck", async () => {
  const { stomp, connected, clock } = trial();
  stomp.on(route("/stuck"), () => new Promise(() => {}));
  const [stuckHandler, stuckSocket] = [await connected(), await connected()];
  stuckSocket.stuck = true;
  stuckHandler.send(frame("SEND", { destination: "/app/stuck" }));
  await stuckHandler.rest();
  const drained = stomp.drain({ deadlineMs: 4_000 });
  clock.advance(4_000);
  await drained;
  assert.equal((await stuckHandler.closed).code, 1012);
  assert.equal(clock.pending, 0);
  stuckSocket.close();
});

Deno.test("drain without a connection is done at once", async () => {
  const { stomp, clock } = trial();
  await stomp.drain({ deadlineMs: 4_000 });
  assert.equal(clock.pending, 0);
});

Deno.test("a connection that comes while the server drains is closed with 1012", async () => {
  const { stomp, open } = trial();
  await stomp.drain({ deadlineMs: 4_000 });
  assert.equal((await open().closed).code, 1012);
});

Deno.test("what waits to leave still leaves before a close", async () => {
  const { stomp, connected } = trial();
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a", receipt: "r" }));
  await peer.next();
  stomp.messaging.send("/topic/a", "last");
  stomp.disconnect(() => true, { code: 1008, reason: "" });
  assert.deepEqual((await peer.rest()).map((each) => described(each, "-")), ["MESSAGE last"]);
});

Deno.test("disconnect closes the sessions of those who are meant, and counts them", async () => {
  const { stomp, connected, open } = trial();
  const [one, again, other] = [
    await connected({ login: "author" }),
    await connected({ login: "author" }),
    await connected({ login: "reader" }),
  ];
  const unknown = open();
  const close = { code: 1008, reason: "signed out" };
  assert.equal(stomp.disconnect(({ name }) => name === "author", close), 2);
  assert.equal(stomp.disconnect(({ name }) => name === "author", close), 0);
  assert.deepEqual([await one.closed, await again.closed], [close, close]);
  await other.rest();
  assert.deepEqual([...stomp.registry.users()].map(({ name }) => name), ["reader"]);
  other.close();
  unknown.close();
});
