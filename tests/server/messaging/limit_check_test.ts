import assert from "node:assert/strict";
import { checkLimits } from "../../../server/messaging/limit_check.ts";
import { StompServer } from "../../../server/messaging/mod.ts";

Deno.test("a limit is a whole number from 1 on, or Infinity", () => {
  checkLimits("limits", { one: 1, none: Infinity, rate: undefined });
  for (const value of [0, -1, 1.5, NaN, -Infinity, 2 ** 60]) {
    assert.throws(() => checkLimits("limits", { most: value }), {
      name: "RangeError",
      message: `Cannot use limits.most ${value}: a whole number from 1 on, or Infinity`,
    });
  }
  checkLimits("heartBeat", { sendEveryMs: 0 }, { sendEveryMs: 0 });
});

Deno.test("a server with a limit it cannot keep does not start", () => {
  const broken = [
    { limits: { maxFrameBytes: -1 } },
    { limits: { maxSubscriptions: 0 } },
    { limits: { connectTimeoutMs: NaN } },
    { limits: { requests: { perSecond: 0, burst: 1 } } },
    { limits: { heartBeatSlack: 0 } },
    { queueLimits: { maxMessages: -1 } },
    { queueLimits: { maxDeliveries: 0 } },
    { heartBeat: { sendEveryMs: -5, expectEveryMs: 0 } },
  ];
  for (const options of broken) {
    assert.throws(() => new StompServer(options), RangeError, JSON.stringify(options));
  }
});
