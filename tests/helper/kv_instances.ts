/**
 * Stores of several instances on one Deno KV in memory, and what each hears.
 *
 * @module
 */
import { type KvStoreOptions, openKvStore } from "../../server/storage/kv/kv_store.ts";
import type { Committed, Store } from "../../server/storage/store.ts";
import type { Clock } from "../../shared/clock.ts";
import { random } from "./chat.ts";
import { type CountedKv, countedKv } from "./counted_kv.ts";
import { risingClock } from "./rising_clock.ts";

/** One instance. */
export interface KvInstance {
  readonly store: Store;
  /** What stands between it and Deno KV. */
  readonly between: CountedKv;
  /** What it heard, in order. */
  readonly heard: Committed[];
  /** How often it was told that it did not hear something. */
  readonly misses: () => number;
  /** Nothing of Deno KV reaches it until what this returns is called. */
  cutOff(): () => void;
  /** Resolves when it is so, after something was heard or missed. */
  until(isSo: () => boolean): Promise<void>;
}

/** Instances that share what is kept. */
export interface KvInstances {
  /** What is kept, without anything between. */
  readonly kv: Deno.Kv;
  /** @param refusal what Deno KV answers this instance at first */
  open(options?: Partial<KvStoreOptions>, refusal?: Error): Promise<KvInstance>;
}

/** Opens a Deno KV for a test, and closes all that the test opened on it. */
export async function withInstances(
  body: (instances: KvInstances) => Promise<void>,
  clock: Clock = risingClock(),
): Promise<void> {
  const kv = await Deno.openKv(":memory:");
  const opened: KvInstance[] = [];
  try {
    await body({
      kv,
      async open(options = {}, refusal = undefined) {
        const between = countedKv(options.kv ?? kv);
        between.refusal = refusal;
        const instance = await openInstance(between, { clock, ...options, kv: between.kv });
        opened.push(instance);
        return instance;
      },
    });
  } finally {
    await Promise.all(opened.map(({ store }) => store.close()));
    kv.close();
  }
}

async function openInstance(
  between: CountedKv,
  options: Omit<KvStoreOptions, "random">,
): Promise<KvInstance> {
  const waiting = new Set<() => void>();
  const look = () => {
    for (const check of [...waiting]) check();
  };
  let misses = 0;
  const store = await openKvStore({
    random,
    missed() {
      misses++;
      look();
    },
    ...options,
  });
  const heard: Committed[] = [];
  store.follow((committed) => {
    heard.push(committed);
    look();
  });
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!isSo()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  const cutOff = () => {
    between.refusal = new Error("the network is down");
    between.breakWatches();
    return () => {
      between.refusal = undefined;
    };
  };
  return { store, between, cutOff, heard, misses: () => misses, until };
}
