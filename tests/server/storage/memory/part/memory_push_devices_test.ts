/**
 * What devices in memory do beside the contract.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { MemoryPushDevices } from "../../../../../server/storage/memory/part/memory_push_devices.ts";

Deno.test("devices in memory are kept as they were put, whatever becomes of what was put", () => {
  const devices = new MemoryPushDevices();
  const device = {
    id: "a",
    authorId: "author",
    sessionHash: "s",
    label: "Phone",
    endpoint: "https://push.example/a",
    p256dh: "",
    auth: "",
    createdAt: 1,
  };
  devices.put(device, 1);
  device.label = "another";
  equal(devices.find("a")?.label, "Phone");
});
