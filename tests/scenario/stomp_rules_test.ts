import { deepEqual, equal, match } from "node:assert/strict";
import { route } from "../../server/messaging/mod.ts";
import { CONNECT_LIMITS, DEFAULT_LIMITS } from "../../shared/stomp/frame_limit.ts";
import { bodyText, frame } from "../../shared/stomp/frame.ts";
import { until } from "../helper/patience.ts";
import { withStompSite } from "../helper/stomp_site.ts";
import { described, trial } from "../helper/stomp_trial.ts";

const CONNECT = "CONNECT\naccept-version:1.2\nhost:x\n";

Deno.test("RECEIPT follows the work of every client frame but CONNECT, in order (STOMP 1.2, RECEIPT)", async () => {
  const { open, stomp } = trial();
  const peer = open();
  const done: string[] = [];
  stomp.on(route("/work"), async () => {
    await Promise.resolve();
    done.push("work");
  });
  peer.send(`${CONNECT}receipt:connect\n\n\0`);
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/queue/a", ack: "client", receipt: "1" }));
  peer.send(frame("SEND", { destination: "/queue/a", receipt: "2" }, "hi"));
  const [connected, ...early] = await peer.rest();
  equal(connected?.command, "CONNECTED");
  const message = early.find(({ command }) => command === "MESSAGE");
  const id = message?.headers.get("ack");
  peer.send(frame("BEGIN", { transaction: "t", receipt: "3" }));
  peer.send(frame("NACK", { id, transaction: "t", receipt: "4" }));
  peer.send(frame("ABORT", { transaction: "t", receipt: "5" }));
  peer.send(frame("ACK", { id, receipt: "6" }));
  peer.send(frame("BEGIN", { transaction: "t", receipt: "7" }));
  peer.send(frame("COMMIT", { transaction: "t", receipt: "8" }));
  peer.send(frame("UNSUBSCRIBE", { id: "1", receipt: "9" }));
  peer.send(frame("SEND", { destination: "/app/work", receipt: "10" }));
  peer.send(frame("DISCONNECT", { receipt: "11" }));
  const receipts = [...early, ...await peer.rest()]
    .filter(({ command }) => command === "RECEIPT")
    .map(({ headers }) => headers.get("receipt-id"));
  deepEqual(receipts, Array.from({ length: 11 }, (_, n) => `${n + 1}`));
  deepEqual(done, ["work"]);
});

Deno.test("a frame without a receipt has no RECEIPT (STOMP 1.2, receipt)", async () => {
  const peer = await trial().connected();
  peer.send(frame("SEND", { destination: "/topic/a" }));
  peer.send(frame("BEGIN", { transaction: "t" }));
  peer.send(frame("DISCONNECT", {}));
  deepEqual(await peer.rest(), []);
});

Deno.test("a receipt of any text comes back as it was (STOMP 1.2, Value Encoding)", async () => {
  const peer = await trial().connected();
  for (const receipt of ["", "a:b\\c\nd\re", " 영수증 "]) {
    peer.send(frame("SEND", { destination: "/topic/a", receipt }));
    equal((await peer.next()).headers.get("receipt-id"), receipt);
  }
});

/** When a server of `own` heart-beats says something, and when it gives up, for this client. */
async function heartBeats(client: string, own = { sendEveryMs: 1_000, expectEveryMs: 1_000 }) {
  const { clock, connected, stomp } = trial({ heartBeat: own });
  const peer = await connected({ "heart-beat": client });
  const beatsAtMs: number[] = [];
  for (let seen = 0; stomp.registry.sessionCount > 0 && clock.now() < 100_000;) {
    clock.advance(500);
    if (peer.heartBeats === seen) continue;
    seen = peer.heartBeats;
    beatsAtMs.push(clock.now());
  }
  const givenUp = stomp.registry.sessionCount === 0;
  const goneAtMs = givenUp ? clock.now() : undefined;
  const close = givenUp ? (await peer.closed).code : undefined;
  peer.close();
  equal(clock.pending, 0);
  return { everyMs: beatsAtMs[0], beats: beatsAtMs.length, goneAtMs, close };
}

