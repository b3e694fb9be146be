/**
 * Copies what is kept in a Deno KV as it is at one moment, while instances of the server write to it.
 *
 * Deno KV lists in parts, each of another moment. So a partition is copied again when its guard says that
 * somebody wrote to it meanwhile, until all guards are what they were when theirs were copied.
 *
 * @module
 */
import { guardOf } from "../database/fetched.ts";

/** A key and its value, as they are kept. */
export interface KeptEntry {
  readonly key: readonly Deno.KvKeyPart[];
  readonly value: unknown;
}

/** Takes all that is in a partition, in the place of what it took of it before. */
export type TakePartition = (partition: string, entries: readonly KeptEntry[]) => Promise<void>;

/** As often a partition is copied that others write to. */
const MAX_ROUNDS = 20;
/** What Deno KV lists at once. */
const BATCH = 500;
/** Keys that are read at once. */
const KEYS = 10;
/** What instances say to each other: of no use later. */
const PASSING: ReadonlySet<string> = new Set(["bus", "trial"]);

/**
 * Copies it.
 *
 * @returns how many entries there are
 * @throws {Error} when others write all the time; and whatever Deno KV throws
 */
export async function copyKv(kv: Deno.Kv, take: TakePartition): Promise<number> {
  const counts = new Map<string, number>();
  const stamps = new Map<string, string | null>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const names = (await partitionsOf(kv)).filter((name) => !PASSING.has(name));
    const now = await stampsOf(kv, names);
    const changed = names.filter((name) => !stamps.has(name) || stamps.get(name) !== now.get(name));
    if (changed.length === 0) return [...counts.values()].reduce((sum, count) => sum + count, 0);
    for (const name of changed) {
      const [stamp = null] = (await stampsOf(kv, [name])).values();
      const entries = await entriesOf(kv, name);
      await take(name, entries);
      counts.set(name, entries.length);
      stamps.set(name, stamp);
    }
  }
  throw new Error("Cannot copy: others write all the time. Try again when less is going on");
}

/** The first parts of all keys. */
async function partitionsOf(kv: Deno.Kv): Promise<readonly string[]> {
  const names: string[] = [];
  // Numbers come after all texts.
  for (let start: Deno.KvKey = [""];;) {
    const [first] = await Array.fromAsync(kv.list({ start, end: [0] }, { limit: 1 }));
    const name = first?.key[0];
    if (typeof name !== "string") return names;
    names.push(name);
    start = [`${name}\0`];
  }
}

async function stampsOf(
  kv: Deno.Kv,
  names: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const stamps = new Map<string, string | null>();
  for (let at = 0; at < names.length; at += KEYS) {
    const keys = names.slice(at, at + KEYS).map((name) => [...guardOf(name)]);
    const guards: readonly Deno.KvEntryMaybe<unknown>[] = await kv.getMany(keys);
    guards.forEach(({ key: [name], versionstamp }) => stamps.set(String(name), versionstamp));
  }
  return stamps;
}

async function entriesOf(kv: Deno.Kv, name: string): Promise<readonly KeptEntry[]> {
  const entries: KeptEntry[] = [];
  // What is one key alone is no prefix of itself.
  const alone = await kv.get([name]);
  if (alone.versionstamp !== null) entries.push({ key: alone.key, value: alone.value });
  for await (const { key, value } of kv.list({ prefix: [name] }, { batchSize: BATCH })) {
    // Where instances read what the others did; one that starts asks for what is there.
    if (key[1] !== "log") entries.push({ key, value });
  }
  return entries;
}
