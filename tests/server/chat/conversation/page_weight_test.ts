import { equal, ok } from "node:assert/strict";
import { weightOf, withinWeight } from "../../../../server/chat/conversation/page_weight.ts";
import type { ChatMessage } from "../../../../shared/chat/event.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { MAX_PAGE_MESSAGES, MAX_TEXT_LENGTH } from "../../../../shared/limit.ts";

const message = (text: string): ChatMessage => ({
  id: "i".repeat(64),
  room: roomId("/a"),
  seq: Number.MAX_SAFE_INTEGER,
  rev: Number.MAX_SAFE_INTEGER,
  from: { kind: "reader", id: "r".repeat(22), name: "n".repeat(60) },
  text,
  at: Number.MAX_SAFE_INTEGER,
  sentence: { text: text.slice(0, 500), fragment: "f".repeat(1_000) },
});
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

Deno.test("weight is never less than what an item takes on the wire", () => {
  for (const unit of ["x", "한", "\n", '"', "\\", "\u2028", "\ud800"]) {
    const heavy = message(unit.repeat(MAX_TEXT_LENGTH));
    ok(weightOf(heavy) >= bytesOf(heavy), JSON.stringify(unit));
  }
});

Deno.test("as many items as fit are taken from the start, at least one", () => {
  const short = Array.from({ length: MAX_PAGE_MESSAGES }, () => ({ text: "short" }));
  equal(withinWeight(short, weightOf), short);
  equal(withinWeight([1, 2, 3], () => 128 * 1024).length, 2);
  equal(withinWeight([1, 2, 3], () => 1024 * 1024).length, 1);
  equal(withinWeight([], () => 1).length, 0);
});
