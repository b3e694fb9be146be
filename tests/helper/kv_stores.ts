/**
 * Stores of several instances on one database in Deno KV's memory, for one test.
 *
 * @module
 */
import { openKvStore } from "../../server/storage/kv/kv_store.ts";
import type { Store } from "../../server/storage/store.ts";
import { type CountedKv, countedKv } from "./counted_kv.ts";
import { countingBytes } from "./new_message.ts";
import { risingClock } from "./rising_clock.ts";
import { interruptedKv } from "./interrupted_kv.ts";

const random = countingBytes();

/** What a test has. */
export interface KvStores extends Pick<CountedKv, "counts"> {
  readonly store: Store;
  /** What is kept, without anything between. */
  readonly kv: Deno.Kv;
  /** The store of another instance, which counts for itself. */
  another(): Promise<Store>;
  /** All keys below partitions but guards. */
  keys(): Promise<readonly Deno.KvKey[]>;
  /** The guards of the partitions whose names begin so, and when each was written last. */
  guards(prefix: string): Promise<readonly (readonly [string, string])[]>;
  /** Does something before the next commit of the first instance. */
  beforeNextCommit(task: () => Promise<void>): void;
}

/** Runs a test on a new database. */
export async function withKvStores(body: (stores: KvStores) => Promise<void>): Promise<void> {
  const real = await Deno.openKv(":memory:");
  const opened: Store[] = [];
  const clock = risingClock();
  const open = async (kv: Deno.Kv) => {
    const store = await openKvStore({ kv, clock, random });
    opened.push(store);
    return store;
  };
  const entries = () => Array.fromAsync(real.list({ prefix: [] }));
  let before: (() => Promise<void>) | undefined;
  const counted = countedKv(interruptedKv(real, async () => {
    const task = before;
    before = undefined;
    await task?.();
  }));
  try {
    await body({
      counts: counted.counts,
      kv: real,
      store: await open(counted.kv),
      another: () => open(real),
      async keys() {
        return (await entries()).map(({ key }) => key)
          .filter(({ length, 1: name }) => length > 1 && name !== "guard");
      },
      async guards(prefix) {
        return (await entries()).filter(({ key: [partition, name] }) =>
          name === "guard" && String(partition).startsWith(prefix)
        ).map(({ key: [partition], versionstamp }) => [String(partition), versionstamp] as const);
      },
      beforeNextCommit(task) {
        before = task;
      },
    });
  } finally {
    await Promise.all(opened.map((store) => store.close()));
    real.close();
  }
}
