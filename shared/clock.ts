/**
 * Time, handed in: whoever needs "now" or "later" takes a {@linkcode Clock}, so tests never wait.
 *
 * @module
 */

/** Where the time comes from. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /**
   * Runs `task` once after `delayMs` milliseconds.
   *
   * @returns a function that cancels it; calling that twice, or too late, does nothing.
   */
  after(delayMs: number, task: () => void): () => void;
}