Deno.test("heart-beats: the larger of both wins in each direction (STOMP 1.2, Heart-beating)", async () => {
  deepEqual(await heartBeats("10000,10000"), {
    everyMs: 10_000,
    beats: 3,
    goneAtMs: 30_000,
    close: 1001,
  });
  const { everyMs, goneAtMs } = await heartBeats("1,1");
  deepEqual([everyMs, goneAtMs], [1_000, 3_000]);
  const slower = await heartBeats("2000,500", { sendEveryMs: 4_000, expectEveryMs: 1_000 });
  deepEqual([slower.everyMs, slower.goneAtMs], [4_000, 6_000]);
});

Deno.test("heart-beats: a direction is off where either side says 0 (STOMP 1.2, Heart-beating)", async () => {
  const on = { sendEveryMs: 1_000, expectEveryMs: 1_000 };
  const cases = [
    ["0,0", on, undefined, undefined],
    ["0,1000", on, 1_000, undefined],
    ["1000,0", on, undefined, 3_000],
    ["1000,1000", { sendEveryMs: 0, expectEveryMs: 0 }, undefined, undefined],
    ["1000,1000", { sendEveryMs: 0, expectEveryMs: 1_000 }, undefined, 3_000],
    ["1000,1000", { sendEveryMs: 1_000, expectEveryMs: 0 }, 1_000, undefined],
  ] as const;
  for (const [client, own, everyMs, goneAtMs] of cases) {
    const seen = await heartBeats(client, own);
    deepEqual([seen.everyMs, seen.goneAtMs], [everyMs, goneAtMs], `${client} ${own.sendEveryMs}`);
  }
});

Deno.test("heart-beats: their clocks start at CONNECTED, however long the login took (STOMP 1.2, Heart-beating)", async () => {
  const { promise, resolve } = Promise.withResolvers<{ name: string }>();
  const { clock, open, stomp } = trial({ authenticate: () => promise });
  const peer = open();
  peer.send(`${CONNECT}heart-beat:1000,1000\n\n\0`);
  clock.advance(9_000);
  resolve({ name: "reader" });
  equal((await peer.next()).command, "CONNECTED");
  clock.advance(999);
  equal(peer.heartBeats, 0);
  clock.advance(1);
  equal(peer.heartBeats, 1);
  clock.advance(1_999);
  equal(stomp.registry.sessionCount, 1);
  peer.close();
});

Deno.test("heart-beats: CONNECTED tells the server's own pair, not the client's (STOMP 1.2, Heart-beating)", async () => {
  const { open } = trial({ heartBeat: { sendEveryMs: 3_000, expectEveryMs: 4_000 } });
  for (const own of ["10000,10000", "0,0"]) {
    const peer = open();
    const connected = await peer.connect({ "heart-beat": own });
    equal(connected.headers.get("heart-beat"), "3000,4000");
    peer.close();
  }
});

Deno.test("heart-beats: a malformed header is an ERROR and no session (STOMP 1.2, Heart-beating)", async () => {
  for (
    const value of ["abc", "", "1000", "1000,", ",", "-1,0", "1.5,0", "1,2,3", "1, 2", "1e3,0"]
  ) {
    const { open, stomp } = trial();
    const peer = open();
    const error = await peer.connect({ "heart-beat": value });
    equal(error.command, "ERROR", value);
    equal((await peer.closed).code, 1002);
    equal(stomp.registry.sessionCount, 0);
  }
});

/** A CONNECT with a header line, of a length; and a frame of a length in all. */
const padded = (head: string, line: number) => `${head}a:${"x".repeat(line - 2)}\n\n\0`;

