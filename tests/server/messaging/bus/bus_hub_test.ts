import { BusHub } from "../../../../server/messaging/bus/bus_hub.ts";
import type { Bus } from "../../../../server/messaging/bus/bus.ts";
import type { LogEntry } from "../../../../server/messaging/log.ts";
import { testBus } from "../../../contract/bus_contract.ts";

testBus({
  name: "bus hub",
  async run(body) {
    const logged: LogEntry[] = [];
    const hub = new BusHub({ log: (entry) => logged.push(entry) });
    const buses: Bus[] = [];
    const open = () => {
      const bus = hub.bus();
      buses.push(bus);
      return bus;
    };
    const settle = async () => {
      // A change is told in the turn of who hears it, which may be after what was said last.
      for (let round = 0; round < 3; round++) await new Promise((resolve) => setTimeout(resolve));
    };
    try {
      await body({ open, settle, logged });
    } finally {
      for (const bus of buses) await bus.close();
    }
  },
});
