import assert from "node:assert/strict";
import { announce } from "../../../demo/spring/announcer.ts";
import { VirtualClock } from "../../../server/messaging/testing.ts";

Deno.test("announcement is told regularly until it is stopped", () => {
  const clock = new VirtualClock();
  const sent: unknown[] = [];
  const messaging = {
    send: (destination: string, body: unknown) => void sent.push([clock.now(), destination, body]),
    sendToUser() {},
  };
  const stop = announce({ messaging, clock, everyMs: 1_000, text: "Tea" });
  clock.advance(2_500);
  stop();
  clock.advance(5_000);
  assert.deepEqual(sent, [
    [1_000, "/topic/announcements", { text: "Tea" }],
    [2_000, "/topic/announcements", { text: "Tea" }],
  ]);
  assert.equal(clock.pending, 0);
});
