/**
 * Reads keys of a Deno KV, those that are wanted at one moment together: each way to it takes time and is
 * paid for, whether it brings one key or ten.
 *
 * @module
 */
import { setImmediate } from "node:timers";
import { type Key, nameOfKey } from "./key.ts";

/** Keys one call of Deno KV may name. */
export const MAX_KEYS = 10;

/** What was found at a key. */
export type Found = Deno.KvEntryMaybe<unknown>;

/** Keys that somebody waits for. */
interface Request {
  readonly keys: readonly Key[];
  resolve(found: readonly Found[]): void;
  reject(error: unknown): void;
}

/** Requests that fit into one call. */
interface Batch {
  readonly keys: Map<string, Key>;
  readonly requests: Request[];
}

/** See the module. */
export class BatchedReads {
  readonly #kv: Pick<Deno.Kv, "getMany">;
  readonly #schedule: (run: () => void) => void;
  #waiting: Request[] = [];

  /** @param schedule calls after whatever asks at this moment has asked */
  constructor(
    kv: Pick<Deno.Kv, "getMany">,
    schedule: (run: () => void) => void = (run) => void setImmediate(run),
  ) {
    this.#kv = kv;
    this.#schedule = schedule;
  }

  /**
   * What is at these keys, at most {@linkcode MAX_KEYS}, all as of one moment that is not before the call.
   *
   * @throws whatever Deno KV throws
   */
  getMany(keys: readonly Key[]): Promise<readonly Found[]> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) this.#schedule(() => this.#ask());
      this.#waiting.push({ keys, resolve, reject });
    });
  }

  #ask(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const batch of batchesOf(waiting)) void this.#askBatch(batch);
  }

  async #askBatch({ keys, requests }: Batch): Promise<void> {
    try {
      const found: readonly Found[] = await this.#kv.getMany([...keys.values()]);
      const byName = new Map([...keys.keys()].map((name, index) => [name, found[index]]));
      for (const { keys, resolve } of requests) {
        resolve(keys.map((key) => byName.get(nameOfKey(key)) ?? unanswered()));
      }
    } catch (error) {
      for (const { reject } of requests) reject(error);
    }
  }
}

/** Each request whole in one of them, in the order in which they came. */
function batchesOf(requests: readonly Request[]): readonly Batch[] {
  const batches: Batch[] = [];
  for (const request of requests) {
    const named = request.keys.map((key): [string, Key] => [nameOfKey(key), key]);
    const room = batches.find(({ keys }) =>
      keys.size + named.filter(([name]) => !keys.has(name)).length <= MAX_KEYS
    );
    const batch: Batch = room ?? { keys: new Map(), requests: [] };
    if (room === undefined) batches.push(batch);
    for (const [name, key] of named) batch.keys.set(name, key);
    batch.requests.push(request);
  }
  return batches;
}

function unanswered(): never {
  throw new Error("Cannot read: a key was left unanswered");
}
