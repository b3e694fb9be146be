/**
 * Calls that write to one partition, one group after the other: what comes while a group is on its
 * way makes the next one. So a busy partition costs one commit for many calls, and a quiet one does
 * not wait.
 *
 * @module
 */

/** A call that waits, and how to answer it. */
export interface Waiting<Work> {
  readonly work: Work;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** What a {@linkcode Lane} is made with. */
export interface LaneOptions<Work> {
  /** Of one group. */
  readonly maxCalls: number;
  /** More are refused. */
  readonly maxWaiting: number;
  /** Answers all calls of a group. Never rejects. */
  run(group: readonly Waiting<Work>[]): Promise<void>;
  /** What a call is refused with that is one too many. */
  refusal(): Error;
}

/** The way to one partition. */
export class Lane<Work> {
  readonly #options: LaneOptions<Work>;
  readonly #waiting: Waiting<Work>[] = [];
  #running: Promise<void> | undefined;

  constructor(options: LaneOptions<Work>) {
    this.#options = options;
  }

  /** Takes a call. */
  add(work: Work): Promise<unknown> {
    const { maxWaiting, refusal } = this.#options;
    if (this.#waiting.length >= maxWaiting) return Promise.reject(refusal());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when no call waits. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // Calls of the same moment go together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      await this.#options.run(this.#waiting.splice(0, this.#options.maxCalls));
    }
    this.#running = undefined;
  }
}
