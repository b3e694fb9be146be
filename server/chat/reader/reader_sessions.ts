/**
 * Ends what readers have open, so that who is banned or forgotten is out at once.
 *
 * @module
 */

/** Whether a reader is meant, by their id. */
export type IsMeant = (reader: string) => boolean;

/** Tells whoever holds open what readers opened. */
export class ReaderSessions {
  readonly #listeners = new Set<(isMeant: IsMeant) => void>();

  /** Ends all that a reader has open; by itself it does not keep them from coming again. */
  end(reader: string): void {
    this.endWhere((id) => id === reader);
  }

  /** The same of all readers who are meant. */
  endWhere(isMeant: IsMeant): void {
    for (const listener of this.#listeners) listener(isMeant);
  }

  /** Hears whose sessions end. A listener must not throw. */
  onEnded(listener: (isMeant: IsMeant) => void): void {
    this.#listeners.add(listener);
  }
}
