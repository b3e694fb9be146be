/**
 * The end of the current turn of the event loop, shared by whoever has something to do then.
 *
 * @module
 */
import { setImmediate } from "node:timers";

/**
 * Collects tasks and runs them together when the event loop has handled what has arrived. One timer
 * serves any number of tasks, so that telling 500 outboxes costs one wake-up.
 */
export class Turn {
  readonly #schedule: (run: () => void) => void;
  #tasks: (() => void)[] = [];

  /** @param schedule runs its argument soon, but not at once */
  constructor(schedule: (run: () => void) => void = (run) => void setImmediate(run)) {
    this.#schedule = schedule;
  }

  /** Runs `task` once at the end of this turn. It must not throw. */
  atEnd(task: () => void): void {
    if (this.#tasks.push(task) === 1) this.#schedule(() => this.#run());
  }

  #run(): void {
    const tasks = this.#tasks;
    this.#tasks = [];
    for (const task of tasks) {
      try {
        task();
      } catch (error) {
        // One connection's fault is not the others'.
        reportError(error);
      }
    }
  }
}
