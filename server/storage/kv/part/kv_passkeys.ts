/**
 * Passkeys of authors in Deno KV.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type { PasskeyStore, StoredPasskey } from "../../port/passkey_store.ts";
import { type Key, textPart } from "../database/key.ts";
import { partIn } from "./kv_part.ts";
import type { View } from "../database/view.ts";

const PARTITION = "passkeys";
/** More than an author can have. */
const MOST = 1_000;

/**
 * | Key | Value |
 * | --- | --- |
 * | `["passkeys", "passkey", id]` | a passkey |
 * | `["passkeys", "of", author, id]` | the id |
 */
export class KvPasskeys implements Synchronous<PasskeyStore> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  of(author: string): readonly StoredPasskey[] {
    const found = this.#view.getAll<StoredPasskey>(this.#idsOf(author).map(keyOf));
    return found.filter((passkey) => passkey !== undefined)
      .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  }

  any(): boolean {
    return this.#view.list({ prefix: [PARTITION, "passkey"] }, { limit: 1 }).length > 0;
  }

  get(id: string): StoredPasskey | undefined {
    return this.#view.get(keyOf(id));
  }

  add(passkey: StoredPasskey): boolean {
    const { id, author } = passkey;
    if (this.get(id) !== undefined) return false;
    this.#view.set(keyOf(id), passkey);
    this.#view.set(keyAt(author, id), id);
    return true;
  }

  rename({ id, author, name }: { id: string; author: string; name: string }): boolean {
    const passkey = this.get(id);
    if (passkey?.author !== author) return false;
    this.#view.set(keyOf(id), { ...passkey, name });
    return true;
  }

  use({ id, counter, usedAt }: { id: string; counter: number; usedAt: number }): void {
    const passkey = this.get(id);
    if (passkey !== undefined) this.#view.set(keyOf(id), { ...passkey, counter, usedAt });
  }

  remove({ id, author }: { id: string; author: string }): boolean {
    if (this.get(id)?.author !== author) return false;
    this.#view.delete(keyOf(id));
    this.#view.delete(keyAt(author, id));
    return true;
  }

  removeAllOf(author: string): void {
    for (const id of this.#idsOf(author)) {
      this.#view.delete(keyOf(id));
      this.#view.delete(keyAt(author, id));
    }
  }

  #idsOf(author: string): readonly string[] {
    const prefix = [PARTITION, "of", textPart(author)] as const;
    return this.#view.list<string>({ prefix }, { limit: MOST }).map(({ value }) => value);
  }
}

/** {@linkcode KvPasskeys}, all in one partition. */
export const KV_PASSKEYS = partIn<PasskeyStore>(PARTITION, (view) => new KvPasskeys(view));

function keyOf(id: string): Key {
  return [PARTITION, "passkey", textPart(id)];
}

function keyAt(author: string, id: string): Key {
  return [PARTITION, "of", textPart(author), textPart(id)];
}
