/**
 * A database in Deno KV that counts what is asked of it, and can be told to refuse.
 *
 * @module
 */

/** How often something was asked. */
export interface KvCounts {
  /** Ways to the database to read: what is asked together is one. */
  rounds: number;
  /** Calls that read keys: one, or up to ten together. */
  gets: number;
  /** Keys they read. */
  keys: number;
  /** Lists that were begun. */
  lists: number;
  /** Entries that lists gave. */
  listed: number;
  /** Commits that were tried. */
  commits: number;
  /** What was set or deleted in them. */
  mutations: number;
  /** Watches that were begun. */
  watches: number;
}

/**
 * What happens at a commit. `unanswered`: it is done, and the connection breaks. `denied`: it is done, and
 * Deno's client, which has seen no answer, tries it again, and answers what became of that.
 */
export type Fate = "through" | "refused" | "unanswered" | "conflict" | "denied";

/** A {@linkcode Deno.Kv} between a store and the real one. */
export interface CountedKv {
  readonly kv: Deno.Kv;
  readonly counts: KvCounts;
  /** What happens at the next commits, one by one; `through` when there is nothing left. */
  readonly commits: Fate[];
  /** While it is set, all that reads, writes or watches throws it. */
  refusal: Error | undefined;
  /** Breaks all watches there are. */
  breakWatches(): void;
}

/** Stands before a database. */
export function countedKv(real: Deno.Kv): CountedKv {
  const counts: KvCounts = {
    rounds: 0,
    gets: 0,
    keys: 0,
    lists: 0,
    listed: 0,
    commits: 0,
    mutations: 0,
    watches: 0,
  };
  const watches = new Set<(error: Error) => void>();
  const counted: CountedKv = {
    kv: real,
    counts,
    commits: [],
    refusal: undefined,
    breakWatches() {
      for (const end of [...watches]) end(new Error("the watch broke"));
    },
  };
  const check = () => {
    if (counted.refusal !== undefined) throw counted.refusal;
  };
  let isRound = false;
  const countRound = () => {
    if (!isRound) counts.rounds++;
    isRound = true;
    queueMicrotask(() => isRound = false);
  };
  const own = {
    // deno-lint-ignore require-await -- a throw becomes the rejection that is promised
    async get(...args: Parameters<Deno.Kv["get"]>) {
      countRound();
      counts.gets++;
      counts.keys++;
      check();
      return real.get(...args);
    },
    // deno-lint-ignore require-await
    async getMany(keys: readonly Deno.KvKey[]) {
      countRound();
      counts.gets++;
      counts.keys += keys.length;
      check();
      return real.getMany([...keys]);
    },
    async *list(...args: Parameters<Deno.Kv["list"]>) {
      countRound();
      counts.lists++;
      check();
      for await (const entry of real.list(...args)) {
        counts.listed++;
        yield entry;
      }
    },
    watch(...args: Parameters<Deno.Kv["watch"]>) {
      counts.watches++;
      check();
      return breakable(real.watch(...args), watches);
    },
    atomic: () => countedAtomic(real.atomic(), counted),
  };
  const kv = new Proxy(real, {
    get(target, name) {
      const value: unknown = Object.hasOwn(own, name)
        ? own[name as keyof typeof own]
        : Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return Object.assign(counted, { kv });
}

function countedAtomic(real: Deno.AtomicOperation, counted: CountedKv): Deno.AtomicOperation {
  const { counts, commits } = counted;
  return new Proxy(real, {
    get(target, name, proxy) {
      if (name === "commit") {
        return async () => {
          counts.commits++;
          if (counted.refusal !== undefined) throw counted.refusal;
          const fate = commits.shift() ?? "through";
          if (fate === "conflict") return { ok: false };
          if (fate === "refused") throw new Error("the database is busy");
          const result = await target.commit();
          // As when the client has tried twice, and the first time went through.
          if (fate === "denied") return { ok: false };
          if (fate === "unanswered") throw new Error("the connection broke");
          return result;
        };
      }
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...args: readonly unknown[]) => {
        if (name !== "check") counts.mutations++;
        value.apply(target, args);
        return proxy;
      };
    },
  });
}

/** The same stream, which also ends when one of `ends` is called. */
function breakable<Value>(
  stream: ReadableStream<Value>,
  ends: Set<(error: Error) => void>,
): ReadableStream<Value> {
  const reader = stream.getReader();
  let end = (_: Error) => {};
  const broken = new Promise<never>((_, reject) => end = reject);
  broken.catch(() => {});
  ends.add(end);
  return new ReadableStream<Value>({
    async pull(controller) {
      try {
        const { done, value } = await Promise.race([reader.read(), broken]);
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        await this.cancel?.();
        controller.error(error);
      }
    },
    async cancel() {
      ends.delete(end);
      await reader.cancel();
    },
  });
}
