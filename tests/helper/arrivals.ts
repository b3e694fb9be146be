/**
 * Things that come one by one, to be waited for one by one.
 *
 * @module
 */

/** What has come waits to be asked for; who asks too early waits. */
export class Arrivals<T> {
  readonly #waiting: T[] = [];
  readonly #wanting: ((thing: T) => void)[] = [];

  /** Something came. */
  push(thing: T): void {
    const want = this.#wanting.shift();
    if (want === undefined) this.#waiting.push(thing);
    else want(thing);
  }

  /** The oldest that nobody had yet. */
  next(): Promise<T> {
    return this.#waiting.length > 0
      ? Promise.resolve(this.#waiting.shift() as T)
      : new Promise((resolve) => this.#wanting.push(resolve));
  }
}
