import assert from "node:assert/strict";
import { frame } from "../../../../shared/stomp/frame.ts";
import type { Delivery } from "../../../../server/messaging/routing/dispatch.ts";
import { createMessage } from "../../../../server/messaging/routing/message.ts";
import { connectedSession } from "../../../helper/session.ts";

Deno.test("message shows the frame and sends where it is told", () => {
  const delivered: Delivery[] = [];
  const inbound = {
    kind: "message",
    path: "/rooms/r1",
    frame: frame("SEND", { destination: "/app/rooms/r1", priority: "9" }, "x"),
    session: connectedSession({ user: { name: "kim" } }),
  } as const;
  const message = createMessage(
    { inbound, path: "/rooms/{room}", params: { room: "r1" }, body: "x" },
    (delivery) => delivered.push(delivery),
  );
  const { body, params, path, user, session, signal, headers } = message;
  assert.deepEqual([body, params, path], ["x", { room: "r1" }, "/rooms/{room}"]);
  assert.deepEqual([user.name, session, signal], ["kim", inbound.session, session.signal]);
  assert.equal(headers.get("priority"), "9");
  assert.equal(message.frame, inbound.frame);

  message.sendTo("/topic/a", 1);
  message.sendToUser("lee", "/queue/b", 2);
  message.reply("/queue/c", 3);
  assert.deepEqual(delivered, [
    { to: "destination", destination: "/topic/a", body: 1 },
    { to: "user", user: "lee", destination: "/queue/b", body: 2 },
    { to: "session", destination: "/queue/c", body: 3 },
  ]);
});

Deno.test("headers a handler gives travel with what it sends", () => {
  const delivered: Delivery[] = [];
  const inbound = {
    kind: "message",
    path: "/x",
    frame: frame("SEND", { destination: "/app/x" }),
    session: connectedSession(),
  } as const;
  const message = createMessage(
    { inbound, path: "/x", params: {}, body: undefined },
    (delivery) => delivered.push(delivery),
  );
  const headers = { priority: "9" };
  message.sendTo("/topic/a", 1, headers);
  message.sendToUser("lee", "/queue/b", 2, headers);
  message.reply("/queue/c", 3, headers);
  assert.deepEqual(
    delivered.map((delivery) => "headers" in delivery && delivery.headers),
    [headers, headers, headers],
  );
});
