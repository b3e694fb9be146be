import assert from "node:assert/strict";
import { forwarded, messageOf } from "../../../../server/messaging/broker/message_frame.ts";
import { bodyText, frame } from "../../../../shared/stomp/frame.ts";

const IDENTITY = { destination: "/topic/a", id: "m-1" };

Deno.test("a forwarded SEND keeps its own headers, first values (STOMP 1.2, SEND)", () => {
  const send = frame("SEND", [
    ["destination", "/topic/a"],
    ["color", "red"],
    ["color", "blue"],
    ["content-type", "text/x"],
  ], "hi");
  const message = forwarded(send, IDENTITY);
  assert.deepEqual([...message.headers], [
    ["destination", "/topic/a"],
    ["message-id", "m-1"],
    ["color", "red"],
    ["content-type", "text/x"],
  ]);
  assert.equal(bodyText(message), "hi");
});

Deno.test("a forwarded SEND cannot set what the server sets", () => {
  const send = frame("SEND", {
    destination: "/topic/other",
    "message-id": "forged",
    subscription: "forged",
    ack: "forged",
    redelivered: "true",
  });
  assert.deepEqual([...forwarded(send, IDENTITY).headers], [
    ["destination", "/topic/a"],
    ["message-id", "m-1"],
  ]);
});

Deno.test("a forwarded SEND leaves its sender's own affairs and secrets behind", () => {
  const send = frame("SEND", {
    destination: "/topic/a",
    receipt: "r",
    "receipt-id": "r",
    transaction: "t",
    "content-length": "99",
    login: "me",
    passcode: "secret",
    Authorization: "Bearer secret",
  });
  assert.deepEqual([...forwarded(send, IDENTITY).headers].map(([name]) => name), [
    "destination",
    "message-id",
  ]);
});

Deno.test("a value becomes text, bytes or JSON, and says which", () => {
  const typed = (body: unknown) => {
    const message = messageOf(body, IDENTITY);
    return [message.headers.get("content-type"), bodyText(message)];
  };
  assert.deepEqual(typed("hi"), ["text/plain;charset=utf-8", "hi"]);
  assert.deepEqual(typed(new Uint8Array([104])), ["application/octet-stream", "h"]);
  assert.deepEqual(typed({ a: [1] }), ["application/json", '{"a":[1]}']);
  assert.deepEqual(typed(null), ["application/json", "null"]);
});

Deno.test("a value without a form in JSON is refused where it was given", () => {
  assert.throws(() => messageOf(undefined, IDENTITY), TypeError);
  assert.throws(() => messageOf(() => {}, IDENTITY), TypeError);
  assert.throws(() => messageOf(1n, IDENTITY), TypeError);
});
