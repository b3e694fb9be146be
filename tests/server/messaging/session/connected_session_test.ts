import assert from "node:assert/strict";
import { subscriptionKey } from "../../../../server/messaging/session/connected_session.ts";
import { connectedSession } from "../../../helper/session.ts";
import { subscriptionTo } from "../../../helper/subscriber.ts";

Deno.test("a session's signal is aborted when it ends", () => {
  const ended = connectedSession();
  const { signal } = ended;
  assert.equal(signal.aborted, false);
  ended.end();
  assert.deepEqual([signal.aborted, ended.ended], [true, true]);
});

Deno.test("a signal asked for after the end is aborted already", () => {
  const ended = connectedSession();
  ended.end();
  assert.equal(ended.signal.aborted, true);
});

Deno.test("a session gives up its subscriptions when it ends", () => {
  const ended = connectedSession();
  ended.subscriptions.set("id:1", {
    id: "1",
    destination: "/app/a",
    ack: "auto",
    servedBy: "handler",
    subscription: subscriptionTo("/app/a"),
  });
  ended.end();
  assert.equal(ended.subscriptions.size, 0);
});

Deno.test("close hooks run once, in order, and one that throws holds up nobody", () => {
  const heard: unknown[] = [];
  const session = connectedSession({ onFault: (error) => heard.push(String(error)) });
  session.onClose(() => heard.push(1));
  session.onClose(() => {
    throw new Error("broken");
  });
  const takeBack = session.onClose(() => heard.push("taken back"));
  session.onClose(() => heard.push(2));
  takeBack();
  session.end();
  session.end();
  assert.deepEqual(heard, [1, "Error: broken", 2]);
});

Deno.test("a close hook given after the end runs at once", () => {
  const session = connectedSession();
  session.end();
  let ran = false;
  session.onClose(() => ran = true);
  assert.equal(ran, true);
});

Deno.test("what waits for the frame in work runs once when it was answered, or at the end", () => {
  const session = connectedSession();
  const ran: number[] = [];
  session.afterFrame(() => ran.push(1));
  assert.equal(ran.length, 0);
  session.frameAnswered();
  session.frameAnswered();
  assert.deepEqual(ran, [1]);
  session.afterFrame(() => ran.push(2));
  session.end();
  assert.deepEqual(ran, [1, 2]);
});

Deno.test("a subscription without an id is known by its destination (STOMP 1.0, UNSUBSCRIBE)", () => {
  assert.notEqual(subscriptionKey(undefined, "/topic/a"), subscriptionKey("/topic/a", "/topic/b"));
  assert.equal(subscriptionKey(undefined, "/topic/a"), subscriptionKey(undefined, "/topic/a"));
  assert.equal(subscriptionKey("1", "/topic/a"), subscriptionKey("1", "/topic/b"));
});
