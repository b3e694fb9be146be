/**
 * Erasures of readers in Deno KV.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type { Erasure, ErasureStore } from "../../port/erasure_store.ts";
import { textPart } from "../database/key.ts";
import { partIn } from "./kv_part.ts";
import type { View } from "../database/view.ts";

const PARTITION = "erasures";
/** All of them are in memory anyway. */
const MOST = 1_000_000;

/** `["erasures", "erasure", hash]`: an erasure. */
export class KvErasures implements Synchronous<ErasureStore> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  all(): readonly Erasure[] {
    const found = this.#view.list<Erasure>({ prefix: [PARTITION, "erasure"] }, { limit: MOST });
    return found.map(({ value }) => value);
  }

  put(erasure: Erasure): void {
    this.#view.set([PARTITION, "erasure", textPart(erasure.readerHash)], erasure);
  }
}

/** {@linkcode KvErasures}, all in one partition. */
export const KV_ERASURES = partIn<ErasureStore>(PARTITION, (view) => new KvErasures(view));
