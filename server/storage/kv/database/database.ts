/**
 * A database in Deno KV that runs calls: plain functions on a {@linkcode View}. What a call writes is
 * committed on the condition that nobody else has written to the partitions it read; otherwise it
 * runs again on what is there now.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import { StoreError } from "../../store.ts";
import { Asking } from "./asking.ts";
import { BatchedReads } from "./batched_reads.ts";
import { type Commit, type Guard, prepareCommit, type Prepared } from "./commit.ts";
import { Fetched, guardOf, Unfetched, type WantedList } from "./fetched.ts";
import type { Key } from "./key.ts";
import { Lane, type Waiting } from "./lane.ts";
import { PartitionCache } from "./partition_cache.ts";
import { endless, Fault, ReadingCalls } from "./reading_calls.ts";
import { View } from "./view.ts";

/** A call. It may run several times, and its answer counts only the last time. */
export type Work<Value = unknown> = (view: View) => Value;

/** What is told of a database. */
export interface DatabaseListener {
  /** A commit is tried. */
  trying?(commit: { readonly partition: string; readonly id: string }): void;
  /** It went through; its calls resolve after this does. */
  committed?(commit: Commit): Promise<void>;
  /** One did of which that was not known, and others came after it; its calls resolve after this. */
  found?(head: FoundHead): Promise<void>;
  /** It did not, or nobody knows whether it did. */
  failed?(commit: { readonly partition: string; readonly id: string }): void;
  /** Whether Deno KV answered, at each attempt. */
  reached?(answer: { readonly ok: true } | { readonly ok: false; readonly error: unknown }): void;
}

/** How far a partition is in which an own commit was found among others. */
export interface FoundHead {
  readonly partition: string;
  readonly logged: number;
  readonly versionstamp: string;
}

/** What a {@linkcode KvDatabase} is made with. */
export interface DatabaseOptions {
  readonly kv: Deno.Kv;
  readonly clock: Clock;
  /** Names this instance; no other has the same. */
  readonly instance: string;
  /** Between 0 and 1: spreads attempts of several instances. */
  readonly random: () => number;
  readonly listener?: DatabaseListener;
  /** Whether what is read of a partition may be kept until it changes; default: none is. */
  readonly keeps?: (partition: string) => boolean;
}

/** Calls of one commit: with ten writes each they stay below what Deno KV takes at once. */
const MAX_CALLS = 40;
const MAX_WAITING = 2_000;
/** As often others may come first. */
const MAX_CONFLICTS = 40;
/** As often Deno KV may fail in a row. */
const MAX_FAILURES = 4;
const MAX_ROUNDS = 200;
const FIRST_PAUSE_MS = 5;
const MAX_PAUSE_MS = 500;
/** What is kept of a partition between its commits. */
const MAX_REMEMBERED = 2_000;

/** What became of the calls of a group, and what they want written. */
interface Ran {
  readonly view: View;
  readonly answers: readonly Answer[];
}

/**
 * An attempt, by its id, that was not said to have gone through. It may have all the same: Deno's
 * client tries again by itself when the network breaks, and finds the guard changed by what it did
 * first.
 */
interface Tried {
  readonly answers: readonly Answer[];
  readonly commit: Prepared;
}

type Answer = { readonly ok: true; readonly value: unknown } | {
  readonly ok: false;
  readonly error: unknown;
};

/** Runs calls on Deno KV. */
export class KvDatabase {
  readonly #options: DatabaseOptions;
  readonly #lanes = new Map<string, Lane<Work>>();
  /** By partition: what was fetched or written, as of the guard that is in it. */
  readonly #remembered = new Map<string, Fetched>();
  readonly #asking: Asking;
  readonly #cache: PartitionCache;
  readonly #reading: ReadingCalls;
  #commits = 0;
  #closed = false;

