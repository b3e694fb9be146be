import assert from "node:assert/strict";
import { MAX_TEXT_LENGTH } from "../../../shared/limit.ts";
import { emptyMemory, type Memory, show } from "../../../widget/state/memory.ts";
import { type PendingEvent, reducePending, withoutStored } from "../../../widget/state/pending.ts";
import { READER, ROOM } from "../../helper/pretend_server.ts";

const refusal = { code: "too-fast", message: "Wait.", retryAfterMs: 500 } as const;

function written(id: string, text = id): PendingEvent {
  return { type: "written", id, draft: { text }, at: 10 };
}

function after(...events: PendingEvent[]): Memory {
  return events.reduce(
    reducePending,
    emptyMemory({ room: ROOM, isWhisper: false }, { kind: "idle" }),
  );
}

function phases({ shown }: Memory): string[] {
  return shown.pending.map(({ id, phase }) => `${id} ${phase}`);
}

Deno.test("pending messages stand in the order they were written", () => {
  assert.deepEqual(phases(after(written("a"), written("b"), { type: "sent", id: "a" })), [
    "a sent",
    "b queued",
  ]);
});

Deno.test("pending message fails with what the server said, and when to try again", () => {
  const memory = after(
    written("a"),
    { type: "sent", id: "a" },
    { type: "refused", id: "a", refusal, at: 1_000 },
  );
  assert.deepEqual(memory.shown.pending, [{
    id: "a",
    text: "a",
    at: 10,
    phase: "failed",
    failure: { code: "too-fast", message: "Wait.", retryAt: 1_500 },
  }]);
});

Deno.test("retried message waits for the link without its failure", () => {
  const memory = after(
    written("a"),
    { type: "sent", id: "a" },
    { type: "refused", id: "a", refusal, at: 0 },
    { type: "retry", id: "a", at: 20 },
  );
  assert.deepEqual(memory.shown.pending, [{ id: "a", text: "a", at: 20, phase: "queued" }]);
});

Deno.test("only failed messages can be retried or discarded, only sent ones refused", () => {
  const memory = after(written("a"));
  for (
    const event of [
      { type: "retry", id: "a", at: 20 },
      { type: "discard", id: "a" },
      { type: "discard", id: "unknown" },
      { type: "refused", id: "a", refusal, at: 0 },
    ] as const
  ) {
    assert.equal(reducePending(memory, event), memory);
  }
});

Deno.test("text over the limit fails before it is sent", () => {
  const fits = "x".repeat(MAX_TEXT_LENGTH);
  assert.deepEqual(phases(after(written("a", fits), written("b", fits + "x"))), [
    "a queued",
    "b failed",
  ]);
});

Deno.test("stored messages are no longer pending", () => {
  const memory = after(written("a"), written("b"));
  const message = { id: "a", room: ROOM, seq: 1, rev: 1, from: READER, text: "a", at: 1 };
  assert.deepEqual(phases(withoutStored(show(memory, { messages: [message] }))), ["b queued"]);
});

Deno.test("confirmed message stays until nothing is missing that could hold it", () => {
  const memory = after(written("a"), { type: "sent", id: "a" }, { type: "confirmed", id: "a" });
  assert.deepEqual(phases(withoutStored({ ...memory, missing: 1 })), ["a sent"]);
  const settled = withoutStored({ ...memory, missing: undefined });
  assert.deepEqual(phases(settled), []);
  assert.deepEqual(settled.confirmed, []);
});

Deno.test("messages that were left come before new ones, and none of them twice", () => {
  const left = after(written("a"), written("b"), { type: "sent", id: "a" }).shown.pending;
  const memory = after(written("b"), written("c"), { type: "restored", messages: left });
  assert.deepEqual(phases(memory), ["a queued", "b queued", "c queued"]);
});
