/**
 * Hands on what happens at the desk, to whoever tells it.
 *
 * @module
 */
import type { DeskEvent, DeskState } from "../../../shared/chat/desk.ts";

/** Hears an event; of a state that is another now also what was before. It must not throw. */
export type DeskListener = (event: DeskEvent, before?: DeskState) => void;

/** Listeners, each of which hears everything from when it is added. */
export class DeskRelay {
  readonly #listeners = new Set<DeskListener>();

  /** Hears what happens from now on. Returns how to stop. */
  listen(listener: DeskListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells all listeners. */
  readonly tell: DeskListener = (event, before) => {
    for (const listener of this.#listeners) listener(event, before);
  };
}
