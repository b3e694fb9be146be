import { deepEqual } from "node:assert/strict";
import { BusListeners } from "../../../../server/messaging/bus/bus_listeners.ts";
import type { LogEntry } from "../../../../server/messaging/log.ts";

Deno.test("listeners of the bus hear in the order in which they came, twice if they came twice", () => {
  const listeners = new BusListeners(() => {});
  const heard: string[] = [];
  const first = (body: unknown, from: string) => heard.push(`first ${body} of ${from}`);
  const stop = listeners.subscribe("news", first);
  listeners.subscribe("news", first);
  listeners.subscribe("news", () => heard.push("second"));
  listeners.tell("news", 1, "a");
  stop();
  stop();
  listeners.tell("news", 2, "a");
  listeners.tell("else", 3, "a");
  deepEqual(heard, ["first 1 of a", "first 1 of a", "second", "first 2 of a", "second"]);
});

Deno.test("what a listener of the bus throws is logged with its topic", () => {
  const logged: LogEntry[] = [];
  const listeners = new BusListeners((entry) => logged.push(entry));
  const error = new Error("not today");
  listeners.subscribe("news", () => {
    throw error;
  });
  const stop = listeners.follow(() => {
    throw error;
  });
  listeners.tell("news", 1, "a");
  listeners.change({ kind: "missed" });
  stop();
  listeners.change({ kind: "missed" });
  deepEqual(logged, [
    { kind: "fault", error, where: 'listener to "news" of the bus' },
    { kind: "fault", error, where: "follower of the bus" },
  ]);
});
