/**
 * Two instances on one Deno KV answer as one store in memory does, whatever is called, and whatever
 * Deno KV does to their commits.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { systemClock } from "../../../../server/messaging/mod.ts";
import { openKvStore } from "../../../../server/storage/kv/kv_store.ts";
import { MemoryStore } from "../../../../server/storage/memory/memory_store.ts";
import type { Store } from "../../../../server/storage/store.ts";
import { countedKv, type Fate } from "../../../helper/counted_kv.ts";
import { countingBytes } from "../../../helper/new_message.ts";
import { type RandomCall, randomCall, type Side, timeOf } from "../../../helper/random_calls.ts";

/**
 * The same in every run of the tests. Whoever changes what is compared tries others, and more: thousands
 * find what comes once in hundreds.
 */
const SEED = 20_261_130;
const RUNS = 50;

/** A call, at which instance, and what becomes of its commits. */
interface Step {
  readonly call: RandomCall;
  readonly at: 0 | 1;
  readonly fates: readonly Fate[];
}

const step: fc.Arbitrary<Step> = fc.record({
  call: randomCall,
  at: fc.constantFrom(0 as const, 1 as const),
  fates: fc.oneof(
    { weight: 4, arbitrary: fc.constant<readonly Fate[]>([]) },
    {
      weight: 1,
      arbitrary: fc.array(
        fc.constantFrom<Fate[]>("conflict", "refused", "unanswered", "denied"),
        { maxLength: 3 },
      ),
    },
  ),
});

Deno.test("two instances on one Deno KV answer as one store in memory, whatever is called", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 90 }), compare),
    { numRuns: RUNS, seed: SEED },
  );
});

async function compare(steps: readonly Step[]): Promise<void> {
  let now = timeOf(0);
  const real = await Deno.openKv(":memory:");
  const counted = [countedKv(real), countedKv(real)];
  const clock = {
    now: () => now,
    after: (delayMs: number, task: () => void) =>
      systemClock.after(delayMs < 5_000 ? 0 : delayMs, task),
  };
  const memory = new MemoryStore({ random: countingBytes() });
  const random = countingBytes();
  const stores = await Promise.all(
    counted.map(({ kv }) => openKvStore({ kv, clock, random })),
  );
  try {
    const known: Remembered = { archived: [], places: new Map() };
    const knownInKv: Remembered = { archived: [], places: new Map() };
    const names = [new Map<string, string>(), new Map<string, string>()] as const;
    for (const [number, { call, at, fates }] of steps.entries()) {
      now = timeOf(number);
      const [kv, store] = [counted[at], stores[at]];
      if (kv === undefined || store === undefined) throw new Error("no such instance");
      const expected = await call.run({ store: memory, ...known }, now);
      kv.commits.splice(0, Infinity, ...fates);
      const found = await call.run({ store, ...knownInKv }, now);
      kv.commits.length = 0;
      deepEqual(
        { number, name: call.name, answer: comparable(found, names[0]) },
        { number, name: call.name, answer: comparable(expected, names[1]) },
      );
    }
  } finally {
    await Promise.all(stores.map((store: Store) => store.close()));
    real.close();
  }
}

type Remembered = Omit<Side, "store">;

/** Epochs are made by chance: the same ones have to be the same on both sides. */
function comparable(answer: unknown, names: Map<string, string>): unknown {
  return JSON.parse(JSON.stringify(answer ?? null, (key, value) => {
    if (key !== "epoch" || value === "" || typeof value !== "string") return value;
    if (!names.has(value)) names.set(value, `epoch ${names.size}`);
    return names.get(value);
  }));
}
