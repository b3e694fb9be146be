import { deepEqual, equal } from "node:assert/strict";
import type { Bus } from "../../../../server/messaging/bus/bus.ts";
import { LocalBus } from "../../../../server/messaging/bus/local_bus.ts";
import { hearing, here } from "../../../contract/bus_contract.ts";

Deno.test("a local bus is there at once, alone, and hears nothing, not even itself", async () => {
  const bus: Bus = new LocalBus("here");
  const heard = hearing(bus, "news");
  await here(bus);
  bus.publish("news", 1);
  await bus.flush();
  await bus.close();
  deepEqual([bus.instance, bus.others(), heard], ["here", [], []]);
});

Deno.test("each local bus is another instance", () => {
  equal(new LocalBus().instance === new LocalBus().instance, false);
});
