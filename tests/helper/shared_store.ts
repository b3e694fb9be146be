/**
 * One store in memory, as each of several instances has it: what one commits, the others hear a little
 * later, as from another machine.
 *
 * @module
 */
import { MemoryStore } from "../../server/storage/memory/memory_store.ts";
import type { Committed, Store } from "../../server/storage/store.ts";
import { random } from "./chat.ts";

/** So many promises in a row are settled first. */
const TURNS = 50;

/** What is kept, and shared. */
export interface SharedStore {
  /** The store of one more instance; closing it ends what it hears, and nothing else. */
  open(): Store;
  /** Resolves when every instance has heard what was committed so far. */
  heard(): Promise<void>;
}

/** A store for any number of instances. */
export function sharedStore(): SharedStore {
  const kept = new MemoryStore({ random });
  let committing: Store | undefined;
  let last = Promise.resolve();

  function open(): Store {
    const listeners = new Set<(committed: Committed) => void>();
    let isOpen = true;
    /** What others committed and this one has not heard yet. */
    const unheard: Committed[] = [];
    const hear = () => {
      for (const committed of unheard.splice(0)) {
        for (const listener of isOpen ? [...listeners] : []) listener(committed);
      }
    };
    kept.follow((committed) => {
      if (committing === store) {
        // Each hears all in the order in which it was committed.
        unheard.push(committed);
        hear();
      } else {
        unheard.push({ ...committed, elsewhere: true });
        last = last.then(later).then(hear);
      }
    });
    /** A call tells its commit before it returns its promise. */
    const as = <Call extends (...args: never[]) => unknown>(call: Call) =>
      ((...args: never[]) => {
        committing = store;
        try {
          return call.apply(kept, args);
        } finally {
          committing = undefined;
        }
      }) as Call;
    const own: Partial<Store> = {
      append: as(kept.append),
      change: as(kept.change),
      publish: as(kept.publish),
      follow(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      close() {
        isOpen = false;
        listeners.clear();
        return Promise.resolve();
      },
    };
    const store: Store = new Proxy<Store>(kept, {
      get(_, name) {
        const value = Reflect.get(own, name) ?? Reflect.get(kept, name, kept);
        return typeof value === "function" ? value.bind(kept) : value;
      },
    });
    return store;
  }

  return { open, heard: () => last };
}

/** After whoever committed has gone on; without a timer, which a test would have to wait for. */
async function later(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await Promise.resolve();
}
