import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import type { LogEntry } from "../../../../../server/messaging/log.ts";
import { VirtualClock } from "../../../../../server/messaging/testing/virtual_clock.ts";
import type { Connection } from "../../../../../server/messaging/transport/connection.ts";
import {
  type SockJsOptions,
  sockJsSettings,
} from "../../../../../server/messaging/transport/sockjs/options.ts";
import { FORMATS } from "../../../../../server/messaging/transport/sockjs/outlet.ts";
import { SockJsSession } from "../../../../../server/messaging/transport/sockjs/session.ts";
import { allOf, BodyReader } from "../../../../helper/sockjs_body.ts";

function made(
  options: SockJsOptions = {},
  hooks: { onAccept?: (connection: Connection) => void; onReceive?: () => void } = {},
) {
  const clock = new VirtualClock();
  const logged: LogEntry[] = [];
  const told: string[] = [];
  const ends: (string | undefined)[] = [];
  const session = new SockJsSession({
    settings: sockJsSettings(options),
    clock,
    log: (entry) => logged.push(entry),
    accept: (connection) => {
      hooks.onAccept?.(connection);
      return {
        receive(chunk) {
          told.push(String(chunk));
          hooks.onReceive?.();
        },
        closed: () => told.push("closed"),
      };
    },
    onEnd: (lastWord) => ends.push(lastWord),
  });
  const post = (body: string) => session.post(new Request("http://x/", { method: "POST", body }));
  return {
    clock,
    logged,
    told,
    ends,
    session,
    post,
    poll: () => allOf(session.attach(FORMATS.xhr)),
    stream: () => new BodyReader(session.attach(FORMATS.eventsource)),
  };
}

/** A session that has said `o` to a poll. */
async function opened(...args: Parameters<typeof made>) {
  const all = made(...args);
  assert.equal(await allOf(all.session.open(FORMATS.xhr)), "o\n");
  return all;
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await setImmediate();
}

Deno.test("a session says o before all it is told to say", async () => {
  const { session, poll } = made({}, { onAccept: (connection) => connection.send("first") });
  assert.equal(await allOf(session.open(FORMATS.xhr)), "o\n");
  assert.equal(await poll(), 'a["first"]\n');
});

Deno.test("a session holds what it was sent and counts its bytes until a response takes it", async () => {
  const { session, poll } = await opened();
  session.send("é");
  session.send(new TextEncoder().encode("x"));
  assert.equal(session.bufferedBytes, '"é"'.length + 1 + '"x"'.length);
  assert.equal(await poll(), 'a["é","x"]\n');
  assert.equal(session.bufferedBytes, 0);
});

Deno.test("a session joins no more than a response may have, and at least one message", async () => {
  const { session, poll } = await opened({ responseLimitBytes: 10 });
  for (const text of ["1234567890", "1234", "12", "3"]) session.send(text);
  assert.equal(await poll(), 'a["1234567890"]\n');
  assert.equal(await poll(), 'a["1234","12"]\n');
  assert.equal(await poll(), 'a["3"]\n');
});

Deno.test("what a session is sent in one turn of the event loop leaves in one frame", async () => {
  const { session, poll } = await opened();
  const frame = poll();
  await turns();
  session.send("a");
  for (let task = 0; task < 5; task++) await Promise.resolve();
  session.send("b");
  assert.equal(await frame, 'a["a","b"]\n');
});

Deno.test("what a client does not read stays counted in its session", async () => {
  const { session, stream } = await opened();
  stream();
  for (let sent = 0; sent < 100; sent++) session.send("x".repeat(1_000));
  await turns();
  assert.equal(session.bufferedBytes, 100 * 1_002);
});

Deno.test("a session takes messages of requests, in order, halves of letters too", async () => {
  const { post, told } = await opened();
  assert.equal(await post('["a","\\ud83d"]'), undefined);
  assert.equal(await post('"\\ude00"'), undefined);
  assert.deepEqual(told, ["a", "\ud83d", "\ude00"]);
  assert.deepEqual(await post("["), { status: 500, message: "Broken JSON encoding." });
});

Deno.test("a session nobody fetches from ends after the delay, and is forgotten", async () => {
  const { clock, told, ends, session, post } = await opened({ disconnectDelayMs: 5_000 });
  session.send("lost");
  clock.advance(4_999);
  assert.deepEqual(ends, []);
  clock.advance(1);
  assert.deepEqual([ends, told, clock.pending], [[undefined], ["closed"], 0]);
  assert.equal(session.bufferedBytes, 0);
  assert.equal(await post('["a"]'), "gone");
  session.send("too late");
  assert.equal(session.bufferedBytes, 0);
});

