/**
 * Puts a copy of {@linkcode copyKv} into a Deno KV in which nobody has said anything yet.
 *
 * @module
 */
import { FORMAT_KEY, IN_RESTORATION } from "../format.ts";
import type { KeptEntry } from "./kv_copy.ts";

/** Of one commit, with room for what its form adds. */
const MAX_MUTATIONS = 500;
const MAX_BYTES = 400_000;

/**
 * Puts it there, in the place of what a server has made there by itself. Until it is whole no server
 * starts on it.
 *
 * @param parts what lies below each first part of a key; with how much of it there is, in octets
 * @returns how many entries there are
 * @throws whatever Deno KV throws; it may be done again
 */
export async function putBackKv(
  kv: Deno.Kv,
  parts: AsyncIterable<readonly (readonly [entry: KeptEntry, bytes: number])[]>,
): Promise<number> {
  await kv.set(FORMAT_KEY, IN_RESTORATION);
  await clear(kv);
  let count = 0;
  let format: unknown;
  for await (const part of parts) {
    let commit = new Commit(kv);
    for (const [{ key, value }, bytes] of part) {
      count++;
      if (isFormat(key)) format = value;
      else if (!commit.set(key, value, bytes)) {
        await commit.done();
        commit = new Commit(kv);
        commit.set(key, value, bytes);
      }
    }
    await commit.done();
  }
  // Last, so that it says that all is there.
  if (format === undefined) await kv.delete(FORMAT_KEY);
  else await kv.set(FORMAT_KEY, format);
  return count;
}

class Commit {
  readonly #operation: Deno.AtomicOperation;
  #mutations = 0;
  #bytes = 0;

  constructor(kv: Deno.Kv) {
    this.#operation = kv.atomic();
  }

  /** @returns whether it has a place in it */
  set(key: KeptEntry["key"], value: unknown, bytes: number): boolean {
    const isFull = this.#mutations >= MAX_MUTATIONS || this.#bytes + bytes > MAX_BYTES;
    if (isFull && this.#mutations > 0) return false;
    this.#operation.set([...key], value);
    this.#mutations++;
    this.#bytes += bytes;
    return true;
  }

  async done(): Promise<void> {
    if (this.#mutations > 0) await this.#operation.commit();
  }
}

async function clear(kv: Deno.Kv): Promise<void> {
  for (;;) {
    const operation = kv.atomic();
    let count = 0;
    const all = kv.list({ start: [""], end: [0] }, {
      limit: MAX_MUTATIONS,
      batchSize: MAX_MUTATIONS,
    });
    for await (const { key } of all) {
      if (isFormat(key)) continue;
      operation.delete(key);
      count++;
    }
    if (count === 0) return;
    await operation.commit();
  }
}

function isFormat(key: KeptEntry["key"]): boolean {
  return key.length === 1 && key[0] === FORMAT_KEY[0];
}
