import { deepEqual, equal, rejects } from "node:assert/strict";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { type KvChange, KvHealth } from "../../../../server/storage/kv/kv_health.ts";
import { RefusingKv } from "../../../helper/refusing_kv.ts";

interface SetUp {
  readonly kv: Deno.Kv;
  readonly between: RefusingKv;
  readonly health: KvHealth;
  readonly clock: VirtualClock;
  readonly changes: readonly string[];
}

async function withKv(test: (setUp: SetUp) => Promise<void>): Promise<void> {
  using real = await Deno.openKv(":memory:");
  const between = new RefusingKv(real);
  const clock = new VirtualClock();
  const changes: string[] = [];
  const onChange = (change: KvChange) => {
    changes.push(`${change.kind} ${change.call}`);
  };
  const health = new KvHealth({ clock, onChange });
  await test({ kv: health.watch(between.kv), between, health, clock, changes });
}

const fails = async (ask: () => Promise<unknown>, times: number) => {
  for (let n = 0; n < times; n++) await rejects(ask());
};

Deno.test("a watched KV does what the KV does", () =>
  withKv(async ({ kv, health }) => {
    const done = await kv.atomic().check({ key: ["a"], versionstamp: null }).set(["a"], 1)
      .sum(["n"], 2n).commit();
    equal(done.ok, true);
    equal((await kv.atomic().check({ key: ["a"], versionstamp: null }).commit()).ok, false);
    await kv.set(["log", kv.commitVersionstamp()], "x");
    deepEqual((await kv.getMany([["a"], ["b"]])).map(({ value }) => value), [1, null]);
    const list = kv.list<number>({ prefix: [] }, { limit: 2 });
    const keys = await Array.fromAsync(list, ({ key }) => key[0]);
    deepEqual(keys, ["a", "log"]);
    equal(list.cursor.length > 0, true);
    await kv.delete(["a"]);
    equal((await kv.get(["a"])).value, null);
    deepEqual(health.lost(), []);
  }));

Deno.test("a failure now and then is no loss; three in a row are told once, with what fails", () =>
  withKv(async ({ kv, between, health, changes }) => {
    between.writes = "refuse";
    await fails(() => kv.set(["a"], 1), 2);
    between.writes = "answer";
    await kv.set(["a"], 1);
    between.writes = "refuse";
    await fails(() => kv.atomic().set(["a"], 1).commit(), 2);
    deepEqual([...health.lost(), ...changes], []);
    await fails(() => kv.atomic().set(["a"], 1).commit(), 5);
    deepEqual(changes, ["lost write"]);
  }));

Deno.test("what can be read says nothing about what can be written", () =>
  withKv(async ({ kv, between, health, changes }) => {
    between.writes = "refuse";
    for (let n = 0; n < 4; n++) {
      await kv.get(["a"]);
      await fails(() => kv.set(["a"], 1), 1);
    }
    deepEqual(health.lost(), ["write"]);
    between.reads = "refuse";
    await fails(() => Array.fromAsync(kv.list({ prefix: [] })), 3);
    deepEqual(health.lost(), ["write", "read"]);
    between.reads = "answer";
    between.writes = "answer";
    await kv.get(["a"]);
    await kv.set(["a"], 1);
    deepEqual(changes, ["lost write", "lost read", "back read", "back write"]);
  }));

Deno.test("what works again is found by trying it, without leaving anything", () =>
  withKv(async ({ kv, between, health, changes }) => {
    between.reads = between.writes = "refuse";
    await fails(() => kv.get(["a"]), 3);
    await fails(() => kv.delete(["a"]), 3);
    await health.tryAgain();
    deepEqual(health.lost(), ["read", "write"]);
    between.reads = between.writes = "answer";
    await health.tryAgain();
    deepEqual(health.lost(), []);
    deepEqual(changes.slice(0, 2), ["lost read", "lost write"]);
    deepEqual(changes.slice(2).sort(), ["back read", "back write"], "whichever answers first");
    deepEqual(await Array.fromAsync(kv.list({ prefix: [] })), []);
  }));

Deno.test("a KV that gives no answer is lost, and back with the next answer", () =>
  withKv(async ({ kv, between, health, clock, changes }) => {
    between.reads = "wait";
    const waiting = kv.get(["a"]);
    clock.advance(7_999);
    deepEqual(health.lost(), []);
    clock.advance(1);
    deepEqual(health.lost(), ["read"]);
    const trials = [health.tryAgain(), health.tryAgain()];
    clock.advance(500);
    await Promise.all(trials);
    equal(between.waiting, 2, "one call, and one trial");
    between.reads = "answer";
    await waiting;
    deepEqual(changes, ["lost read", "back read"]);
    equal(clock.pending, 0);
  }));

Deno.test("what is asked wrongly says nothing about the KV", () =>
  withKv(async ({ kv, health }) => {
    await fails(() => kv.set(["a"], "x".repeat(70_000)), 4);
    deepEqual(health.lost(), []);
  }));
