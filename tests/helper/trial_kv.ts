/**
 * A KV that counts what is asked of it, knows when it is quiet, and refuses or stalls on demand.
 *
 * @module
 */
import type { BusKv, KvAtomic, KvPart } from "../../server/messaging/bus/kv/kv_port.ts";

/** How many calls there were, and the mutations in the commits. */
export interface KvCounts {
  reads: number;
  commits: number;
  mutations: number;
}

/** What a watch has told last, and whether it goes on. */
interface Watch {
  told: string | null;
  open: boolean;
}

/** See the module. */
export class TrialKv implements BusKv {
  readonly counts: KvCounts = { reads: 0, commits: 0, mutations: 0 };
  /** What every call rejects with; `undefined`: KV answers. */
  refusal: Error | undefined;
  /** Commits that are done and say that they were not. */
  lostAnswers = 0;
  /** Waited for before each call. */
  gate: Promise<void> | undefined;
  /** Waited for before each list. */
  readGate: Promise<void> | undefined;
  readonly #kv: Deno.Kv;
  readonly #watches = new Set<Watch>();
  #pending = 0;

  constructor(kv: Deno.Kv) {
    this.#kv = kv;
  }

  /** How many watches there are. */
  get watchCount(): number {
    return this.#watches.size;
  }

  /** Resolves when no call is under way and every watch has told the newest state. */
  async quiet(): Promise<void> {
    for (let still = 0; still < 3; still++) {
      await new Promise((resolve) => setTimeout(resolve));
      const { versionstamp } = await this.#kv.get(["bus", "head"]);
      const isBehind = [...this.#watches].some(({ told, open }) => open && told !== versionstamp);
      if (this.#pending > 0 && this.gate === undefined || isBehind) still = -1;
    }
  }

  atomic(): KvAtomic {
    const atomic = this.#kv.atomic();
    let mutations = 0;
    const counted: KvAtomic = {
      set: (key, value, options) => {
        mutations++;
        atomic.set(key as Deno.KvKey, value, options);
        return counted;
      },
      delete: (key) => {
        mutations++;
        atomic.delete(key as Deno.KvKey);
        return counted;
      },
      commit: () =>
        this.#call(async () => {
          this.counts.commits++;
          this.counts.mutations += mutations;
          const result = await atomic.commit();
          if (this.lostAnswers-- > 0) throw new Error("the answer is lost");
          return result;
        }),
    };
    return counted;
  }

  async *list(selector: { prefix: KvPart[]; start?: KvPart[] }, options?: { limit?: number }) {
    const found = await this.#call(async () => {
      this.counts.reads++;
      await this.readGate;
      return await Array.fromAsync(this.#kv.list(selector as Deno.KvListSelector, options));
    });
    yield* found;
  }

  getMany(keys: KvPart[][]) {
    return this.#call(() => {
      this.counts.reads++;
      return this.#kv.getMany(keys as Deno.KvKey[]);
    });
  }

  watch(keys: KvPart[][]): ReadableStream<readonly unknown[]> {
    const reader = this.#kv.watch(keys as Deno.KvKey[]).getReader();
    const watch: Watch = { told: null, open: true };
    this.#watches.add(watch);
    const end = () => {
      watch.open = false;
      this.#watches.delete(watch);
    };
    return new ReadableStream({
      pull: async (controller) => {
        const { value, done } = await reader.read();
        if (done) {
          end();
          return controller.close();
        }
        if (this.refusal !== undefined) {
          end();
          await reader.cancel();
          return controller.error(this.refusal);
        }
        watch.told = value[0]?.versionstamp ?? null;
        controller.enqueue(value);
      },
      cancel: async () => {
        end();
        await reader.cancel();
      },
    }, { highWaterMark: 0 });
  }

  commitVersionstamp(): symbol {
    return this.#kv.commitVersionstamp();
  }

  async #call<T>(run: () => Promise<T>): Promise<T> {
    this.#pending++;
    try {
      if (this.gate !== undefined) await this.gate;
      if (this.refusal !== undefined) throw this.refusal;
      return await run();
    } finally {
      this.#pending--;
    }
  }
}
