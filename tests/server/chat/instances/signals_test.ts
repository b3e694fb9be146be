import { deepEqual, equal } from "node:assert/strict";
import { Signals } from "../../../../server/chat/instances/signals.ts";
import { BusHub } from "../../../../server/messaging/bus/bus_hub.ts";
import { roomId } from "../../../../shared/chat/id.ts";

const room = roomId("/a");

Deno.test("a signal reaches those who listen to it at other instances, and what is none does not", async () => {
  const hub = new BusHub();
  const [bus, otherBus] = [hub.bus(), hub.bus()];
  const [one, other] = [new Signals(bus), new Signals(otherBus)];
  const heard: unknown[] = [];
  one.hear("held", () => heard.push("own"));
  const stop = other.hear("held", (body, from) => heard.push([body, from === bus.instance]));
  other.hear("measures", () => heard.push("another"));
  for (const each of [bus, otherBus]) await each.stay().joined;
  equal(one.isAccompanied, true);
  one.tell("held", { room });
  bus.publish("chat.held", { room: "no room" });
  bus.publish("held", { room });
  await bus.flush();
  stop();
  one.tell("held", { room });
  await bus.flush();
  deepEqual(heard, [[{ room }, true]]);
});

Deno.test("without a carrier nobody is there", () => {
  equal(new Signals().isAccompanied, false);
});
