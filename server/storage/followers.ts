/**
 * Those who follow a store's commits, told one commit at a time.
 *
 * @module
 */
import type { Committed } from "./store.ts";

/** Hears a commit. Must not throw. */
export type Listener = (committed: Committed) => void;

/** The listeners of a store. Each hears every commit in the order of {@linkcode Followers.tell}. */
export class Followers {
  readonly #listeners = new Map<symbol, Listener>();
  readonly #untold: Committed[] = [];
  #telling = false;

  /** Adds a listener. Returns how to stop; stopping twice does nothing. */
  add(listener: Listener): () => void {
    const key = Symbol();
    this.#listeners.set(key, listener);
    return () => {
      this.#listeners.delete(key);
    };
  }

  /**
   * Tells every listener. What is told from within a listener waits until all of them have heard
   * the commit before it.
   */
  tell(committed: Committed): void {
    this.#untold.push(committed);
    if (this.#telling) return;
    this.#telling = true;
    for (let next = this.#untold.shift(); next !== undefined; next = this.#untold.shift()) {
      this.#tellOne(next);
    }
    this.#telling = false;
  }

  /** Forgets all listeners. */
  clear(): void {
    this.#listeners.clear();
  }

  #tellOne(committed: Committed): void {
    for (const [key, listener] of [...this.#listeners]) {
      if (!this.#listeners.has(key)) continue;
      try {
        listener(committed);
      } catch (error) {
        // The message is committed whatever a listener makes of it: the others hear it, its append
        // resolves, and the fault goes where uncaught ones go.
        reportError(error);
      }
    }
  }
}
