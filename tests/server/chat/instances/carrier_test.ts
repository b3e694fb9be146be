import { deepEqual } from "node:assert/strict";
import { ALONE } from "../../../../server/chat/instances/carrier.ts";

Deno.test("who is alone tells nobody and hears nothing", () => {
  const heard: unknown[] = [];
  const stops = [
    ALONE.subscribe("news", (body) => heard.push(body)),
    ALONE.follow((change) => heard.push(change)),
  ];
  ALONE.publish("news", 1);
  deepEqual([heard, ALONE.others()], [[], []]);
  for (const stop of stops) stop();
});
