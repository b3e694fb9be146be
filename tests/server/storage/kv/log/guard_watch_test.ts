/**
 * A watch on guards tells how far each partition is, and is begun again when it breaks.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { GuardWatch } from "../../../../../server/storage/kv/log/guard_watch.ts";
import { VirtualClock } from "../../../../../server/messaging/testing/virtual_clock.ts";
import { type CountedKv, countedKv } from "../../../../helper/counted_kv.ts";

interface Trial {
  readonly kv: Deno.Kv;
  readonly between: CountedKv;
  readonly clock: VirtualClock;
  readonly watch: GuardWatch;
  /** What was seen, in order. */
  readonly told: string[];
  /** Resolves when so much was told. */
  until(count: number): Promise<void>;
}

async function withWatch(
  body: (trial: Trial) => Promise<void>,
  refusal?: Error,
  behind: (kv: Deno.Kv) => Deno.Kv = (kv) => kv,
): Promise<void> {
  const kv = await Deno.openKv(":memory:");
  const between = countedKv(behind(kv));
  between.refusal = refusal;
  const clock = new VirtualClock(0);
  const told: string[] = [];
  let check = () => {};
  const tell = (text: string) => {
    told.push(text);
    check();
  };
  const until = (count: number) =>
    new Promise<void>((resolve) => {
      check = () => void (told.length >= count && resolve());
      check();
    });
  const watch = new GuardWatch({
    kv: between.kv,
    clock,
    random: () => 1,
    partitions: ["a", "b"],
    seen: (partition, { logged }) => tell(`${partition} ${logged}`),
  });
  try {
    await body({ kv, between, clock, watch, told, until });
  } finally {
    await watch.close();
    kv.close();
  }
}

Deno.test("a watch tells how far each partition is at the beginning, and whenever one is further", () =>
  withWatch(async ({ kv, watch, told, until }) => {
    await watch.started;
    deepEqual(told, ["a 0", "b 0"]);
    await kv.set(["b", "guard"], { logged: 1, by: "one.1" });
    await until(4);
    deepEqual(told.slice(2), ["a 0", "b 1"]);
  }));

Deno.test("a watch that breaks is begun again after a pause, and says how far all is", () =>
  withWatch(async ({ kv, between, clock, watch, told, until }) => {
    await watch.started;
    between.breakWatches();
    await pause(clock);
    await kv.set(["a", "guard"], { logged: 1, by: "one.1" });
    clock.advance(100);
    await until(4);
    deepEqual(told.slice(2), ["a 1", "b 0"]);
    equal(clock.pending, 0);
    // The next pause is no longer, since the watch was whole in between.
    between.breakWatches();
    await pause(clock);
    clock.advance(100);
    await until(6);
  }));

Deno.test("a watch that cannot begin lets whoever waits go on, and tries less and less often", () =>
  withWatch(async ({ between, clock, watch, told, until }) => {
    await watch.started;
    for (const [index, pauseMs] of [100, 200, 400].entries()) {
      await pause(clock);
      clock.advance(pauseMs - 1);
      await turn();
      equal(between.counts.watches, index + 1);
      clock.advance(1);
      await turn();
      equal(between.counts.watches, index + 2);
    }
    await pause(clock);
    between.refusal = undefined;
    clock.advance(10_000);
    await until(2);
    deepEqual(told, ["a 0", "b 0"]);
  }, new Error("busy")));

Deno.test("a watch that is closed holds no timer and begins no more", () =>
  withWatch(async ({ between, clock, watch }) => {
    await watch.started;
    between.breakWatches();
    await pause(clock);
    await watch.close();
    equal(clock.pending, 0);
    equal(between.counts.watches, 1);
  }));

/** Resolves when a timer is set. */
async function pause(clock: VirtualClock): Promise<void> {
  while (clock.pending === 0) await turn();
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

Deno.test("what a watch that fell silent does not tell is found by a look, and the next begins another", () => {
  const silent = (kv: Deno.Kv): Deno.Kv =>
    new Proxy(kv, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (name !== "watch") return typeof value === "function" ? value.bind(target) : value;
        return (...args: Parameters<Deno.Kv["watch"]>) => firstOf(target.watch(...args));
      },
    });
  return withWatch(
    async ({ kv, between, clock, watch, told, until }) => {
      await watch.started;
      await kv.set(["b", "guard"], { logged: 1, by: "one.1" });
      await watch.look();
      deepEqual(told.slice(2), ["a 0", "b 1"]);
      equal(between.counts.watches, 1, "it may be late only");
      await watch.look();
      await until(6);
      while (clock.pending === 0) await new Promise((resolve) => setTimeout(resolve));
      clock.advance(100);
      await until(8);
      deepEqual(told.slice(6), ["a 0", "b 1"]);
      equal(between.counts.watches, 2);
      await watch.look();
      await watch.look();
      equal(between.counts.watches, 2, "it has told that by now");
    },
    undefined,
    silent,
  );
});

/** A stream that has one value and does not end. */
function firstOf<Value>(stream: ReadableStream<Value>): ReadableStream<Value> {
  const reader = stream.getReader();
  let isFirst = true;
  return new ReadableStream<Value>({
    async pull(controller) {
      if (!isFirst) return await new Promise(() => {});
      isFirst = false;
      const { value } = await reader.read();
      if (value !== undefined) controller.enqueue(value);
    },
    cancel: () => reader.cancel(),
  }, { highWaterMark: 0 });
}
