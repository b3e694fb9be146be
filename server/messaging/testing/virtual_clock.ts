/**
 * A clock that stands still until a test moves it.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";

interface Task {
  readonly dueMs: number;
  readonly run: () => void;
}

/**
 * A {@linkcode Clock} moved by hand.
 *
 * @example
 * ```ts
 * import { VirtualClock } from "./virtual_clock.ts";
 * const clock = new VirtualClock();
 * const rung: number[] = [];
 * clock.after(1_000, () => rung.push(clock.now()));
 * clock.advance(999);
 * console.assert(rung.length === 0);
 * clock.advance(1);
 * console.assert(rung[0] === 1_000);
 * ```
 */
export class VirtualClock implements Clock {
  #nowMs: number;
  /** In the order they were asked for. */
  readonly #tasks = new Set<Task>();

  /**
   * Makes a clock that stands still.
   *
   * @param startMs what {@linkcode now} says at first, in milliseconds since 1970
   */
  constructor(startMs = 0) {
    this.#nowMs = startMs;
  }

  now(): number {
    return this.#nowMs;
  }

  after(delayMs: number, task: () => void): () => void {
    const entry: Task = { dueMs: this.#nowMs + Math.max(0, delayMs), run: task };
    this.#tasks.add(entry);
    return () => {
      this.#tasks.delete(entry);
    };
  }

  /** How many tasks wait: zero after everything was closed, or a timer leaks. */
  get pending(): number {
    return this.#tasks.size;
  }

  /**
   * Moves the time on and runs what falls due on the way, each task at its own moment, those of one
   * moment in the order they were asked for. Tasks asked for on the way run too if they fall due.
   */
  advance(byMs: number): void {
    const endMs = this.#nowMs + byMs;
    for (let next = this.#next(endMs); next !== undefined; next = this.#next(endMs)) {
      this.#tasks.delete(next);
      this.#nowMs = next.dueMs;
      next.run();
    }
    this.#nowMs = endMs;
  }

  /** The earliest task due by `endMs`. */
  #next(endMs: number): Task | undefined {
    let earliest: Task | undefined;
    for (const task of this.#tasks) {
      if (task.dueMs <= endMs && (earliest === undefined || task.dueMs < earliest.dueMs)) {
        earliest = task;
      }
    }
    return earliest;
  }
}
