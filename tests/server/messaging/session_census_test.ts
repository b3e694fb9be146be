import { deepEqual, equal } from "node:assert/strict";
import { BusHub } from "../../../server/messaging/bus/bus_hub.ts";
import { trial } from "../../helper/stomp_trial.ts";

const turn = () => new Promise((resolve) => setTimeout(resolve));

Deno.test("sessions are counted on all instances, of everybody and of one user", async () => {
  const hub = new BusHub();
  const [one, other, idle] = [1, 2, 3].map(() => trial({ bus: hub.bus() }));
  const peers = [
    await one?.connected({ login: "kim" }),
    await other?.connected({ login: "kim" }),
    await other?.connected({ login: "lee" }),
  ];
  deepEqual(await one?.stomp.countSessions(), { count: 3, isWhole: true });
  deepEqual(await other?.stomp.countSessions("kim"), { count: 2, isWhole: true });
  deepEqual(await idle?.stomp.countSessions("lee"), { count: 1, isWhole: true });
  deepEqual(await idle?.stomp.countSessions("nobody"), { count: 0, isWhole: true });
  deepEqual([one, other, idle].map((each) => each?.clock.pending), [0, 0, 0]);
  for (const peer of peers) peer?.close();
});

Deno.test("who is alone counts at once", async () => {
  const { connected, stomp } = trial();
  const peer = await connected({ login: "kim" });
  deepEqual(await stomp.countSessions("kim"), { count: 1, isWhole: true });
  peer.close();
});

Deno.test("an instance that does not answer, or not what was asked, is waited for a second", async () => {
  const hub = new BusHub();
  const { connected, stomp, clock } = trial({ bus: hub.bus() });
  const peer = await connected();
  const strange = hub.bus();
  const stay = strange.stay();
  strange.subscribe("stomp.count", () => {
    for (const body of [null, [], { id: "another", count: 5 }, { count: 5 }]) {
      strange.publish("stomp.counted", body);
    }
  });
  strange.publish("stomp.count", { user: "kim" });
  const counted = stomp.countSessions();
  await turn();
  clock.advance(1_000);
  deepEqual(await counted, { count: 1, isWhole: false });
  const again = stomp.countSessions();
  await turn();
  stay.end();
  deepEqual(await again, { count: 1, isWhole: true }, "who leaves need not answer");
  equal(clock.pending, 0);
  peer.close();
});
