import assert from "node:assert/strict";
import {
  ConnectedSession,
  subscriptionKey,
} from "../../../../server/messaging/session/connected_session.ts";

function session(): ConnectedSession {
  return new ConnectedSession({
    sessionId: "s",
    user: { name: "reader" },
    version: "1.2",
    deliver: () => {},
  });
}

Deno.test("a session's signal is aborted when it ends", () => {
  const ended = session();
  const { signal } = ended;
  assert.equal(signal.aborted, false);
  ended.end();
  assert.deepEqual([signal.aborted, ended.ended], [true, true]);
});

Deno.test("a signal asked for after the end is aborted already", () => {
  const ended = session();
  ended.end();
  assert.equal(ended.signal.aborted, true);
});

Deno.test("a session gives up its subscriptions when it ends", () => {
  const ended = session();
  ended.subscriptions.set("id:1", undefined);
  ended.end();
  assert.equal(ended.subscriptions.size, 0);
});

Deno.test("a subscription without an id is known by its destination (STOMP 1.0, UNSUBSCRIBE)", () => {
  assert.notEqual(subscriptionKey(undefined, "/topic/a"), subscriptionKey("/topic/a", "/topic/b"));
  assert.equal(subscriptionKey(undefined, "/topic/a"), subscriptionKey(undefined, "/topic/a"));
  assert.equal(subscriptionKey("1", "/topic/a"), subscriptionKey("1", "/topic/b"));
});