  constructor(options: DatabaseOptions) {
    this.#options = options;
    const { kv, clock, keeps = () => false } = options;
    this.#asking = new Asking(clock);
    this.#cache = new PartitionCache(keeps);
    this.#reading = new ReadingCalls({
      kv,
      reads: new BatchedReads(kv),
      cache: this.#cache,
      asking: this.#asking,
    });
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#options.clock.now();
  }

  /**
   * Forgets what is known of a partition since a commit before `versionstamp`: another instance has
   * written to it, so that a commit that relies on it would be tried in vain. Nothing of what that has
   * removed stays in memory.
   */
  outdate(partition: string, versionstamp: string): void {
    this.#cache.hear(partition, versionstamp);
    const known = this.#remembered.get(partition)?.guards.get(partition)?.versionstamp ?? "";
    if (known < versionstamp) this.#remembered.delete(partition);
  }

  /**
   * Runs a call that only reads. What it reads first of a partition is not newer than what it reads later,
   * and all of it is as of a moment after the call came.
   *
   * @throws {StoreError} `failed` or `closed`
   */
  read<Value>(work: Work<Value>): Promise<Value> {
    return this.#read(() => this.#reading.run(work));
  }

  /** The same, for what is new each time: nothing that is kept is used, so nothing has to be as it was. */
  readAnew<Value>(work: Work<Value>): Promise<Value> {
    return this.#read(() => this.#reading.runAnew(work));
  }

  async #read<Value>(run: () => Promise<Value>): Promise<Value> {
    if (this.#closed) throw closed();
    for (let failures = 0;; failures++) {
      try {
        const value = await run();
        this.#options.listener?.reached?.({ ok: true });
        return value;
      } catch (error) {
        if (error instanceof Fault) throw error.cause;
        if (error instanceof TypeError) throw tooLarge(error);
        this.#options.listener?.reached?.({ ok: false, error });
        if (failures + 1 >= MAX_FAILURES) throw unreachable(error);
        await this.#pause(failures);
      }
    }
  }

  /**
   * Runs a call that may write, in one commit with others of its partition. It may read and write
   * other partitions too.
   *
   * @throws {StoreError} `failed` or `closed`, and what the call throws; nothing of it is kept then,
   * unless Deno KV gave no answer: what was asked of it may be done all the same
   */
  async write<Value>(partition: string, work: Work<Value>): Promise<Value> {
    if (this.#closed) throw closed();
    const known = this.#lanes.get(partition);
    const lane = known ?? new Lane<Work>({
      maxCalls: MAX_CALLS,
      maxWaiting: MAX_WAITING,
      run: (group) => this.#run(partition, group),
      refusal: () => new StoreError("failed", "Cannot write: too many calls wait; try again later"),
    });
    this.#lanes.set(partition, lane);
    return await lane.add(work) as Value;
  }

  /** Finishes what was begun. Calls after it reject. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#lanes.values()].map((lane) => lane.idle()));
  }

  /** Answers a group of calls. */
  async #run(partition: string, group: readonly Waiting<Work>[]): Promise<void> {
    try {
      const answers = await this.#attempt(partition, group.map(({ work }) => work));
      group.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer?.ok) resolve(answer.value);
        else reject(answer?.error);
      });
    } catch (error) {
      this.#remembered.delete(partition);
      const isTooMuch = error instanceof TypeError && group.length > 1;
      if (isTooMuch) {
        // It is too much for one commit.
        const middle = Math.ceil(group.length / 2);
        await this.#run(partition, group.slice(0, middle));
        await this.#run(partition, group.slice(middle));
        return;
      }
      for (const { reject } of group) reject(error instanceof TypeError ? tooLarge(error) : error);
    }
  }

  /** @throws {StoreError} and a TypeError when it is too much for one commit */
  async #attempt(partition: string, works: readonly Work[]): Promise<readonly Answer[]> {
    const { kv, clock } = this.#options;
    let failures = 0;
    const tried = new Map<string, Tried>();
    for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts++) {
      const remembered = this.#remembered.get(partition);
      const fetched = remembered ?? new Fetched();
      this.#remembered.delete(partition);
      const id = `${this.#options.instance}.${++this.#commits}`;
      try {
        const { view, answers } = await this.#runAll(works, fetched, partition);
        const done = await this.#foundDone(partition, tried, fetched);
        if (done !== undefined) return done;
        const commit = prepareCommit(kv, { partition, id, now: clock.now(), view, fetched });
        if (commit === undefined) {
          // Without a commit nobody has checked that it is still so.
          if (remembered !== undefined) continue;
          this.#options.listener?.reached?.({ ok: true });
          return answers;
        }
        tried.set(id, { answers, commit });
        const isDone = await this.#commit(commit, { partition, id, fetched });
        this.#options.listener?.reached?.({ ok: true });
        if (isDone) return answers;
      } catch (error) {
        if (error instanceof TypeError || error instanceof StoreError) throw error;
        this.#options.listener?.reached?.({ ok: false, error });
        if (++failures >= MAX_FAILURES) throw unreachable(error);
      }
      if (conflicts > 0) await this.#pause(Math.max(conflicts - 2, failures));
    }
    throw new StoreError(
      "failed",
      "Cannot write: other instances of the server write to the same conversations all the time; try again",
    );
  }

  /** The answers of an attempt that the guard says went through, if it names such a one. */
  async #foundDone(
    partition: string,
    tried: ReadonlyMap<string, Tried>,
    fetched: Fetched,
  ): Promise<readonly Answer[] | undefined> {
    const { value, versionstamp } = fetched.guards.get(partition) ?? {};
    const { by = "", before = [], logged = 0 } = (value ?? {}) as Partial<Guard>;
    const id = [by, ...before].find((each) => tried.has(each)) ?? "";
    const found = tried.get(id);
    if (found === undefined || !versionstamp) return undefined;
    this.#remember(partition, fetched);
    const { answers, commit: { loggedBefore, notes } } = found;
    const { listener } = this.#options;
    if (id !== by) await listener?.found?.({ partition, logged, versionstamp });
    else await listener?.committed?.({ partition, id, versionstamp, loggedBefore, notes });
    return answers;
  }

  /** Runs all calls on what there is, until nothing is to be fetched any more. */
  async #runAll(works: readonly Work[], fetched: Fetched, partition: string): Promise<Ran> {
    const guard = guardOf(partition);
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const view = new View(fetched);
      const keys: Key[] = fetched.guards.has(partition) ? [] : [guard];
      const lists: WantedList[] = [];
      const looks = { keys: [] as Key[], lists: [] as WantedList[] };
      const answers = works.map((work): Answer => {
        const own = new View(fetched, view);
        try {
          const value = work(own);
          view.merge(own.own);
          return { ok: true, value };
        } catch (error) {
          if (!(error instanceof Unfetched)) return { ok: false, error };
          keys.push(...error.keys);
          lists.push(...error.lists);
          looks.keys.push(...error.looks.keys);
          looks.lists.push(...error.looks.lists);
          return { ok: false, error };
        }
      });
      const written = new Set(view.writes.map(({ key: [first] }) => first));
      keys.push(...[...written].filter((each) => !fetched.guards.has(each)).map(guardOf));
      if ([keys, lists, looks.keys, looks.lists].every(({ length }) => length === 0)) {
        return { view, answers };
      }
      await this.#asking.ask(() => fetched.fetch(this.#options.kv, { keys, lists, looks }));
    }
    throw endless();
  }

  /** @returns whether it went through; otherwise somebody else wrote */
  async #commit(
    { operation, writes, notes, loggedBefore }: Prepared,
    { partition, id, fetched }: {
      readonly partition: string;
      readonly id: string;
      readonly fetched: Fetched;
    },
  ): Promise<boolean> {
    const { listener } = this.#options;
    listener?.trying?.({ partition, id });
    let versionstamp: string | undefined;
    try {
      versionstamp = await this.#asking.ask(() => operation.commit().then(stampOf));
    } catch (error) {
      versionstamp = error instanceof TypeError
        ? undefined
        : await this.#stampIfDone(partition, id);
      if (versionstamp === undefined) {
        listener?.failed?.({ partition, id });
        throw error;
      }
    }
    if (versionstamp === undefined) {
      listener?.failed?.({ partition, id });
      return false;
    }
    fetched.take(writes);
    for (const { key, value } of writes) {
      if (key.length !== 2 || key[1] !== "guard") continue;
      const before = fetched.guards.get(key[0])?.versionstamp ?? "";
      const own = writes.filter(({ key: [first] }) => first === key[0]);
      this.#cache.written({ partition: key[0], before, after: versionstamp, writes: own });
      fetched.guards.set(key[0], { key, value, versionstamp });
    }
    this.#remember(partition, fetched);
    await listener?.committed?.({ partition, id, versionstamp, loggedBefore, notes });
    return true;
  }

  /** Whether a commit went through of which Deno KV gave no answer, as far as that is to be seen. */
  async #stampIfDone(partition: string, id: string): Promise<string | undefined> {
    try {
      const { value, versionstamp } = await this.#asking.ask(() =>
        this.#options.kv.get<Guard>(guardOf(partition))
      );
      return value?.by === id ? versionstamp ?? undefined : undefined;
    } catch {
      return undefined;
    }
  }

  #remember(partition: string, fetched: Fetched): void {
    // Of other partitions nobody knows how long it is so.
    if (fetched.guards.size === 1 && fetched.size < MAX_REMEMBERED) {
      this.#remembered.set(partition, fetched);
    }
  }

  #pause(times: number): Promise<void> {
    const { clock, random } = this.#options;
    const longest = Math.min(FIRST_PAUSE_MS * 2 ** times, MAX_PAUSE_MS);
    return new Promise((resolve) => void clock.after(longest * (0.5 + random() / 2), resolve));
  }
}

function stampOf(result: Deno.KvCommitResult | Deno.KvCommitError): string | undefined {
  return result.ok ? result.versionstamp : undefined;
}

function closed(): StoreError {
  return new StoreError("closed", "Cannot answer: the store was closed");
}

function unreachable(cause: unknown): StoreError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StoreError(
    "failed",
    `Cannot use Deno KV: ${reason}; it is tried again with each call`,
    { cause },
  );
}

/** Of a key, a value or a commit. Only what is too large is a TypeError of Deno KV. */
function tooLarge(cause: TypeError): StoreError {
  const message = `Cannot use Deno KV: it does not take what is asked: ${cause.message}`;
  return new StoreError("failed", message, { cause });
}
