/**
 * A frame's headers: ordered, repeatable, the first of a name wins (STOMP 1.2, "Repeated Header
 * Entries"). Escaping is `escape.ts`.
 *
 * @module
 */

/** One header: name and value, unescaped. */
export type HeaderEntry = readonly [name: string, value: string];

/** What headers can be made of; `undefined` values are left out. */
export type HeadersInit = readonly HeaderEntry[] | Readonly<Record<string, string | undefined>>;

/** Ordered headers that do not change. Names and values are unescaped text. */
export class FrameHeaders implements Iterable<HeaderEntry> {
  readonly #entries: readonly HeaderEntry[];

  private constructor(entries: readonly HeaderEntry[]) {
    this.#entries = entries;
  }

  /** Headers in the order given. */
  static of(init: HeadersInit): FrameHeaders {
    if (Array.isArray(init)) return new FrameHeaders(init as readonly HeaderEntry[]);
    const entries: HeaderEntry[] = [];
    for (const [name, value] of Object.entries(init as Record<string, string | undefined>)) {
      if (value !== undefined) entries.push([name, value]);
    }
    return new FrameHeaders(entries);
  }

  /** How many there are, repeated ones included. */
  get size(): number {
    return this.#entries.length;
  }

  /** The value of the first header of that name. Names are case sensitive. */
  get(name: string): string | undefined {
    for (const entry of this.#entries) if (entry[0] === name) return entry[1];
    return undefined;
  }

  /** Whether there is a header of that name. */
  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** All of them, in order. */
  [Symbol.iterator](): Iterator<HeaderEntry> {
    return this.#entries[Symbol.iterator]();
  }
}
