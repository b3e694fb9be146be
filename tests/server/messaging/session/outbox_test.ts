import assert from "node:assert/strict";
import { Outbox } from "../../../../server/messaging/session/outbox.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { Turn } from "../../../../server/messaging/session/turn.ts";

function openOutbox({ maxBytes = 1_000, reads = true } = {}) {
  const ends: (() => void)[] = [];
  const sent: (string | Uint8Array)[] = [];
  const peer = { reads, asked: 0, bufferedBytes: 0 };
  const connection = {
    get bufferedBytes() {
      peer.asked++;
      return peer.bufferedBytes;
    },
    send(data: string | Uint8Array) {
      sent.push(data);
      if (!peer.reads) peer.bufferedBytes += data.length;
    },
    close: () => {},
  };
  const counts = { sent: 0, full: 0, dropped: 0 };
  const clock = new VirtualClock();
  const outbox = new Outbox(connection, {
    clock,
    turn: new Turn((run) => ends.push(run)),
    maxBytes,
    onSent: () => counts.sent++,
    onFull: () => counts.full++,
    onDrop: () => counts.dropped++,
  });
  const endTurn = () => ends.splice(0).forEach((end) => end());
  return { outbox, sent, peer, counts, endTurn, clock };
}

Deno.test("outbox joins what waits in one turn into one message (WebSocket, Out)", () => {
  const { outbox, sent, counts, endTurn } = openOutbox();
  outbox.add("one\0");
  outbox.add("two\0");
  assert.deepEqual(sent, []);
  endTurn();
  assert.deepEqual(sent, ["one\0two\0"]);
  outbox.add("three\0");
  endTurn();
  assert.deepEqual(sent, ["one\0two\0", "three\0"]);
  assert.equal(counts.sent, 2);
});

Deno.test("outbox joins up to 8 KiB and never cuts a frame", () => {
  const { outbox, sent, endTurn } = openOutbox({ maxBytes: 100_000 });
  for (const letter of ["a", "b", "c"]) outbox.add(letter.repeat(4_000));
  outbox.add("d".repeat(20_000));
  outbox.add("e");
  endTurn();
  assert.deepEqual(sent.map((each) => [each[0], each.length]), [
    ["a", 8_000],
    ["c", 4_000],
    ["d", 20_000],
    ["e", 1],
  ]);
});

Deno.test("outbox keeps the order of text and bytes, and joins no bytes", () => {
  const { outbox, sent, endTurn } = openOutbox();
  const bytes = new Uint8Array([1]);
  outbox.add("a");
  outbox.add("b");
  outbox.add(bytes);
  outbox.add("c");
  endTurn();
  assert.deepEqual(sent, ["ab", bytes, "c"]);
});

Deno.test("outbox joins nothing with a message that is to stand alone", () => {
  const { outbox, sent, endTurn } = openOutbox();
  outbox.add("a");
  outbox.add("b", "alone");
  outbox.add("c", "alone");
  outbox.add("d");
  outbox.add("e");
  endTurn();
  assert.deepEqual(sent, ["a", "b", "c", "de"]);
});

Deno.test("outbox sends a frame of its own at once, after what waits (WebSocket, Out)", () => {
  const { outbox, sent, endTurn } = openOutbox();
  outbox.add("message");
  outbox.sendAlone("receipt");
  assert.deepEqual(sent, ["message", "receipt"]);
  endTurn();
  assert.deepEqual(sent, ["message", "receipt"]);
});

Deno.test("outbox is full when what waits and what has not left pass the bound", () => {
  const { outbox, sent, counts, endTurn } = openOutbox({ maxBytes: 100, reads: false });
  outbox.add("x".repeat(60));
  endTurn();
  outbox.add("y".repeat(40));
  assert.equal(counts.full, 0);
  outbox.add("z");
  assert.equal(counts.full, 1);
  outbox.add("never");
  outbox.sendAlone("never");
  endTurn();
  assert.deepEqual([sent.length, counts.full], [1, 1]);
});

Deno.test("outbox is never full for who reads, and seldom asks whether it does", () => {
  const { outbox, counts, peer, endTurn } = openOutbox({ maxBytes: 10_000 });
  for (let turn = 0; turn < 1_000; turn++) {
    outbox.add("x".repeat(100));
    endTurn();
  }
  assert.deepEqual(counts, { sent: 1_000, full: 0, dropped: 0 });
  assert(peer.asked > 0 && peer.asked < 50);
});

Deno.test("outbox lets one message pass the bound alone: it would not get smaller", () => {
  const { outbox, sent, counts, endTurn } = openOutbox({ maxBytes: 100 });
  outbox.add("x".repeat(500));
  endTurn();
  assert.deepEqual([sent.length, counts.full], [1, 0]);
});

Deno.test("outbox is full for receipts too, if nobody reads them", () => {
  const { outbox, counts, sent } = openOutbox({ maxBytes: 100, reads: false });
  for (let receipt = 0; receipt < 20; receipt++) outbox.sendAlone("receipt-id");
  assert.deepEqual([counts.full, sent.length], [1, 11]);
});

Deno.test("outbox that was stopped throws away what waits", () => {
  const { outbox, sent, endTurn } = openOutbox();
  outbox.add("message");
  outbox.stop();
  endTurn();
  assert.deepEqual(sent, []);
});

