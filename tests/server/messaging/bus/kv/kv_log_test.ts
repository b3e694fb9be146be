import { deepEqual, equal, rejects } from "node:assert/strict";
import { encodeSaid } from "../../../../../server/messaging/bus/kv/bus_entry.ts";
import { KvLog } from "../../../../../server/messaging/bus/kv/kv_log.ts";
import { VirtualClock } from "../../../../../server/messaging/testing/virtual_clock.ts";
import { here } from "../../../../contract/bus_contract.ts";
import { withKvTrial } from "../../../../helper/kv_trial.ts";
import { TrialKv } from "../../../../helper/trial_kv.ts";

/** Logs of two instances in one KV. */
async function withLogs(
  body: (given: {
    readonly kv: TrialKv;
    readonly clock: VirtualClock;
    readonly one: KvLog;
    readonly other: KvLog;
    readonly availability: boolean[];
    readonly keys: () => Promise<readonly unknown[]>;
  }) => Promise<void>,
): Promise<void> {
  const memory = await Deno.openKv(":memory:");
  const kv = new TrialKv(memory);
  const clock = new VirtualClock(1_000);
  const availability: boolean[] = [];
  const logOf = (instance: string) =>
    new KvLog({
      kv,
      clock,
      instance,
      prefix: ["bus"],
      leaseMs: 60_000,
      keepMs: 60_000,
      timeoutMs: 3_000,
      onAvailability: (available) => availability.push(available),
    });
  const keys = async () =>
    (await Array.fromAsync(memory.list({ prefix: ["bus"] }))).map(({ key }) =>
      key.slice(1, 3).join("/")
    );
  try {
    await body({ kv, clock, one: logOf("one"), other: logOf("other"), availability, keys });
  } finally {
    memory.close();
  }
}

const said = (seq: number, body: string) => encodeSaid({ seq, topic: "t", body });

Deno.test("what one says after a commit is read by the others, in order", () =>
  withLogs(async ({ one, other }) => {
    await one.say([said(1, "before")]);
    const stamp = await other.join();
    await one.say([said(2, "a"), said(3, "long".repeat(50_000))]);
    await one.leave({ isTold: true });
    const entries = await other.after(stamp);
    deepEqual(entries.map(({ entry }) => [entry?.from, entry?.change, entry?.said.length]), [
      ["one", undefined, 2],
      ["one", "left", 0],
    ]);
    equal(String(entries[0]?.entry?.said[1]?.body).length, 200_000);
    deepEqual(await other.after(entries[1]?.stamp ?? ""), []);
  }));

Deno.test("much that was said is read in several pieces, and all of it is heard", () =>
  withKvTrial(async ({ kv, open, settle }) => {
    const [one, other] = [await here(open()), await here(open())];
    await settle();
    const heard: unknown[] = [];
    other.subscribe("count", (body) => heard.push(body));
    const gate = Promise.withResolvers<void>();
    for (let count = 0; count < 400; count++) {
      one.publish("count", count);
      await one.flush();
      // The first commit wakes who reads; the others come while it waits for KV.
      if (count === 0) kv.readGate = gate.promise;
    }
    kv.readGate = undefined;
    gate.resolve();
    await settle();
    deepEqual(heard, Array.from({ length: 400 }, (_, count) => count));
  }));

Deno.test("a lease lasts until it is given back, or lapses and another deletes it", () =>
  withLogs(async ({ one, other, clock, keys }) => {
    await one.join();
    clock.advance(1_000);
    await other.join();
    deepEqual((await one.state()).leases, [
      { instance: "one", untilMs: 61_000 },
      { instance: "other", untilMs: 62_000 },
    ]);
    clock.advance(9_000);
    await other.renew([{ instance: "one", untilMs: 61_000 }], 60_000);
    deepEqual((await one.state()).leases, [{ instance: "other", untilMs: 71_000 }]);
    await other.leave({ isTold: false });
    deepEqual((await one.state()).leases, []);
    deepEqual(await keys(), ["head", "log/0"], "who nobody hears writes no entry and leaves none");
  }));

Deno.test("what is old is deleted with the next commit of who wrote it, with all its pieces", () =>
  withLogs(async ({ one, other, clock, keys }) => {
    await one.say([said(1, "long".repeat(20_000))]);
    clock.advance(59_999);
    await one.say([said(2, "b")]);
    deepEqual(await keys(), ["head", "log/0", "log/0", "log/1"]);
    clock.advance(1);
    await other.say([said(1, "of another")]);
    equal((await keys()).length, 5);
    await one.say([said(3, "c")]);
    deepEqual(await keys(), ["head", "log/0", "log/0", "log/0"]);
  }));

Deno.test("what nobody of this program has written is passed over, and what comes after it is read", () =>
  withLogs(async ({ kv, one, other }) => {
    const stamp = await other.join();
    const bytes = new TextEncoder().encode("[1,{");
    for (
      const value of [{ pieces: 1e12, bytes }, { pieces: -1, bytes }, { pieces: 12, bytes }, 5, "x"]
    ) {
      await kv.atomic().set(["bus", "log", 0, kv.commitVersionstamp()], value).commit();
    }
    await one.say([said(1, "a")]);
    const entries = await other.after(stamp);
    deepEqual(entries.map(({ entry }) => entry?.said.length), [...Array(5).fill(undefined), 1]);
  }));

Deno.test("availability is told when it changes, and what cannot be done rejects", () =>
  withLogs(async ({ kv, one, availability }) => {
    await one.join();
    kv.refusal = new Error("away");
    await rejects(one.state(), /away/);
    await rejects(one.say([]), /away/);
    kv.refusal = undefined;
    await one.state();
    await one.state();
    deepEqual(availability, [false, true]);
  }));

Deno.test("what KV does not answer in time rejects", () =>
  withLogs(async ({ kv, clock, one }) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    kv.gate = promise;
    const late = rejects(one.state(), /did not answer within 3000 ms/);
    clock.advance(3_000);
    await late;
    resolve();
    equal(clock.pending, 0);
    await kv.quiet();
  }));
