/**
 * Whether a Deno KV answers: seen by what is asked of it anyhow, so that nothing is asked for its own
 * sake while all is well. What fails and what works again is told once, not with each call.
 *
 * Reading and writing are told apart: a database over its limits may do the one and refuse the other.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import { within } from "../../../shared/within.ts";

/** What a call does. */
export type KvCall = "read" | "write";

/** What happened to a database. */
export type KvChange =
  | { readonly kind: "lost"; readonly call: KvCall; readonly error: Error }
  | { readonly kind: "back"; readonly call: KvCall; readonly afterMs: number };

/** What a {@linkcode KvHealth} needs. */
export interface KvHealthOptions {
  readonly clock: Clock;
  /** Hears when calls begin to fail, and when they work again. */
  readonly onChange: (change: KvChange) => void;
}

/** So many fail in a row before it is more than a moment's trouble, which whoever calls tries again. */
const FAILURES = 3;
/** After which a call counts as failed, though nobody knows. */
const SLOW_MS = 8_000;
/** So long somebody waits for a trial, which goes on. */
const TRIAL_MS = 500;
/** Where a trial deletes what is not there. */
const TRIAL_KEY: Deno.KvKey = ["trial"];

/** Watches over one database. */
export class KvHealth {
  readonly #options: KvHealthOptions;
  readonly #failures = { read: 0, write: 0 };
  readonly #lostAt = new Map<KvCall, number>();
  /** When each call that has no answer yet was made, the oldest first. */
  readonly #pending = new Map<symbol, { readonly call: KvCall; readonly at: number }>();
  /** Trials that have no answer yet: Deno's own client never ends some. */
  readonly #trials = new Map<KvCall, Promise<unknown>>();
  #kv: Deno.Kv | undefined;

  constructor(options: KvHealthOptions) {
    this.#options = options;
  }

  /** The database, through which it is used from now on. */
  watch(kv: Deno.Kv): Deno.Kv {
    const watched = watchedKv(kv, (call, ask) => this.#observe(call, ask));
    this.#kv = watched;
    return watched;
  }

  /** What does not work now. */
  lost(): readonly KvCall[] {
    this.#findSlow();
    return [...this.#lostAt.keys()];
  }

  /** Tries what does not work, so that it is seen when it does again; one trial of each at a time. */
  async tryAgain(): Promise<void> {
    const trials = this.lost().map((call) => this.#trials.get(call) ?? this.#try(call));
    if (trials.length === 0) return;
    await within(Promise.all(trials), TRIAL_MS, this.#options.clock);
  }

  #try(call: KvCall): Promise<unknown> {
    const asked: Promise<unknown> | undefined = call === "read"
      ? this.#kv?.get(TRIAL_KEY)
      : this.#kv?.delete(TRIAL_KEY);
    const trial = Promise.resolve(asked).catch(() => {})
      .finally(() => this.#trials.delete(call));
    this.#trials.set(call, trial);
    return trial;
  }

  async #observe<T>(call: KvCall, ask: () => Promise<T>): Promise<T> {
    this.#findSlow();
    const id = Symbol();
    this.#pending.set(id, { call, at: this.#options.clock.now() });
    try {
      const answer = await ask();
      this.#worked(call);
      return answer;
    } catch (error) {
      // A TypeError is about what was asked: too large, or closed meanwhile.
      if (!(error instanceof TypeError)) this.#failed(call, error);
      throw error;
    } finally {
      this.#pending.delete(id);
    }
  }

  #worked(call: KvCall): void {
    this.#failures[call] = 0;
    const lostAt = this.#lostAt.get(call);
    if (lostAt === undefined) return;
    this.#lostAt.delete(call);
    const afterMs = this.#options.clock.now() - lostAt;
    this.#options.onChange({ kind: "back", call, afterMs });
  }

  #failed(call: KvCall, thrown: unknown): void {
    this.#failures[call]++;
    if (this.#failures[call] >= FAILURES) this.#lose(call, thrown);
  }

  #lose(call: KvCall, thrown: unknown): void {
    if (this.#lostAt.has(call)) return;
    this.#lostAt.set(call, this.#options.clock.now());
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    this.#options.onChange({ kind: "lost", call, error });
  }

  #findSlow(): void {
    const now = this.#options.clock.now();
    for (const { call, at } of this.#pending.values()) {
      if (at + SLOW_MS > now) return;
      this.#lose(call, new Error(`Deno KV gives no answer for ${SLOW_MS / 1_000} seconds`));
    }
  }
}

type Observe = <T>(call: KvCall, ask: () => Promise<T>) => Promise<T>;

function watchedKv(real: Deno.Kv, observe: Observe): Deno.Kv {
  const own: Partial<Deno.Kv> = {
    get: (...args: Parameters<Deno.Kv["get"]>) => observe("read", () => real.get(...args)),
    getMany: (...args: Parameters<Deno.Kv["getMany"]>) =>
      observe("read", () => real.getMany(...args)),
    list: (...args: Parameters<Deno.Kv["list"]>) => watchedList(real.list(...args), observe),
    set: (...args) => observe("write", () => real.set(...args)),
    delete: (key) => observe("write", () => real.delete(key)),
    atomic: () => watchedOperation(real.atomic(), observe),
  } as Partial<Deno.Kv>;
  return new Proxy(real, {
    get(target, name) {
      if (Object.hasOwn(own, name)) return own[name as keyof typeof own];
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

function watchedList(list: Deno.KvListIterator<unknown>, observe: Observe) {
  return new Proxy(list, {
    get(target, name, proxy) {
      if (name === Symbol.asyncIterator) return () => proxy;
      if (name === "next") return () => observe("read", () => target.next());
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

function watchedOperation(real: Deno.AtomicOperation, observe: Observe): Deno.AtomicOperation {
  return new Proxy(real, {
    get(target, name, proxy) {
      if (name === "commit") return () => observe("write", () => target.commit());
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...args: readonly unknown[]) => {
        const result: unknown = value.apply(target, args);
        return result === target ? proxy : result;
      };
    },
  });
}
