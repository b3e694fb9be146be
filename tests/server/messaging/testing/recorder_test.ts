import assert from "node:assert/strict";
import { UserDestinations } from "../../../../server/messaging/broker/user_destination.ts";
import { Recorder } from "../../../../server/messaging/testing/recorder.ts";

function recorder() {
  const prefixes = { application: "/app", topic: ["/topic"], queue: ["/queue"], user: "/user" };
  return new Recorder({
    prefixes,
    users: new UserDestinations("/user"),
    caller: "kim",
    destination: "/app/history",
  });
}

Deno.test("recorder names destinations as they are addressed, and tells what the caller gets", () => {
  const { take, it } = taking();
  take({ to: "destination", destination: "/topic/a", body: 1 });
  take({ to: "destination", destination: "/queue/a", body: 2 });
  take({ to: "user", user: "a/b", destination: "/queue/x", body: 3 });
  take({ to: "user", user: "kim", destination: "/queue/x", body: 4 });
  take({ to: "session", destination: "/queue/x", body: 5 });
  take({ to: "subscriber", body: 6 });
  assert.deepEqual(it.sent, [
    { destination: "/topic/a", body: 1 },
    { destination: "/queue/a", body: 2 },
    { destination: "/user/a%2Fb/queue/x", body: 3 },
    { destination: "/user/kim/queue/x", body: 4 },
    { destination: "/user/queue/x", body: 5 },
    { destination: "/app/history", body: 6 },
  ]);
  assert.deepEqual(it.replies, [4, 5, 6]);
});

Deno.test("recorder has bodies as clients read them", () => {
  const { take, it } = taking();
  const bodies = ["text", new Uint8Array([0, 255]), { at: new Date(0), left: undefined }, null];
  for (const body of bodies) take({ to: "destination", destination: "/topic/a", body });
  assert.deepEqual(it.sent.map(({ body }) => body), [
    "text",
    new Uint8Array([0, 255]),
    { at: "1970-01-01T00:00:00.000Z" },
    null,
  ]);
});

Deno.test("recorder keeps the headers a handler sends along", () => {
  const { take, it } = taking();
  const headers = { "content-type": "application/json", lang: "ko" };
  take({ to: "session", destination: "/queue/x", body: "no JSON", headers });
  assert.deepEqual(it.sent, [{ destination: "/user/queue/x", body: "no JSON", headers }]);
});

Deno.test("recorder refuses what could not be sent", () => {
  const { take, it } = taking();
  assert.throws(
    () => take({ to: "destination", destination: "/app/a", body: 1 }),
    /Cannot send to "\/app\/a": no prefix of the broker fits/,
  );
  for (const to of [{ to: "session" }, { to: "user", user: "kim" }] as const) {
    assert.throws(
      () => take({ ...to, destination: "/topic/a", body: 1 }),
      /the user destination "\/topic\/a": it must begin with "\/queue\/"/,
    );
  }
  assert.throws(
    () => take({ to: "destination", destination: "/topic/a", body: () => {} }),
    /Cannot send a body of type function/,
  );
  assert.deepEqual(it.sent, []);
});

function taking() {
  const it = recorder();
  return { it, take: (...delivery: Parameters<Recorder["take"]>) => it.take(...delivery) };
}
