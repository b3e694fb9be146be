/**
 * Where the browser keeps messages on their way: IndexedDB.
 *
 * The database is opened for each use and closed again: a page that has one open, or a transaction
 * in it, could miss the back/forward cache, and would stand in the way of a later version.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import type { OutboxEntry } from "../../state/outbox.ts";

/** An entry as it is kept. */
export interface KeptEntry extends OutboxEntry {
  /** The message's. */
  readonly id: string;
  /** Grows from entry to entry. */
  readonly order: number;
}

/** Keeps entries by id. Nothing of it rejects. */
export interface EntryStore {
  /** All entries, in order. */
  all(): Promise<readonly KeptEntry[]>;
  /** Adds or replaces one. Says whether it is kept. */
  put(entry: KeptEntry): Promise<boolean>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
}

const STORE = "entries";
/**
 * WebKit can forget to answer a page that is opened as another one with the same database is left. A
 * second try has its answer; two tries are over before a conversation is shown without what was left.
 */
const PATIENCE_MS = 1_000;
const TRIES = 2;

/**
 * The entries of a database.
 *
 * @param find may throw or answer nothing, as `indexedDB` does in strict settings
 * @param clock without one, a database that does not answer is waited for as long as the page is there
 */
export function openEntryStore(
  name: string,
  find: () => IDBFactory | undefined,
  clock?: Pick<Clock, "after">,
): EntryStore {
  /** Does something in a transaction of its own, unless that takes too long. Says whether it was done. */
  async function use<Result>(
    mode: IDBTransactionMode,
    act: (entries: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<{ readonly result: Result } | undefined> {
    for (let tries = 1;; tries++) {
      let isLate = false;
      let cancel: (() => void) | undefined;
      const late = new Promise<undefined>((resolve) => {
        cancel = clock?.after(PATIENCE_MS, () => {
          isLate = true;
          resolve(undefined);
        });
      });
      const done = await Promise.race([attempt(mode, act, () => isLate), late]);
      cancel?.();
      if (!isLate || tries === TRIES) return done;
    }
  }

  /** One try, which begins nothing any more once it is late. */
  async function attempt<Result>(
    mode: IDBTransactionMode,
    act: (entries: IDBObjectStore) => IDBRequest<Result>,
    isLate = () => false,
  ): Promise<{ readonly result: Result } | undefined> {
    let database: IDBDatabase | undefined;
    try {
      database = await openDatabase(find(), name);
      if (isLate()) return undefined;
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        // Also when the disk is full.
        transaction.onabort = () => reject(transaction.error);
      });
      return { result: request.result };
    } catch {
      return undefined;
    } finally {
      database?.close();
    }
  }

  return {
    async all() {
      const kept = await use<KeptEntry[]>("readonly", (entries) => entries.getAll());
      return kept?.result.sort((a, b) => a.order - b.order) ?? [];
    },
    async put(entry) {
      return await use("readwrite", (entries) => entries.put(entry)) !== undefined;
    },
    async remove(id) {
      await use("readwrite", (entries) => entries.delete(id));
    },
    async clear() {
      // What is to be gone is waited for.
      await attempt("readwrite", (entries) => entries.clear());
    },
  };
}

function openDatabase(factory: IDBFactory | undefined, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (factory === undefined) throw new TypeError("Cannot keep messages: there is no IndexedDB");
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
