import { deepEqual, equal, throws } from "node:assert/strict";
import { BusHub } from "../../../server/messaging/bus/bus_hub.ts";
import { DISCONNECT_TOPIC } from "../../../server/messaging/bus_wiring.ts";
import { trial } from "../../helper/stomp_trial.ts";

Deno.test("a server is among others from its first session to the end of its last", async () => {
  const hub = new BusHub();
  const other = hub.bus();
  const stay = other.stay();
  const { connected, open } = trial({ bus: hub.bus() });
  open();
  deepEqual(other.others(), [], "a connection is no client yet");
  const [one, two] = [await connected(), await connected()];
  equal(other.others().length, 1);
  one.close();
  equal(other.others().length, 1);
  two.close();
  deepEqual(other.others(), []);
  const again = await connected();
  equal(other.others().length, 1);
  again.close();
  stay.end();
});

Deno.test("disconnectUser closes the sessions of a user on every instance", async () => {
  const hub = new BusHub();
  const [here, there] = [trial({ bus: hub.bus() }), trial({ bus: hub.bus() })];
  const own = await here.connected({ login: "kim" });
  const [elsewhere, somebody] = [
    await there.connected({ login: "kim" }),
    await there.connected({ login: "lee" }),
  ];
  equal(here.stomp.disconnectUser("kim", { code: 4001, reason: "moved" }), 1);
  deepEqual(
    [await own.closed, await elsewhere.closed],
    [{ code: 4001, reason: "moved" }, { code: 4001, reason: "moved" }],
  );
  equal(there.stomp.registry.sessionCount, 1);
  somebody.close();
});

Deno.test("disconnectUser refuses a close that cannot be sent, and tells nobody of it", () => {
  const hub = new BusHub();
  const heard: unknown[] = [];
  const other = hub.bus();
  other.subscribe(DISCONNECT_TOPIC, (body) => heard.push(body));
  const { stomp } = trial({ bus: hub.bus() });
  throws(() => stomp.disconnectUser("kim", { code: 1005, reason: "" }), RangeError);
  deepEqual(heard, []);
});

Deno.test("what another version says about disconnecting is passed over", async () => {
  const hub = new BusHub();
  const { connected, stomp, logged } = trial({ bus: hub.bus() });
  const peer = await connected({ login: "kim" });
  const other = hub.bus();
  const bodies = [null, [], {}, { user: 1, code: 4001, reason: "" }, { user: "kim", code: 4001 }];
  for (const body of [...bodies, { user: "kim", code: 1005, reason: "" }]) {
    other.publish(DISCONNECT_TOPIC, body);
  }
  await other.flush();
  deepEqual([stomp.registry.sessionCount, logged], [1, []]);
  peer.close();
});

Deno.test("what is sent locally reaches the clients of this instance, all else those of all", async () => {
  const hub = new BusHub();
  const [here, there] = [trial({ bus: hub.bus() }), trial({ bus: hub.bus() })];
  const peers = [await here.connected({ login: "kim" }), await there.connected({ login: "kim" })];
  for (const peer of peers) {
    await peer.subscribe("/topic/a");
    await peer.subscribe("/user/queue/a");
  }
  here.stomp.localMessaging.send("/topic/a", "local");
  here.stomp.localMessaging.sendToUser("kim", "/queue/a", "local user");
  here.stomp.messaging.send("/topic/a", "all");
  here.stomp.messaging.sendToUser("kim", "/queue/a", "all user");
  const texts = await Promise.all(peers.map(async (peer, at) => {
    const bodies: unknown[] = [];
    for (let count = at === 0 ? 4 : 2; count > 0; count--) bodies.push(await peer.nextBody());
    return bodies;
  }));
  deepEqual(texts, [["local", "local user", "all", "all user"], ["all", "all user"]]);
  for (const peer of peers) peer.close();
});

Deno.test("a server without a bus closes the sessions of a user all the same", async () => {
  const { connected, stomp } = trial();
  const peer = await connected({ login: "kim" });
  equal(stomp.disconnectUser("kim", { code: 1008, reason: "out" }), 1);
  equal((await peer.closed).code, 1008);
});
