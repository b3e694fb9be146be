import assert from "node:assert/strict";
import { sockJsSettings } from "../../../../../server/messaging/transport/sockjs/options.ts";

Deno.test("SockJS settings have the defaults of the protocol", () => {
  const { responseLimitBytes, heartBeatMs, disconnectDelayMs, webSocket, cookieNeeded } =
    sockJsSettings();
  assert.deepEqual(
    [responseLimitBytes, heartBeatMs, disconnectDelayMs, webSocket, cookieNeeded],
    [131_072, 25_000, 5_000, true, false],
  );
});

Deno.test("SockJS settings keep what they are given", () => {
  const { heartBeatMs, maxHeldBytes } = sockJsSettings({ heartBeatMs: 0, maxHeldBytes: Infinity });
  assert.deepEqual([heartBeatMs, maxHeldBytes], [0, Infinity]);
});

Deno.test("SockJS settings that are no numbers from 0 up are refused", () => {
  for (const maxSessions of [-1, NaN]) {
    assert.throws(() => sockJsSettings({ maxSessions }), {
      name: "RangeError",
      message: `Cannot serve SockJS: maxSessions is ${maxSessions}`,
    });
  }
});
