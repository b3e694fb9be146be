import assert from "node:assert/strict";
import { MAX_GROWTH_BYTES, soak } from "../soak/soak.ts";

Deno.test("under a mixed load of everything clients do nothing is lost, and nothing of it is left", async () => {
  const { load, start, end, faults } = await soak({
    seconds: 6,
    warmUpSeconds: 4,
    clients: 50,
    seed: 7,
  });
  assert.deepEqual(faults, []);
  assert.ok(load.lives > 50 && load.followed > 100, JSON.stringify(load));
  const growth = end.rssBytes - start.rssBytes;
  assert.ok(growth <= MAX_GROWTH_BYTES, `the server grew by ${growth} bytes`);
});
