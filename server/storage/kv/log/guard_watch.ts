/**
 * Hears when anybody writes to a partition, by one watch on the guards of all that matter.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import type { Guard } from "../database/commit.ts";
import { guardOf } from "../database/fetched.ts";
import type { Head } from "./tail.ts";

/** What a {@linkcode GuardWatch} is made with. */
export interface WatchOptions {
  readonly kv: Deno.Kv;
  readonly clock: Clock;
  /** Between 0 and 1: spreads attempts of several instances. */
  readonly random: () => number;
  /** At most ten. */
  readonly partitions: readonly string[];
  /** Hears how far each is: at the beginning, whenever that is another, and after a break. */
  seen(partition: string, head: Head): void;
}

type Guards = readonly Deno.KvEntryMaybe<unknown>[];

const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 10_000;

/** Watches guards from its making until it is closed; a watch that breaks is begun again. */
export class GuardWatch {
  readonly #options: WatchOptions;
  readonly #started = Promise.withResolvers<void>();
  readonly #ended: Promise<void>;
  #reader: ReadableStreamDefaultReader<Guards> | undefined;
  #endPause: (() => void) | undefined;
  #closed = false;
  /** What the watch has told last of each partition, and what a look has found. */
  #told: readonly string[] = [];
  #found: readonly string[] = [];

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#ended = this.#run();
  }

  /** Resolves when all guards were seen, or Deno KV has failed to show them. */
  get started(): Promise<void> {
    return this.#started.promise;
  }

  /**
   * Looks whether the watch has missed something: a connection may be gone without a word, as after a
   * machine stood still. One that is behind what was found before is begun again.
   *
   * @throws when Deno KV does not answer
   */
  async look(): Promise<void> {
    const { kv, partitions } = this.#options;
    const isBehind = this.#found.some((stamp, index) => stamp > (this.#told[index] ?? ""));
    const guards = await kv.getMany<unknown[]>(partitions.map((each) => [...guardOf(each)]));
    this.#found = stampsOf(guards);
    this.#tell(guards);
    if (isBehind && !this.#closed) await this.#reader?.cancel();
  }

  /** Hears nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#endPause?.();
    // A stream that broke at this moment has ended all the same.
    await this.#reader?.cancel().catch(() => {});
    await this.#ended;
  }

  async #run(): Promise<void> {
    const failures = { inARow: 0 };
    while (!this.#closed) {
      try {
        await this.#watch(failures);
      } catch {
        // What is the matter shows wherever Deno KV is used; here it is only tried again.
      }
      this.#started.resolve();
      if (!this.#closed) await this.#pause(failures.inARow++);
    }
  }

  async #watch(failures: { inARow: number }): Promise<void> {
    const { kv, partitions } = this.#options;
    const reader = kv.watch<unknown[]>(partitions.map((each) => [...guardOf(each)])).getReader();
    this.#reader = reader;
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done || this.#closed) return;
        failures.inARow = 0;
        this.#told = stampsOf(value);
        this.#tell(value);
        this.#started.resolve();
      }
    } finally {
      this.#reader = undefined;
    }
  }

  #tell(guards: Guards): void {
    if (this.#closed) return;
    this.#options.partitions.forEach((partition, index) => {
      const { value, versionstamp } = guards[index] ?? {};
      const { logged = 0, by = "" } = (value ?? {}) as Partial<Guard>;
      this.#options.seen(partition, { logged, by, versionstamp: versionstamp ?? "" });
    });
  }

  async #pause(times: number): Promise<void> {
    const { clock, random } = this.#options;
    const longestMs = Math.min(FIRST_PAUSE_MS * 2 ** times, MAX_PAUSE_MS);
    const { promise: over, resolve } = Promise.withResolvers<void>();
    const cancel = clock.after(longestMs * (0.5 + random() / 2), resolve);
    this.#endPause = resolve;
    await over;
    cancel();
    this.#endPause = undefined;
  }
}

function stampsOf(guards: Guards): readonly string[] {
  return guards.map(({ versionstamp }) => versionstamp ?? "");
}
