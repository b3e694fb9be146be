/**
 * Does one thing after another, where what is looked up first must still be so when it is acted on.
 *
 * @module
 */

/** A queue of work: each begins when the one before is over, however that ended. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Does the work when its turn comes. @returns what it returns */
  take<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }
}
