import { deepEqual, equal, notEqual } from "node:assert/strict";
import { bytesOf, QueuedMessage } from "../../../../server/messaging/broker/queued_message.ts";
import { encodeFrame } from "../../../../shared/stomp/encoder.ts";
import { bodyText, frame } from "../../../../shared/stomp/frame.ts";

const AT = { place: 1, nowMs: 5 };

function queued(body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) {
  const sent = frame("MESSAGE", { destination: "/queue/a", "message-id": "m-1", ...headers }, body);
  return new QueuedMessage({ destination: "/queue/a", frame: sent }, AT);
}

Deno.test("a queued message knows its id, its place, its age and what it takes", () => {
  const { id, place, sinceMs, bytes, deliveries } = queued("hello");
  deepEqual({ id, place, sinceMs, deliveries }, { id: "m-1", place: 1, sinceMs: 5, deliveries: 0 });
  equal(bytes > 5, true);
});

Deno.test("a frame never takes more on the wire than is counted for it", () => {
  for (
    const value of ["", "plain", "한글 🙂", ":::\n\n\\\\", "\u0800".repeat(1_000)]
  ) {
    const message = frame("MESSAGE", { destination: "/queue/a", [`n${value}`]: value }, value);
    const encoded = encodeFrame(message, "1.2");
    const length = typeof encoded === "string"
      ? new TextEncoder().encode(encoded).length
      : encoded.length;
    equal(bytesOf(message) >= length, true, JSON.stringify(value.slice(0, 20)));
  }
});

Deno.test("from its second delivery on it says that it is redelivered", () => {
  const message = queued("hello");
  for (const expected of [undefined, undefined, "true", "true"]) {
    equal(message.frame.headers.get("redelivered"), expected);
    message.deliveries++;
  }
  equal(message.frame.headers.get("message-id"), "m-1");
  equal(bodyText(message.frame), "hello");
});

Deno.test("a dead letter has a new destination, says its old one, and keeps the rest", () => {
  const message = queued("hello", { color: "red", "original-destination": "/queue/forged" });
  message.deliveries = 9;
  const letter = message.frameWith("/queue/dlq", { "original-destination": "/queue/a" });
  deepEqual([...letter.headers], [
    ["destination", "/queue/dlq"],
    ["message-id", "m-1"],
    ["color", "red"],
    ["original-destination", "/queue/a"],
  ]);
  equal(bodyText(letter), "hello");
});

Deno.test("a body that is a part of a larger buffer gets one of its own, once", () => {
  const arrived = new Uint8Array([1, 2, 3, 4]);
  const message = queued(arrived.subarray(1, 3));
  message.keep();
  const own = message.frame.body;
  notEqual(own.buffer, arrived.buffer);
  deepEqual([...own], [2, 3]);
  message.keep();
  equal(message.frame.body, own);
});
