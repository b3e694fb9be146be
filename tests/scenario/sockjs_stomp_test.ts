/*
 * STOMP over SockJS, request by request: the same sessions, bounds and ends as over a WebSocket.
 */
import assert from "node:assert/strict";
import {
  type LogEntry,
  permitAll,
  type Principal,
  route,
  StompServer,
  type StompServerOptions,
} from "../../server/messaging/mod.ts";
import { VirtualClock } from "../../server/messaging/testing/virtual_clock.ts";
import { Arrivals } from "../helper/arrivals.ts";
import { BodyReader } from "../helper/sockjs_body.ts";

const INFO = { remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1 } } as const;
const CONNECT = "CONNECT\naccept-version:1.2\nhost:x\n\n\0";

/** A server with SockJS at `/stomp`, asked without a port, on a clock that stands still. */
function made(options: StompServerOptions<Principal> = {}) {
  const clock = new VirtualClock();
  const logged: LogEntry[] = [];
  const stomp = new StompServer({
    authorize: [permitAll],
    endpoints: { "/stomp": { sockJs: true } },
    clock,
    log: (entry) => logged.push(entry),
    ...options,
  });
  const ask = async (name: string, init: RequestInit = {}) => {
    const request = new Request(`http://x/stomp/0/s/${name}`, { method: "POST", ...init });
    const response = await stomp.handle(request, INFO);
    assert(response !== undefined);
    return response;
  };
  const poll = async () => await (await ask("xhr")).text();
  const send = async (...frames: string[]) =>
    (await ask("xhr_send", { body: JSON.stringify(frames) })).status;
  /** Opens a session and connects; `o` and CONNECTED are read. */
  const connected = async (connect = CONNECT) => {
    assert.equal(await poll(), "o\n");
    assert.equal(await send(connect), 204);
    assert.match(await poll(), /^a\["CONNECTED\\n/);
  };
  return { clock, logged, stomp, ask, poll, send, connected };
}

/** The messages of the next frame. */
function messagesOf(chunk: string): string[] {
  return JSON.parse(chunk.slice(1));
}

Deno.test("STOMP over SockJS: a session connects, follows, sends, and leaves by the break-off", async () => {
  const { clock, stomp, ask, send, connected, poll } = made();
  await connected();
  assert.equal(await send("SUBSCRIBE\nid:0\ndestination:/topic/a\nreceipt:r\n\n\0"), 204);
  assert.match(await poll(), /^a\["RECEIPT\\n/);
  await send("SEND\ndestination:/topic/a\n\nhello\0");
  assert.match(messagesOf(await poll())[0] ?? "", /^MESSAGE\n[^]*\n\nhello\0$/);
  assert.equal(stomp.registry.sessionCount, 1);
  const { body } = await ask("xhr");
  assert(body);
  await new BodyReader(body).abort();
  assert.equal(stomp.registry.sessionCount, 0);
  clock.advance(10_000);
  assert.equal(clock.pending, 0);
});

Deno.test("STOMP over SockJS: DISCONNECT has its RECEIPT, then the session ends", async () => {
  const { clock, stomp, send, connected, poll } = made();
  await connected();
  await send("DISCONNECT\nreceipt:bye\n\n\0");
  assert.match(await poll(), /receipt-id:bye/);
  clock.advance(2_000);
  assert.match(await poll(), /^c\[1000,/);
  assert.deepEqual([stomp.registry.sessionCount, clock.pending], [0, 0]);
});

Deno.test("STOMP over SockJS: letters cut in two by the client are whole again", async () => {
  const { stomp, clock, connected } = made();
  const bodies = new Arrivals<unknown>();
  stomp.on(route("/take"), ({ body }) => bodies.push(body));
  await connected();
  const frame = 'SEND\ndestination:/app/take\ncontent-length:9\n\n"\u{1f600} é"\0';
  const cut = frame.indexOf("\u{1f600}") + 1;
  const pieces = [frame.slice(0, cut), frame.slice(cut)];
  assert.equal(pieces[0]?.at(-1), "\ud83d");
  // In one request, then in two.
  const raw = (json: string) =>
    stomp.handle(new Request("http://x/stomp/0/s/xhr_send", { method: "POST", body: json }), INFO);
  await raw(JSON.stringify(pieces));
  assert.equal(await bodies.next(), "\u{1f600} é");
  for (const piece of pieces) await raw(JSON.stringify([piece]));
  assert.equal(await bodies.next(), "\u{1f600} é");
  clock.advance(10_000);
  assert.equal(clock.pending, 0);
});

Deno.test("STOMP over SockJS: an ERROR comes whole before the close that it explains", async () => {
  const { stomp, send, connected, poll, clock } = made();
  await connected();
  await send("BEGIN\n\n\0", "SEND\ndestination:/topic/a\n\n\0");
  assert.match(await poll(), /^a\["ERROR\\n/);
  assert.match(await poll(), /^c\[1002,/);
  assert.equal(await send("SEND\ndestination:/topic/a\n\n\0"), 404);
  assert.equal(stomp.registry.sessionCount, 0);
  clock.advance(10_000);
  assert.equal(clock.pending, 0);
});

Deno.test("STOMP over SockJS: who does not fetch is a slow consumer, by the outbox's bound", async () => {
  const { stomp, connected, send, poll, logged, clock } = made({
    limits: { maxOutboxBytes: 10_000 },
  });
  await connected("CONNECT\naccept-version:1.2\nhost:x\nheart-beat:0,0\n\n\0");
  await send("SUBSCRIBE\nid:0\ndestination:/topic/a\nreceipt:r\n\n\0");
  await poll();
  for (let sent = 0; sent < 8; sent++) {
    stomp.messaging.send("/topic/a", "x".repeat(1_000));
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal(stomp.counters.slowConsumers, 0);
  for (let sent = 0; sent < 5; sent++) {
    stomp.messaging.send("/topic/a", "x".repeat(1_000));
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal(stomp.counters.slowConsumers, 1);
  assert.deepEqual(logged.map(({ kind }) => kind), ["slow-consumer"]);
  // What had left the outbox is told, and then why there is no more.
  assert.match(await poll(), /^a\["MESSAGE/);
  assert.match(await poll(), /^c\[1013,/);
  assert.equal(stomp.registry.sessionCount, 0);
  clock.advance(10_000);
  assert.equal(clock.pending, 0);
});

Deno.test("STOMP over SockJS: so is who lets a stream run on unread", async () => {
  const { stomp, connected, send, poll, ask, clock } = made({ limits: { maxOutboxBytes: 10_000 } });
  await connected("CONNECT\naccept-version:1.2\nhost:x\nheart-beat:0,0\n\n\0");
  await send("SUBSCRIBE\nid:0\ndestination:/topic/a\nreceipt:r\n\n\0");
  await poll();
  const unread = await ask("xhr_streaming");
  for (let sent = 0; sent < 14; sent++) {
    stomp.messaging.send("/topic/a", "x".repeat(1_000));
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal(stomp.counters.slowConsumers, 1);
  assert.equal(stomp.registry.sessionCount, 0);
  clock.advance(10_000);
  assert.equal(clock.pending, 0);
  await unread.body?.cancel();
});

Deno.test("STOMP over SockJS: a drained server tells sessions by a close frame, and opens none", async () => {
  const { stomp, connected, ask, poll, clock } = made();
  await connected();
  const waiting = poll();
  const drained = stomp.drain({ deadlineMs: 4_000 });
  clock.advance(0);
  assert.match(await waiting, /^c\[1012,/);
  await drained;
  assert.equal((await ask("../t/xhr")).status, 503);
  assert.equal(clock.pending, 0);
});

Deno.test("STOMP over SockJS: who never connects is closed as over a WebSocket", async () => {
  const { ask, poll, clock } = made({ limits: { connectTimeoutMs: 10_000 } });
  assert.equal(await poll(), "o\n");
  const { body } = await ask("eventsource", { method: "GET" });
  assert(body);
  const reader = new BodyReader(body);
  await reader.next();
  const next = reader.next();
  clock.advance(10_000);
  assert.match(await next ?? "", /^data: c\[1008,/);
  assert.equal(await reader.next(), undefined);
  assert.equal(clock.pending, 0);
});

Deno.test("STOMP over SockJS: the handshake's attributes reach the session, from its first request", async () => {
  const seen: unknown[] = [];
  const { connected, clock } = made({
    endpoints: {
      "/stomp": {
        sockJs: true,
        handshake: ({ headers }) => ({ mode: headers.get("x-mode") ?? "none" }),
      },
    },
    authenticate: (_, handshake) => {
      seen.push(handshake.endpoint, handshake.attributes);
      return { name: "kim" };
    },
  });
  await connected();
  assert.deepEqual(seen, ["/stomp", { mode: "none" }]);
  clock.advance(10_000);
  assert.equal(clock.pending, 0);
});

Deno.test("STOMP over SockJS: bytes that are no text close with 1003, as SockJS has none", async () => {
  const { stomp, connected, send, poll, clock } = made();
  await connected();
  await send("SUBSCRIBE\nid:0\ndestination:/topic/a\nreceipt:r\n\n\0");
  await poll();
  stomp.messaging.send("/topic/a", new Uint8Array([0xff, 0xfe]));
  assert.match(await poll(), /^c\[1003,"SockJS carries text only"\]/);
  clock.advance(10_000);
  assert.equal(clock.pending, 0);
});

Deno.test("STOMP over SockJS: once the server owes heart-beats of STOMP, SockJS sends none", async () => {
  for (const [asked, beat] of [["0,60000", /^data: a\["\\n"\]/], ["0,0", /^data: h\r/]] as const) {
    const { connected, ask, clock } = made({
      heartBeat: { sendEveryMs: 60_000, expectEveryMs: 0 },
      endpoints: { "/stomp": { sockJs: { heartBeatMs: 25_000 } } },
    });
    await connected(`CONNECT\naccept-version:1.2\nhost:x\nheart-beat:${asked}\n\n\0`);
    const { body } = await ask("eventsource", { method: "GET" });
    assert(body);
    const reader = new BodyReader(body);
    await reader.next();
    const next = reader.next();
    clock.advance(60_000);
    assert.match(await next ?? "", beat);
    await reader.abort();
    clock.advance(10_000);
    assert.equal(clock.pending, 0);
  }
});
