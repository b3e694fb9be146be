import assert from "node:assert/strict";
import * as v from "valibot";
import { bindRoute, route } from "../../../../server/messaging/routing/mod.ts";
import { dispatching } from "../../../helper/dispatching.ts";

const Say = v.object({ text: v.string() });

Deno.test("route holds what decorators would record", () => {
  const say = route(["/say/{room}", "/rooms/{room}/say"], {
    body: Say,
    reply: Say,
    sendTo: ["/topic/rooms/{room}", "/topic/all"],
    sendToUser: "/queue/said",
    broadcast: false,
  });
  assert.deepEqual(say, {
    kind: "message",
    paths: ["/say/{room}", "/rooms/{room}/say"],
    body: Say,
    reply: Say,
    targets: [
      { to: "destination", destination: "/topic/rooms/{room}" },
      { to: "destination", destination: "/topic/all" },
      { to: "session", destination: "/queue/said" },
    ],
  });
});

Deno.test("bound route handles a SEND", async () => {
  const say = route("/rooms/{room}/say", { body: Say, sendTo: "/topic/rooms/{room}" });
  const peer = dispatching({
    routes: [bindRoute(say, ({ body, params }) => ({ room: params.room, text: body.text }))],
  });
  assert.deepEqual(await peer.send("/rooms/a%2Fb/say", { body: '{"text":"hi"}' }), {
    kind: "handled",
  });
  assert.deepEqual(peer.delivered, [
    { to: "destination", destination: "/topic/rooms/a%2Fb", body: { room: "a/b", text: "hi" } },
  ]);
});

Deno.test("bound route of kind subscribe answers a SUBSCRIBE", async () => {
  const rooms = route("/rooms", { kind: "subscribe" });
  const peer = dispatching({ routes: [bindRoute(rooms, () => ["a", "b"])] });
  assert.deepEqual(await peer.subscribe("/rooms"), { kind: "handled" });
  assert.deepEqual(peer.delivered, [{ to: "subscriber", body: ["a", "b"] }]);
});
