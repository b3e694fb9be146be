/**
 * Canned answers in Deno KV.
 *
 * @module
 */
import type { CannedAnswer } from "../../../../shared/chat/canned.ts";
import type { Synchronous } from "../../part.ts";
import type { CannedStore } from "../../port/canned_store.ts";
import { type Key, textPart } from "../database/key.ts";
import { partIn } from "./kv_part.ts";
import { tallied, tally } from "../database/tally.ts";
import type { View } from "../database/view.ts";

const PARTITION = "canned";
/** More than there can be. */
const MOST = 10_000;

/** `["canned", "answer", id]`: an answer. The guard counts `answers`. */
export class KvCanned implements Synchronous<CannedStore> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  all(): readonly CannedAnswer[] {
    const found = this.#view.list<CannedAnswer>({ prefix: [PARTITION, "answer"] }, { limit: MOST });
    return found.map(({ value }) => value);
  }

  put(answer: CannedAnswer, limit: number): boolean {
    const isNew = this.#view.get(keyOf(answer.id)) === undefined;
    if (isNew && tallied(this.#view, PARTITION, "answers") >= limit) return false;
    if (isNew) tally(this.#view, PARTITION, "answers");
    this.#view.set(keyOf(answer.id), answer);
    return true;
  }

  remove(id: string): boolean {
    if (this.#view.get(keyOf(id)) === undefined) return false;
    this.#view.delete(keyOf(id));
    tally(this.#view, PARTITION, "answers", -1);
    return true;
  }
}

/** {@linkcode KvCanned}, all in one partition. */
export const KV_CANNED = partIn<CannedStore>(PARTITION, (view) => new KvCanned(view));

function keyOf(id: string): Key {
  return [PARTITION, "answer", textPart(id)];
}
