/**
 * A database in Deno KV's memory with parts of the store on it, for one test.
 *
 * @module
 */
import { type DatabaseListener, KvDatabase } from "../../server/storage/kv/database/database.ts";
import { KV_PARTS } from "../../server/storage/kv/kv_parts.ts";
import { kvPart } from "../../server/storage/kv/part/kv_part.ts";
import type { View } from "../../server/storage/kv/database/view.ts";
import type { Parts } from "../../server/storage/parts.ts";
import type { Clock } from "../../shared/clock.ts";
import { type CountedKv, countedKv } from "./counted_kv.ts";

/** Pauses are over at once; nobody waits ten seconds for an answer. */
const clock: Clock = {
  now: () => 1_700_000_000_000,
  after(delayMs, task) {
    if (delayMs < 5_000) queueMicrotask(task);
    return () => {};
  },
};

/** What a test has. */
export interface Shelf extends CountedKv {
  readonly database: KvDatabase;
  /** Another instance of the server on the same data. */
  another(listener?: DatabaseListener): KvDatabase;
  /** A part of the store, as the first instance has it. */
  part<Name extends keyof Parts>(name: Name, database?: KvDatabase): Parts[Name];
  /** Runs a call that writes. */
  write<Value>(work: (view: View) => Value): Promise<Value>;
  read<Value>(work: (view: View) => Value): Promise<Value>;
  /** All keys but guards. */
  keys(): Promise<readonly Deno.KvKey[]>;
  /** The same with their values, as JSON. */
  entries(): Promise<readonly string[]>;
}

/** Runs a test on a new database. */
export async function withShelf(body: (shelf: Shelf) => Promise<void>): Promise<void> {
  const real = await Deno.openKv(":memory:");
  const counted = countedKv(real);
  const opened: KvDatabase[] = [];
  const another = (listener?: DatabaseListener) => {
    const options = { kv: counted.kv, clock, instance: `i${opened.length}`, random: () => 0.5 };
    const database = new KvDatabase(listener ? { ...options, listener } : options);
    opened.push(database);
    return database;
  };
  const database = another();
  const shelf: Omit<Shelf, keyof CountedKv> = {
    database,
    another,
    part(name, on = database) {
      const part = KV_PARTS[name];
      if (part === undefined) throw new Error(`Cannot test ${name}: it is not kept in Deno KV`);
      return kvPart(on, name, part);
    },
    write: (work) => database.write("shelf", work),
    read: (work) => database.read(work),
    async keys() {
      const entries = await Array.fromAsync(real.list({ prefix: [] }));
      return entries.map(({ key }) => key).filter(([, name]) => name !== "guard");
    },
    async entries() {
      const entries = await Array.fromAsync(real.list({ prefix: [] }));
      return entries.map(({ key, value }) => JSON.stringify([key, value]));
    },
  };
  try {
    await body(Object.assign(counted, shelf));
  } finally {
    await Promise.all(opened.map((each) => each.close()));
    real.close();
  }
}
