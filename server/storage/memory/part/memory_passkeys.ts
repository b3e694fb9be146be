/**
 * Passkeys of authors in memory.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type { PasskeyStore, StoredPasskey } from "../../port/passkey_store.ts";

/** The passkeys, until the process ends. */
export class MemoryPasskeys implements Synchronous<PasskeyStore> {
  readonly #passkeys = new Map<string, StoredPasskey>();

  of(author: string): readonly StoredPasskey[] {
    return [...this.#passkeys.values()].filter((passkey) => passkey.author === author)
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
      .map((passkey) => structuredClone(passkey));
  }

  any(): boolean {
    return this.#passkeys.size > 0;
  }

  get(id: string): StoredPasskey | undefined {
    return structuredClone(this.#passkeys.get(id));
  }

  add(passkey: StoredPasskey): boolean {
    if (this.#passkeys.has(passkey.id)) return false;
    this.#passkeys.set(passkey.id, structuredClone(passkey));
    return true;
  }

  rename({ id, author, name }: { id: string; author: string; name: string }): boolean {
    const passkey = this.#passkeys.get(id);
    if (passkey?.author !== author) return false;
    this.#passkeys.set(id, { ...passkey, name });
    return true;
  }

  use({ id, counter, usedAt }: { id: string; counter: number; usedAt: number }): void {
    const passkey = this.#passkeys.get(id);
    if (passkey !== undefined) this.#passkeys.set(id, { ...passkey, counter, usedAt });
  }

  remove({ id, author }: { id: string; author: string }): boolean {
    return this.#passkeys.get(id)?.author === author && this.#passkeys.delete(id);
  }

  removeAllOf(author: string): void {
    for (const passkey of this.of(author)) this.#passkeys.delete(passkey.id);
  }
}
