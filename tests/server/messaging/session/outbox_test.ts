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