Deno.test("before login the limits are CONNECT's, exact to the octet (STOMP 1.2, Size Limits)", async () => {
  const { maxHeaders, maxHeaderLineBytes, maxFrameBytes } = CONNECT_LIMITS;
  const lines = (count: number) => `CONNECT\naccept-version:1.2\n${"a:b\n".repeat(count - 1)}\n\0`;
  const frameOf = (bytes: number) => {
    const line = `${"x".repeat(3_000)}\n`;
    const head = `CONNECT\naccept-version:1.2\nb:${line}c:${line}`;
    return padded(head, bytes - head.length - 3);
  };
  equal(frameOf(maxFrameBytes).length, maxFrameBytes);
  const cases = [
    [lines(maxHeaders), lines(maxHeaders + 1)],
    [padded(CONNECT, maxHeaderLineBytes), padded(CONNECT, maxHeaderLineBytes + 1)],
    [frameOf(maxFrameBytes), frameOf(maxFrameBytes + 1)],
  ] as const;
  for (const [fits, isTooBig] of cases) {
    const { open } = trial();
    const [small, big] = [open(), open()];
    small.send(fits);
    equal((await small.next()).command, "CONNECTED");
    big.send(isTooBig);
    match(described(await big.next()), /^ERROR message:Cannot take/);
    equal((await big.closed).code, 1009);
    small.close();
  }
});

Deno.test("after login the limits are the session's, exact to the octet (STOMP 1.2, Size Limits)", async () => {
  const { maxHeaders, maxHeaderLineBytes, maxBodyBytes } = DEFAULT_LIMITS;
  const head = "SEND\ndestination:/topic/a\nreceipt:r\n";
  const lines = (count: number) => `${head}${"a:b\n".repeat(count - 2)}\n\0`;
  const body = (bytes: number) => `${head}\n${"x".repeat(bytes)}\0`;
  const frameBytes = maxBodyBytes - head.length - 2;
  const cases = [
    [{}, lines(maxHeaders), lines(maxHeaders + 1)],
    [{}, padded(head, maxHeaderLineBytes), padded(head, maxHeaderLineBytes + 1)],
    [{}, body(frameBytes), body(frameBytes + 1)],
    [{ maxFrameBytes: 100_000, maxBodyBytes: 5_000 }, body(5_000), body(5_001)],
    [{ maxHeaders: 3 }, lines(3), lines(4)],
  ] as const;
  for (const [limits, fits, isTooBig] of cases) {
    const peer = await trial({ limits }).connected();
    peer.send(fits);
    equal(described(await peer.next()), "RECEIPT receipt-id:r");
    peer.send(isTooBig);
    match(described(await peer.next()), /^ERROR .*message:Cannot take/);
    equal((await peer.closed).code, 1009);
  }
});

Deno.test("a frame may be configured up to 4 MiB, there and back (WebSocket, limits)", async () => {
  const bytes = 4 * 1_024 * 1_024;
  const { connected } = trial({ limits: { maxFrameBytes: bytes } });
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  const head = "SEND\ndestination:/topic/a\n\n";
  peer.send(`${head}${"x".repeat(bytes - head.length - 1)}\0`);
  equal((await peer.next()).body.length, bytes - head.length - 1);
  peer.send(`${head}${"x".repeat(bytes - head.length)}\0`);
  equal((await peer.next()).command, "ERROR");
  equal((await peer.closed).code, 1009);
});

Deno.test("frames may come octet by octet, or all at once (WebSocket, pieces)", async () => {
  const conversation = `${CONNECT}\n\0\n\nSUBSCRIBE\nid:1\ndestination:/topic/a\n\n\0` +
    "SEND\ndestination:/topic/a\ncontent-length:5\n\n\0한\0\0\nDISCONNECT\nreceipt:bye\n\n\0";
  const octets = new TextEncoder().encode(conversation);
  for (const size of [1, 2, 7, octets.length]) {
    const peer = trial().open();
    for (let at = 0; at < octets.length; at += size) peer.send(octets.slice(at, at + size));
    deepEqual((await peer.rest()).map(({ command }) => command), [
      "CONNECTED",
      "MESSAGE",
      "RECEIPT",
    ]);
  }
});

