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

Deno.test("a lease costs one read and one commit a minute while nobody else is there, then twice as many", () =>
  withKvTrial(async ({ kv, open, pass }) => {
    const cost = async (ms: number) => {
      const before = { ...kv.counts };
      await pass(ms);
      const { reads, commits } = kv.counts;
      return { reads: reads - before.reads, commits: commits - before.commits };
    };
    await here(open());
    await pass(31_000);
    deepEqual(await cost(300_000), { reads: 5, commits: 5 });
    await here(open());
    await pass(31_000);
    const { reads, commits } = await cost(320_000);
    // The clocks of the test go in steps of some seconds.
    equal(reads === commits && reads >= 18 && reads <= 22, true, `${reads} reads`);
  }));

Deno.test("who comes to one who was alone is not taken for gone, nor takes the other for it", () =>
  withKvTrial(async ({ open, pass, settle }) => {
    const one = await here(open());
    await pass(31_000);
    for (const waitMs of [1_000, 59_000, 61_000]) {
      await pass(waitMs);
      const other = await here(open());
      await settle();
      const heard = [hearing(one), hearing(other)];
      await pass(130_000);
      deepEqual(heard, [[], []]);
      await other.close();
      await pass(31_000);
    }
  }));

Deno.test("one who was alone and ended without a word is taken for gone by who comes within 80 seconds", () =>
  withKvTrial(async ({ open, pass, kill }) => {
    const one = await here(open());
    await pass(31_000);
    kill(one);
    const other = await here(open());
    const heard = hearing(other);
    deepEqual(other.others(), ["instance-1"]);
    await pass(80_000);
    deepEqual(heard, ["-instance-1"]);
  }));

Deno.test("a renewal that fails is tried again before others take this one for gone", () =>
  withKvTrial(async ({ kv, open, pass }) => {
    const [one, other] = [await here(open()), await here(open())];
    await pass(31_000);
    const heard = [hearing(one), hearing(other)];
    for (let outage = 0; outage < 3; outage++) {
      kv.refusal = new Error("KV is away");
      await pass(24_000);
      kv.refusal = undefined;
      await pass(61_000);
    }
    deepEqual(heard, [[], []]);
  }));

Deno.test("whom nobody told of is seen by its lease", () =>
  withKvTrial(async ({ kv, open, settle, pass }) => {
    const one = await here(open());
    await settle();
    const heard = hearing(one);
    // As if the watch of this one had fallen silent.
    await kv.atomic().set(["bus", "instance", "quiet"], Number.MAX_SAFE_INTEGER).commit();
    await pass(61_000);
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
    async state() {
      const read = Promise.withResolvers<readonly Lease[]>();
      leases.push(read);
      return { stamp: "", leases: await read.promise };
    },
  };
  const ignore = () => {};
  const common = { clock, pauses, log, roster, instance: "own", onChange: ignore };
  const hearing = new Hearing({ ...common, keepMs: 60_000, onEntry: ignore, onMissed: ignore });
  const times = {
    leaseMs: 60_000,
    renewMs: 20_000,
    aloneRenewMs: 20_000,
    lingerMs: 0,
    joinMs: 3_000,
  };
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

/** An instance over a log that a test answers for, which another is at, too. */
async function accompanied(
  body: (given: {
    readonly clock: VirtualClock;
    /** What was asked of the log since the last time. */
    asked(): readonly string[];
    /** The newest commit; whether leases can be renewed; when the other ends at the latest. */
    readonly log: { stamp: string; isAway: boolean; otherUntilMs: number };
  }) => Promise<void>,
): Promise<void> {
  const clock = new VirtualClock();
  const [pauses, roster] = [new Pauses(clock), new Roster("own", 60_000)];
  const calls: string[] = [];
  const state = { stamp: "1", isAway: false, otherUntilMs: Infinity };
  const log = {
    async join() {
      calls.push("join");
      return await Promise.resolve("1");
    },
    leave: () => Promise.resolve(),
    async renew() {
      calls.push("renew");
      if (state.isAway) await Promise.reject(new Error("KV is away"));
    },
    async after(stamp: string) {
      calls.push(`after ${stamp}`);
      return await Promise.resolve([]);
    },
    watch: () => new ReadableStream(),
    state: () =>
      Promise.resolve({
        stamp: state.stamp,
        leases: ["own", "other"].map((instance) => ({
          instance,
          untilMs: instance === "own"
            ? 1_000_000
            : Math.min(clock.now() + 60_000, state.otherUntilMs),
        })),
      }),
  };
  const ignore = () => {};
  const common = { clock, pauses, log, roster, instance: "own", onChange: ignore };
  const hearing = new Hearing({ ...common, keepMs: 60_000, onEntry: ignore, onMissed: ignore });
  const times = { leaseMs: 60_000, renewMs: 30_000, aloneRenewMs: 60_000 };
  const more = { lingerMs: 0, joinMs: 3_000, flush: () => Promise.resolve() };
  const membership = new Membership({ ...common, ...times, ...more, hearing });
  await membership.stay().joined;
  calls.splice(0);
  try {
    await body({ clock, log: state, asked: () => calls.splice(0) });
  } finally {
    await membership.close();
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

Deno.test("what the watch has not told is read with the next renewal, and nothing otherwise", () =>
  accompanied(async ({ clock, log, asked }) => {
    clock.advance(30_000);
    await settled();
    deepEqual(asked(), ["renew"]);
    log.stamp = "2";
    clock.advance(30_000);
    await settled();
    deepEqual(asked(), ["after 1", "renew"]);
  }));

Deno.test("who could not renew for longer than a lease joins anew, whatever the lease says", () =>
  accompanied(async ({ clock, log, asked }) => {
    log.isAway = true;
    for (let ms = 0; ms <= 60_000; ms += 5_000) {
      clock.advance(5_000);
      await settled();
    }
    deepEqual(asked().includes("join"), true);
    log.isAway = false;
    clock.advance(30_000);
    await settled();
    deepEqual(asked(), ["renew"]);
  }));

Deno.test("when a lease ends that was not renewed it is looked at once more", () =>
  accompanied(async ({ clock, log, asked }) => {
    log.otherUntilMs = 80_000;
    for (const ms of [30_000, 30_000]) {
      clock.advance(ms);
      await settled();
    }
    deepEqual(asked(), ["renew", "renew"]);
    clock.advance(20_000);
    await settled();
    deepEqual(asked(), ["renew"]);
  }));

Deno.test("a closed instance lets nobody stay", () =>
  withKvTrial(async ({ open, content }) => {
    const bus = open();
    await bus.close();
    await bus.stay().joined;
    deepEqual(await content(), []);
  }));
