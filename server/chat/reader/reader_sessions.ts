/**
 * Ends what readers have open, so that who is banned or forgotten is out at once.
 *
 * @module
 */

/** Tells whoever holds open what a reader opened. */
export class ReaderSessions {
  readonly #listeners = new Set<(reader: string) => void>();

  /** Ends all that a reader has open; by itself it does not keep them from coming again. */
  end(reader: string): void {
    for (const listener of this.#listeners) listener(reader);
  }

  /** Hears whose sessions end, by the reader's id. A listener must not throw. */
  onEnded(listener: (reader: string) => void): void {
    this.#listeners.add(listener);
  }
}
