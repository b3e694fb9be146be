/**
 * Pictures of authors in memory.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type { AvatarStore } from "../../port/avatar_store.ts";

/** The pictures, until the process ends. */
export class MemoryAvatars implements Synchronous<AvatarStore> {
  readonly #pictures = new Map<string, Uint8Array<ArrayBuffer>>();

  put(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.#pictures.set(name, bytes.slice());
  }

  get(name: string): Uint8Array<ArrayBuffer> | undefined {
    return this.#pictures.get(name)?.slice();
  }

  remove(name: string): void {
    this.#pictures.delete(name);
  }
}
