/**
 * The guard of what is told when a conversation is erased.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { isErasedEvent } from "../../../shared/chat/erased.ts";

Deno.test("an erased event names a conversation and the epoch it had", () => {
  const event = { type: "erased", room: "default/a", epoch: "e" };
  equal(isErasedEvent(event), true);
  equal(isErasedEvent({ ...event, whisper: "reader" }), true);
  const unfit: readonly unknown[] = [
    null,
    "erased",
    { ...event, type: "message" },
    { ...event, whisper: 1 },
    { ...event, room: undefined },
    { ...event, epoch: 1 },
  ];
  for (const body of unfit) equal(isErasedEvent(body), false, JSON.stringify(body));
});
