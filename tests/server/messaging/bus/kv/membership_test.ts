import { deepEqual, equal } from "node:assert/strict";
import { Hearing } from "../../../../../server/messaging/bus/kv/hearing.ts";
import { Membership } from "../../../../../server/messaging/bus/kv/membership.ts";
import { Pauses } from "../../../../../server/messaging/bus/kv/pause.ts";
import type { Lease } from "../../../../../server/messaging/bus/kv/lease_watch.ts";
import { Roster } from "../../../../../server/messaging/bus/kv/roster.ts";
import { VirtualClock } from "../../../../../server/messaging/testing/virtual_clock.ts";
import { hearing, here } from "../../../../contract/bus_contract.ts";
import { withKvTrial } from "../../../../helper/kv_trial.ts";

Deno.test("all stays of an instance are one lease, which a short absence does not end", () =>
  withKvTrial(async ({ kv, open, pass }) => {
    const bus = open({ lingerMs: 5_000 });
    const [first, second] = [bus.stay(), bus.stay()];
    await Promise.all([first.joined, second.joined]);
    const { commits } = kv.counts;
    equal(commits, 1);
    first.end();
    second.end();
    await pass(4_000);
    await here(bus);
    await pass(10_000);
    equal(kv.counts.commits, commits);
  }));

Deno.test("who leaves while it joins is gone, and who comes back meanwhile is there", () =>
  withKvTrial(async ({ open, settle, content }) => {
    const bus = open();
    bus.stay().end();
    await settle();
    const leases = async () => (await content()).filter(({ key }) => key[1] === "instance").length;
    equal(await leases(), 0);
    bus.stay().end();
    const stay = bus.stay();
    await settle();
    equal(await leases(), 1);
    stay.end();
    await settle();
    equal(await leases(), 0);
  }));

Deno.test("a lease costs one commit and two reads every twenty seconds", () =>
  withKvTrial(async ({ kv, open, pass }) => {
    await here(open());
    await pass(1_000);
    const before = { ...kv.counts };
    await pass(60_000);
    deepEqual([kv.counts.commits - before.commits, kv.counts.reads - before.reads], [3, 6]);
  }));

Deno.test("whom nobody told of is seen by its lease", () =>
  withKvTrial(async ({ kv, open, settle, pass }) => {
    const one = await here(open());
    await settle();
    const heard = hearing(one);
    // As if the watch of this one had fallen silent.
    await kv.atomic().set(["bus", "instance", "quiet"], Number.MAX_SAFE_INTEGER).commit();
    await pass(21_000);
    deepEqual(heard, ["+quiet"]);
  }));

Deno.test("who came while leases were read is not taken for gone by that", async () => {
  const clock = new VirtualClock();
  const pauses = new Pauses(clock);
  const roster = new Roster("own", 60_000);
  const leases: PromiseWithResolvers<readonly Lease[]>[] = [];
  const done = () => Promise.resolve();
  const log = {
    join: () => Promise.resolve("1"),
    leave: done,
    renew: done,
    after: () => Promise.resolve([]),
    watch: () => new ReadableStream(),
    leases: () => {
      const read = Promise.withResolvers<readonly Lease[]>();
      leases.push(read);
      return read.promise;
    },
  };
  const ignore = () => {};
  const common = { clock, pauses, log, roster, instance: "own", onChange: ignore };
  const hearing = new Hearing({ ...common, keepMs: 60_000, onEntry: ignore, onMissed: ignore });
  const times = { renewMs: 20_000, lingerMs: 0, joinMs: 3_000 };
  const membership = new Membership({ ...common, ...times, hearing, flush: done });
  const stay = membership.stay();
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  await turn();
  leases[0]?.resolve([]);
  await stay.joined;
  clock.advance(20_000);
  await turn();
  roster.join("just now");
  leases[1]?.resolve([{ instance: "own", untilMs: 60_000 }]);
  await turn();
  deepEqual(roster.others, ["just now"]);
  clock.advance(20_000);
  await turn();
  leases[2]?.resolve([{ instance: "own", untilMs: 60_000 }]);
  await turn();
  deepEqual(roster.others, [], "had it really come, its lease would be there by now");
  await membership.close();
  equal(clock.pending, 0);
});

Deno.test("a closed instance lets nobody stay", () =>
  withKvTrial(async ({ open, content }) => {
    const bus = open();
    await bus.close();
    await bus.stay().joined;
    deepEqual(await content(), []);
  }));
