import assert from "node:assert/strict";
import { CONNECT_LIMITS, DEFAULT_LIMITS } from "../../../shared/stomp/frame_limit.ts";

Deno.test("a session may send frames of 64 KiB", () => {
  assert.equal(DEFAULT_LIMITS.maxFrameBytes, 64 * 1_024);
});

Deno.test("whoever is not connected may send less of everything, but a token of 2 kB", () => {
  for (const name of Object.keys(DEFAULT_LIMITS) as (keyof typeof DEFAULT_LIMITS)[]) {
    assert.ok(CONNECT_LIMITS[name] < DEFAULT_LIMITS[name], name);
  }
  assert.ok(CONNECT_LIMITS.maxHeaderLineBytes > 2_000);
});
