/**
 * Chance that can be repeated: the same seed gives the same numbers.
 *
 * @module
 */

/** Numbers from one seed. */
export class Random {
  #state: number;

  /** @param seed any whole number */
  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor(((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 * end);
  }

  /** One of several. @throws {RangeError} when there is none */
  oneOf<T>(choices: readonly T[]): T {
    if (choices.length === 0) throw new RangeError("Cannot choose: there is nothing");
    return choices[this.below(choices.length)] as T;
  }

  /** Some of the indices from 0 to `length`, in order. */
  cuts(length: number): number[] {
    const count = this.below(6);
    return Array.from({ length: count }, () => this.below(length + 1)).sort((a, b) => a - b);
  }
}
