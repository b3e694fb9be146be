/**
 * A store of a test's own, which the test need not close: in memory, or with `TEST_STORE=kv` in the
 * memory of Deno KV.
 *
 * @module
 */
import { systemClock } from "../../server/messaging/mod.ts";
import { openKvStore } from "../../server/storage/kv/kv_store.ts";
import { MemoryStore } from "../../server/storage/memory/memory_store.ts";
import { partOf } from "../../server/storage/part.ts";
import { PART_EFFECTS } from "../../server/storage/parts.ts";
import type { Store } from "../../server/storage/store.ts";
import type { Clock } from "../../shared/clock.ts";
import type { RandomBytes } from "../../shared/chat/id.ts";
import { ON_KV } from "./test_store.ts";

/** What it needs. */
export interface NewStoreOptions {
  readonly random: RandomBytes;
  /** What time it is, where that matters to the store; the machine's if left out. */
  readonly clock?: Pick<Clock, "now">;
}

type Calls = Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>;

/** How many calls stores have not answered yet. */
let pending = 0;
/** What tests have opened. */
const opened: LateStore[] = [];

if (ON_KV) {
  // What is opened by the way ends after its test.
  Deno.test.sanitizer({ ops: false, resources: false });
  Deno.test.afterEach(async () => {
    await Promise.all(opened.splice(0).map((late) => late.close()));
  });
}

/** Makes it; one in Deno KV opens with the first call. */
export function newStore(options: NewStoreOptions): Store {
  return ON_KV ? new LateStore(options).store() : new MemoryStore(options);
}

/** Resolves when no store has anything to answer, and what it answered was made use of. */
export async function storesAtRest(): Promise<void> {
  let quiet = 0;
  while (quiet < 2) {
    await new Promise((resolve) => setTimeout(resolve));
    quiet = pending === 0 ? quiet + 1 : 0;
  }
}

/** A store in Deno KV that is not open yet. */
class LateStore {
  readonly #options: NewStoreOptions;
  #opening: Promise<{ readonly store: Store; readonly kv: Deno.Kv }> | undefined;
  #isOver = false;

  constructor(options: NewStoreOptions) {
    this.#options = options;
    opened.push(this);
  }

  store(): Store {
    const parts = Object.entries(PART_EFFECTS).map(([name, effects]) => [
      name,
      partOf<Calls>(
        effects as never,
        (call, args) => this.#call((store) => (Reflect.get(store, name) as Calls)[call]?.(...args)),
      ),
    ]);
    const known: Readonly<Record<string, unknown>> = {
      ...Object.fromEntries(parts),
      follow: (...[listener]: Parameters<Store["follow"]>) => this.#follow(listener),
    };
    return new Proxy({} as Store, {
      // A test may put calls of its own in the place of these.
      get: (own, name) => {
        if (typeof name !== "string" || name === "then") return undefined;
        return Reflect.get(own, name) ?? known[name] ??
          ((...args: readonly unknown[]) =>
            this.#call((store) => (store as unknown as Calls)[name]?.(...args)));
      },
    });
  }

  async close(): Promise<void> {
    this.#isOver = true;
    const open = await this.#opening;
    await open?.store.close();
    open?.kv.close();
  }

  async #call(call: (store: Store) => Promise<unknown> | undefined): Promise<unknown> {
    // Nobody waits for what goes on after a test.
    if (this.#isOver) return await new Promise(() => {});
    pending++;
    try {
      return await call((await this.#open()).store);
    } finally {
      pending--;
    }
  }

  #follow(listener: Parameters<Store["follow"]>[0]): () => void {
    let stop: (() => void) | undefined;
    let isOver = false;
    void this.#open().then(({ store }) => {
      if (!isOver) stop = store.follow(listener);
    });
    return () => {
      isOver = true;
      stop?.();
    };
  }

  #open() {
    return this.#opening ??= (async () => {
      const { clock = systemClock, random } = this.#options;
      const kv = await Deno.openKv(":memory:");
      // Pauses take what they take: nobody puts the clock forward for them.
      const real: Clock = {
        now: () => clock.now(),
        after: (delayMs, task) => systemClock.after(delayMs, task),
      };
      return { store: await openKvStore({ kv, clock: real, random }), kv };
    })();
  }
}
