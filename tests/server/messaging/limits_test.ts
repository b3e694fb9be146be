import assert from "node:assert/strict";
import { DEFAULT_SERVER_LIMITS, serverLimits } from "../../../server/messaging/limits.ts";

Deno.test("limits not given are the defaults", () => {
  assert.deepEqual(serverLimits(), DEFAULT_SERVER_LIMITS);
  assert.equal(serverLimits({ maxSubscriptions: 5 }).maxSubscriptions, 5);
});

Deno.test("a larger frame takes its body and what may wait with it", () => {
  const { maxFrameBytes, maxBodyBytes, maxWaitingBytes } = serverLimits({
    maxFrameBytes: 4_194_304,
  });
  assert.deepEqual([maxFrameBytes, maxBodyBytes, maxWaitingBytes], [
    4_194_304,
    4_194_304,
    8_388_608,
  ]);
  assert.equal(serverLimits({ maxFrameBytes: 10_000, maxBodyBytes: 100 }).maxBodyBytes, 100);
});

Deno.test("one frame must fit into what may wait", () => {
  assert.throws(() => serverLimits({ maxWaitingBytes: 1_000 }), {
    name: "RangeError",
    message: "Cannot let 1000 bytes wait: one frame may have 65536",
  });
});
