import assert from "node:assert/strict";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import type { Refusal } from "../../../shared/refusal.ts";
import { Line } from "../../../widget/state/line.ts";
import type { Answer, SendRequest } from "../../../widget/state/link.ts";

const DONE: Answer = { kind: "answered", body: undefined };

function refused(refusal: Refusal): Answer {
  return { kind: "refused", refusal };
}

function scene() {
  const clock = new VirtualClock();
  const sent: { destination: string; answer: (answer: Answer) => void }[] = [];
  const told: string[] = [];
  const line = new Line({
    send: ({ destination }: SendRequest, answer) => void sent.push({ destination, answer }),
  }, clock);
  return {
    clock,
    sent,
    told,
    line,
    push(destination: string) {
      line.push({ destination, body: {} }, ({ kind }) => told.push(`${destination} ${kind}`));
    },
    destinations: () => sent.map(({ destination }) => destination),
  };
}

Deno.test("a line sends the next when the one before is answered, whatever the answer", () => {
  const { push, sent, told, destinations } = scene();
  for (const name of ["a", "b", "c"]) push(name);
  assert.deepEqual(destinations(), ["a"]);
  sent[0]?.answer(refused({ code: "forbidden", message: "No." }));
  sent[1]?.answer(DONE);
  assert.deepEqual(destinations(), ["a", "b", "c"]);
  assert.deepEqual(told, ["a refused", "b answered"]);
});

Deno.test("a line that was too fast waits as told, sends again, and nobody overtakes", () => {
  const { push, sent, told, clock, destinations } = scene();
  push("a");
  push("b");
  sent[0]?.answer(refused({ code: "too-fast", message: "Wait.", retryAfterMs: 200 }));
  clock.advance(199);
  assert.deepEqual(destinations(), ["a"]);
  clock.advance(1);
  sent[1]?.answer(DONE);
  assert.deepEqual(destinations(), ["a", "a", "b"]);
  assert.deepEqual(told, ["a answered"]);
});

Deno.test("a wait that is long is somebody's decision", () => {
  const { push, sent, told } = scene();
  push("a");
  sent[0]?.answer(refused({ code: "too-fast", message: "Wait.", retryAfterMs: 60_000 }));
  assert.deepEqual(told, ["a refused"]);
});

Deno.test("a line that is cleared tells nothing of what was in it, and goes on with what is new", () => {
  const { push, line, sent, told, clock, destinations } = scene();
  push("a");
  push("b");
  line.clear();
  sent[0]?.answer(DONE);
  push("c");
  sent[1]?.answer(refused({ code: "too-fast", message: "Wait.", retryAfterMs: 200 }));
  line.clear();
  clock.advance(200);
  assert.deepEqual([destinations(), told], [["a", "c"], []]);
});
