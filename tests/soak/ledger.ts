/**
 * The oracle: what healthy clients said and heard, and whether that fits.
 *
 * @module
 */

/** What is wrong is told once and then counted. */
const MAX_TOLD = 20;

/** See the module. */
export class Ledger {
  readonly faults: string[] = [];
  readonly #sent: number[] = [];
  /** The last number heard, by listener and sender. */
  readonly #heard: number[][] = [];
  readonly #jobs = new Map<string, number>();
  #faultCount = 0;
  #waiting: (() => void)[] = [];

  /** Whether everything that was said was heard by everybody, and every job was done. */
  get isComplete(): boolean {
    return this.#heard.every((last) =>
      this.#sent.every((count, sender) => last[sender] === count)
    ) &&
      [...this.#jobs.values()].every((times) => times === 1);
  }

  /** How many messages and jobs there were. */
  get total(): number {
    return this.#sent.reduce((sum, count) => sum + count, 0) * this.#heard.length + this.#jobs.size;
  }

  /** Somebody takes part. @returns the number they are known by */
  join(): number {
    this.#heard.push([]);
    for (const last of this.#heard) while (last.length < this.#heard.length) last.push(0);
    return this.#sent.push(0) - 1;
  }

  /** @returns the number of the next message of a sender */
  nextOf(sender: number): number {
    return this.#sent[sender] = (this.#sent[sender] ?? 0) + 1;
  }

  /** A listener heard a message of a sender. */
  heard(listener: number, sender: number, number: number): void {
    const last = this.#heard[listener]?.[sender] ?? 0;
    if (number !== last + 1) {
      this.fault(`${listener} heard ${sender}'s message ${number} after ${last}`);
    }
    if (number > last) (this.#heard[listener] ?? [])[sender] = number;
    this.#look();
  }

  /** A job was put into the queue. */
  jobSent(job: string): void {
    if (!this.#jobs.has(job)) this.#jobs.set(job, 0);
  }

  /** A job was done and acknowledged. */
  jobDone(job: string): void {
    const times = (this.#jobs.get(job) ?? 0) + 1;
    this.#jobs.set(job, times);
    if (times > 1) this.fault(`job ${job} was done ${times} times`);
    this.#look();
  }

  /** Something is not as it must be. */
  fault(what: string): void {
    if (++this.#faultCount <= MAX_TOLD) this.faults.push(what);
  }

  /** Resolves when it is complete, or at the deadline with a fault. */
  async complete(deadlineMs: number): Promise<void> {
    if (this.isComplete) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(() => {
      this.fault(`after ${deadlineMs} ms something is still missing: ${this.#missing()}`);
      resolve();
    }, deadlineMs);
    this.#waiting.push(resolve);
    await promise;
    clearTimeout(timer);
  }

  #look(): void {
    if (this.#waiting.length === 0 || !this.isComplete) return;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #missing(): string {
    const heard = this.#heard.map((last) => last.join(",")).join(" / ");
    const undone = [...this.#jobs].filter(([, times]) => times === 0).length;
    return `sent ${this.#sent}, heard ${heard}, jobs undone ${undone}`;
  }
}
