/**
 * A clock for a program that is stopped while nobody is there: what is to be done later holds no timer
 * then, and is done by whoever comes next.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";

/** What is due within a minute keeps its timer: it ends by itself. */
const SOON_MS = 60_000;

interface Task {
  readonly dueMs: number;
  readonly run: () => void;
  cancel: (() => void) | undefined;
}

/** See the head of this file. At the beginning nobody is there. */
export class RestingClock implements Clock {
  readonly #clock: Clock;
  readonly #tasks = new Set<Task>();
  #isAwake = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
  }

  after(delayMs: number, run: () => void): () => void {
    const task: Task = { dueMs: this.now() + delayMs, run, cancel: undefined };
    this.#tasks.add(task);
    if (this.#isAwake || delayMs <= SOON_MS) this.#arm(task);
    return () => {
      this.#tasks.delete(task);
      task.cancel?.();
    };
  }

  /** Somebody is there: everything has its timer. */
  wake(): void {
    this.#isAwake = true;
    for (const task of this.#tasks) if (task.cancel === undefined) this.#arm(task);
  }

  /** Nobody is there any more: only what is due soon keeps its timer. */
  rest(): void {
    this.#isAwake = false;
    const soon = this.now() + SOON_MS;
    for (const task of this.#tasks) {
      if (task.dueMs <= soon) continue;
      task.cancel?.();
      task.cancel = undefined;
    }
  }

  /** Does what is due, the first due first. For whoever comes. */
  catchUp(): void {
    const now = this.now();
    const due = [...this.#tasks].filter(({ dueMs }) => dueMs <= now)
      .sort((a, b) => a.dueMs - b.dueMs);
    for (const task of due) {
      task.cancel?.();
      this.#run(task);
    }
  }

  #arm(task: Task): void {
    const delayMs = Math.max(0, task.dueMs - this.now());
    task.cancel = this.#clock.after(delayMs, () => this.#run(task));
  }

  #run(task: Task): void {
    if (this.#tasks.delete(task)) task.run();
  }
}