Deno.test("a session lives as long as a request waits, and hears h in silence", async () => {
  const { clock, session, stream, ends } = await opened({ heartBeatMs: 25_000 });
  const reader = stream();
  await reader.next();
  clock.advance(24_000);
  session.send("x");
  assert.equal(await reader.next(), 'data: a["x"]\r\n\r\n');
  const next = reader.next();
  await turns();
  clock.advance(24_999);
  await turns();
  session.send("y");
  assert.equal(await next, 'data: a["y"]\r\n\r\n');
  clock.advance(25_000);
  assert.equal(await reader.next(), "data: h\r\n\r\n");
  clock.advance(25_000);
  assert.equal(await reader.next(), "data: h\r\n\r\n");
  assert.deepEqual(ends, []);
  await reader.abort();
  assert.equal(clock.pending, 0);
});

Deno.test("a session whose user has heart-beats of its own sends none", async () => {
  for (const before of [true, false]) {
    const { clock, session, stream } = await opened();
    if (before) session.stopHeartBeats();
    const reader = stream();
    if (!before) session.stopHeartBeats();
    await reader.next();
    const next = reader.next();
    clock.advance(100_000);
    await turns();
    session.send("x");
    assert.equal(await next, 'data: a["x"]\r\n\r\n');
    await reader.abort();
    assert.equal(clock.pending, 0);
  }
});

Deno.test("a session that is closed says what waits, then why, then no more", async () => {
  const { session, poll, post, told, ends, clock } = await opened();
  session.send("last");
  session.close(3000, "Go away!");
  session.close(1000, "again");
  session.send("too late");
  assert.equal(await post('["a"]'), "gone");
  assert.deepEqual(told, []);
  assert.equal(await poll(), 'a["last"]\n');
  assert.deepEqual(told, []);
  assert.equal(await poll(), 'c[3000,"Go away!"]\n');
  assert.deepEqual([told, ends, clock.pending], [["closed"], ['c[3000,"Go away!"]'], 0]);
});

Deno.test("a session that is closed tells the request that waits at once", async () => {
  const { session, stream, told } = await opened();
  const reader = stream();
  await reader.next();
  const next = reader.next();
  await turns();
  session.close(1000, "");
  assert.equal(await next, 'data: c[1000,""]\r\n\r\n');
  assert.equal(await reader.next(), undefined);
  assert.deepEqual(told, ["closed"]);
});

Deno.test("a closed session waits for no reader longer than the delay", async () => {
  const { session, stream, told, clock } = await opened({ disconnectDelayMs: 5_000 });
  const reader = stream();
  session.send("unread");
  session.close(1013, "too slow");
  clock.advance(5_000);
  assert.deepEqual([told, session.bufferedBytes, clock.pending], [["closed"], 0, 0]);
  assert.deepEqual([await reader.next(), await reader.next()], ["\r\n", undefined]);
});

Deno.test("a request that breaks off breaks its session off, and what it held is let go", async () => {
  const { session, stream, told, ends, clock } = await opened();
  const reader = stream();
  await reader.next();
  session.send("x");
  await reader.abort();
  assert.deepEqual([told, ends], [["closed"], ['c[1002,"Connection interrupted"]']]);
  assert.deepEqual([session.bufferedBytes, clock.pending], [0, 0]);
});

Deno.test("a session that holds too much closes with 1013, and lets go of it", async () => {
  const { session, poll } = await opened({ maxHeldBytes: 10 });
  // One message alone would not get smaller on another try.
  session.send("x".repeat(100));
  assert.equal(session.bufferedBytes, 102);
  session.send("x");
  assert.equal(session.bufferedBytes, 0);
  assert.equal(await poll(), 'c[1013,"the client reads too slowly"]\n');
});

Deno.test("a session that shall carry bytes closes with 1003", async () => {
  const { session, poll } = await opened();
  session.send(new Uint8Array([0xff]));
  assert.equal(await poll(), 'c[1003,"SockJS carries text only"]\n');
});

Deno.test("a receiver that throws costs its session, 1011, and nothing else", async () => {
  const onReceive = () => {
    throw new Error("on purpose");
  };
  const { post, poll, logged, told } = await opened({}, { onReceive });
  assert.equal(await post('["a","b"]'), undefined);
  assert.deepEqual([logged.map(({ kind }) => kind), told], [["fault"], ["a"]]);
  assert.equal(await poll(), 'c[1011,"something broke on the server"]\n');
});

Deno.test("a handler that throws at the opening costs its session, 1011", async () => {
  const onAccept = () => {
    throw new Error("on purpose");
  };
  const { poll, told } = await opened({}, { onAccept });
  assert.equal(await poll(), 'c[1011,"something broke on the server"]\n');
  assert.deepEqual(told, []);
});