const DROP_OLDEST = { policy: "drop-oldest", key: "k" } as const;
const KEEP_LATEST = { policy: "keep-latest", key: "k" } as const;

Deno.test("outbox holds what may give way once half of its bound is taken, and drops the oldest", () => {
  const { outbox, sent, counts, endTurn, clock, peer } = openOutbox({
    maxBytes: 100,
    reads: false,
  });
  for (const letter of "abcdefghij") outbox.add(letter.repeat(20), DROP_OLDEST);
  endTurn();
  assert.deepEqual(sent.join(""), "a".repeat(20) + "b".repeat(20));
  assert.deepEqual(counts, { sent: 1, full: 0, dropped: 6 });
  peer.reads = true;
  peer.bufferedBytes = 0;
  clock.advance(20);
  endTurn();
  assert.equal(sent.join("").slice(40), "i".repeat(20) + "j".repeat(20));
  assert.equal(clock.pending, 0);
});

Deno.test("outbox keeps the latest of a key while there is no room", () => {
  const { outbox, sent, counts, endTurn, clock, peer } = openOutbox({
    maxBytes: 100,
    reads: false,
  });
  outbox.add("x".repeat(50), KEEP_LATEST);
  endTurn();
  for (const price of ["1", "2", "3"]) outbox.add(price, KEEP_LATEST);
  peer.bufferedBytes = 0;
  clock.advance(20);
  endTurn();
  assert.deepEqual(sent, ["x".repeat(50), "3"]);
  assert.equal(counts.dropped, 2);
});

Deno.test("outbox lets held messages leave in order, before newer ones that may give way", () => {
  const { outbox, sent, endTurn, clock, peer } = openOutbox({ maxBytes: 100, reads: false });
  outbox.add("x".repeat(50), DROP_OLDEST);
  endTurn();
  outbox.add("1", DROP_OLDEST);
  peer.bufferedBytes = 0;
  outbox.add("2", DROP_OLDEST);
  endTurn();
  assert.deepEqual(sent.slice(1), []);
  clock.advance(20);
  outbox.add("3", DROP_OLDEST);
  endTurn();
  assert.deepEqual(sent.slice(1), ["123"]);
});

Deno.test("outbox asks now and then whether there is room, and only while somebody waits", () => {
  const { outbox, endTurn, clock, peer } = openOutbox({ maxBytes: 100, reads: false });
  outbox.add("x".repeat(80));
  endTurn();
  assert.equal(clock.pending, 0);
  const told: string[] = [];
  outbox.onRoom(() => told.push("one"));
  outbox.onRoom(() => told.push("two"));
  assert.equal(clock.pending, 1);
  clock.advance(200);
  assert.deepEqual(told, []);
  peer.bufferedBytes = 50;
  clock.advance(20);
  assert.deepEqual([told, clock.pending], [["one", "two"], 0]);
});

Deno.test("outbox has room for what fits its bound, and for one message alone", () => {
  const { outbox, endTurn, peer } = openOutbox({ maxBytes: 100, reads: false });
  assert.deepEqual([100, 101].map((bytes) => outbox.hasRoomFor(bytes)), [true, true]);
  outbox.add("x".repeat(60));
  assert.deepEqual([40, 41].map((bytes) => outbox.hasRoomFor(bytes)), [true, false]);
  endTurn();
  assert.deepEqual([40, 41].map((bytes) => outbox.hasRoomFor(bytes)), [true, false]);
  peer.bufferedBytes = 0;
  assert.equal(outbox.hasRoomFor(1_000), true);
  outbox.stop();
  assert.equal(outbox.hasRoomFor(1), false);
});

Deno.test("outbox that is larger than a message alone still lets held ones leave", () => {
  const { outbox, sent, endTurn, clock, peer } = openOutbox({ maxBytes: 100, reads: false });
  outbox.add("x".repeat(60), DROP_OLDEST);
  endTurn();
  outbox.add("y".repeat(500), DROP_OLDEST);
  peer.bufferedBytes = 10;
  clock.advance(20);
  assert.equal(sent.length, 1, "it would not fit beside the rest");
  peer.bufferedBytes = 0;
  clock.advance(20);
  endTurn();
  assert.equal(sent.length, 2);
});

Deno.test("outbox of a session that is over lets go of what is held, and of its timer", () => {
  const { outbox, sent, endTurn, clock, peer } = openOutbox({ maxBytes: 100, reads: false });
  outbox.add("x".repeat(60), DROP_OLDEST);
  endTurn();
  outbox.add("held", DROP_OLDEST);
  outbox.onRoom(() => assert.fail("nobody waits any more"));
  outbox.add("queued");
  outbox.endWaiting();
  assert.equal(clock.pending, 0);
  peer.bufferedBytes = 0;
  endTurn();
  clock.advance(100);
  assert.deepEqual(sent.slice(1), ["queued"]);
});

Deno.test("outbox that was stopped has no timer and asks nobody to wait", () => {
  const { outbox, endTurn, clock } = openOutbox({ maxBytes: 100, reads: false });
  outbox.add("x".repeat(80), DROP_OLDEST);
  endTurn();
  outbox.add("y", DROP_OLDEST);
  outbox.stop();
  outbox.onRoom(() => {});
  outbox.add("z", DROP_OLDEST);
  assert.equal(clock.pending, 0);
});
