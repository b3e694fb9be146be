import assert from "node:assert/strict";
import { VirtualClock } from "../../../../../server/messaging/testing/virtual_clock.ts";
import type { Connection } from "../../../../../server/messaging/transport/connection.ts";
import { framed } from "../../../../../server/messaging/transport/sockjs/framed.ts";

function made({ heartBeatMs = 25_000, maxBodyBytes = 20 } = {}) {
  const clock = new VirtualClock();
  /** What went over the wire. */
  const wire: string[] = [];
  const told: string[] = [];
  let inner: Connection | undefined;
  const outer = framed({
    bufferedBytes: 7,
    send: (data) => wire.push(String(data)),
    close: (code, reason) => wire.push(`closed ${code} ${reason}`),
  }, {
    settings: { heartBeatMs, maxBodyBytes },
    clock,
    accept: (connection) => {
      inner = connection;
      return {
        receive: (chunk) => told.push(String(chunk)),
        closed: () => told.push("closed"),
      };
    },
  });
  assert(inner !== undefined);
  return { clock, wire, told, outer, inner };
}

Deno.test("a framed WebSocket opens with o and frames what is sent", () => {
  const { wire, inner } = made();
  inner.send("a\u2028");
  inner.send(new TextEncoder().encode("é"));
  assert.deepEqual(wire, ["o", 'a["a\\u2028"]', 'a["é"]']);
  assert.equal(inner.bufferedBytes, 7);
});

Deno.test("a framed WebSocket closes with a frame, once, and is silent then", () => {
  const { wire, told, inner, outer, clock } = made();
  inner.close(3000, "Go away!");
  inner.close(1000, "");
  inner.send("too late");
  outer.receive('["too late"]');
  assert.deepEqual(wire, ["o", 'c[3000,"Go away!"]', "closed 3000 Go away!"]);
  assert.equal(clock.pending, 0);
  outer.closed();
  assert.deepEqual(told, ["closed"]);
});

Deno.test("a framed WebSocket unpacks messages, one or many, and ignores what is empty", () => {
  const { told, outer } = made();
  for (const message of ["", "[]", '["a","b"]', '"c"']) outer.receive(message);
  assert.deepEqual(told, ["a", "b", "c"]);
});

Deno.test("a framed WebSocket ends at what is no message", () => {
  const cases: readonly [string | Uint8Array, readonly string[]][] = [
    ['["a', ["closed 1002 Broken JSON encoding."]],
    ["[1]", ["closed 1002 Broken JSON encoding."]],
    [Uint8Array.of(1), [
      'c[1003,"SockJS carries text only"]',
      "closed 1003 SockJS carries text only",
    ]],
    [`["${"x".repeat(17)}"]`, [
      'c[1009,"the message is too large"]',
      "closed 1009 the message is too large",
    ]],
  ];
  for (const [message, end] of cases) {
    const { wire, told, outer } = made();
    outer.receive(message);
    assert.deepEqual([wire, told], [["o", ...end], []]);
  }
});

Deno.test("a framed WebSocket that is to carry bytes closes with 1003", () => {
  const { wire, inner } = made();
  inner.send(Uint8Array.of(0xff));
  assert.deepEqual(wire.at(-1), "closed 1003 SockJS carries text only");
});

Deno.test("a framed WebSocket beats in silence, and not when it shall not", () => {
  const { wire, inner, clock, outer } = made();
  clock.advance(20_000);
  inner.send("x");
  clock.advance(24_999);
  assert.deepEqual(wire, ["o", 'a["x"]']);
  clock.advance(1);
  clock.advance(25_000);
  assert.deepEqual(wire.slice(2), ["h", "h"]);
  inner.stopHeartBeats?.();
  clock.advance(100_000);
  assert.deepEqual([wire.length, clock.pending], [4, 0]);
  outer.closed();
});

Deno.test("a framed WebSocket that has gone leaves no timer", () => {
  const { clock, outer, told } = made();
  outer.closed();
  assert.deepEqual([clock.pending, told], [0, ["closed"]]);
});

Deno.test("a framed WebSocket without heart-beats has no timer", () => {
  assert.equal(made({ heartBeatMs: 0 }).clock.pending, 0);
});