Deno.test("text whose pieces cut a character is whole, or an ERROR, never another text (WebSocket, pieces)", async () => {
  const body = "🙂";
  const text = `SEND\ndestination:/topic/a\ncontent-length:4\n\n${body}\0`;
  const middle = text.indexOf(body) + 1;
  const rejoined = await trial().connected();
  rejoined.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  rejoined.send(text.slice(0, middle));
  rejoined.send(text.slice(middle));
  equal(bodyText(await rejoined.next()), body);
  // A WebSocket's text has no lone surrogates: each half arrives as U+FFFD.
  const destroyed = await trial().connected();
  destroyed.send(text.slice(0, middle).toWellFormed());
  destroyed.send(text.slice(middle).toWellFormed());
  equal((await destroyed.next()).command, "ERROR");
});

Deno.test("what leaves is text, unless its body is no UTF-8 (WebSocket, Out)", async () => {
  const { connected, stomp } = trial();
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  await peer.rest();
  for (const body of [new TextEncoder().encode("한"), Uint8Array.of(0xff, 0)]) {
    stomp.messaging.send("/topic/a", body);
    deepEqual((await peer.rest())[0]?.body, body);
  }
  deepEqual(peer.messages.slice(-2).map((each) => typeof each), ["string", "object"]);
});

Deno.test("ERROR has message, content headers and the culprit's receipt-id, then the close (STOMP 1.2, ERROR)", async () => {
  const { connected, stomp } = trial();
  stomp.on(route("/break"), () => {});
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a", ack: "never", receipt: "r" }));
  const { headers, body } = await peer.next();
  deepEqual([...headers], [
    ["message", 'Cannot SUBSCRIBE with ack "never": no such mode'],
    ["receipt-id", "r"],
    ["content-type", "text/plain"],
    ["content-length", `${body.length}`],
  ]);
  equal((await peer.closed).reason, "see the ERROR frame");
});

Deno.test("ERROR leaves before the close on a socket: 1002, 1008, 1009, 1011 (STOMP 1.2, ERROR)", async () => {
  await withStompSite({
    log: () => {},
    authorize: [{
      effect: "permit",
      applies: ({ destination }) => {
        if (destination === "/topic/broken") throw new Error("the lookup broke");
        return destination !== "/topic/closed";
      },
    }],
  }, async ({ raw }) => {
    const causes = [
      ["NONSENSE\n\n\0", 1002],
      ["SEND\ndestination:/topic/closed\n\n\0", 1008],
      [`SEND\ndestination:/topic/a\n\n${"x".repeat(70_000)}`, 1009],
      ["SEND\ndestination:/topic/broken\n\n\0", 1011],
    ] as const;
    for (const [sent, expected] of causes) {
      const client = await raw();
      await client.send(`${CONNECT}\n\0`);
      await client.send(sent);
      const { text, code } = await client.readToEnd();
      match(text, /^CONNECTED\n[^\0]*\0ERROR\nmessage:Cannot /);
      equal(code, expected);
    }
  });
});

Deno.test("DISCONNECT on a socket: RECEIPT, then a close within 2 s if the client waits (STOMP 1.2, DISCONNECT)", async () => {
  await withStompSite({}, async ({ raw, stomp }) => {
    const client = await raw();
    await client.send(`${CONNECT}\n\0DISCONNECT\nreceipt:bye\n\n\0`);
    const { text, code } = await client.readToEnd();
    match(text, /RECEIPT\nreceipt-id:bye\n\n\0$/);
    equal(code, 1000);
    await until("the session is gone", () => stomp.registry.sessionCount === 0);
  });
});

Deno.test("no CONNECT in time, or half of one, is 1008 without a word (Session)", async () => {
  for (const sent of ["", "\n\n\n", "CONNECT\naccept-ver"]) {
    const { open, clock } = trial();
    const peer = open();
    peer.send(sent);
    clock.advance(9_999);
    equal(clock.pending, 1);
    clock.advance(1);
    equal((await peer.closed).code, 1008);
    deepEqual(await peer.rest(), []);
  }
  const { open, clock } = trial({ limits: { connectTimeoutMs: 50 } });
  const peer = open();
  clock.advance(50);
  equal((await peer.closed).code, 1008);
});

Deno.test("the sender gets its own message if it is subscribed (Subscriptions)", async () => {
  const peer = await trial().connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  peer.send(frame("SEND", { destination: "/topic/a" }, "mine"));
  equal(bodyText(await peer.next()), "mine");
});
