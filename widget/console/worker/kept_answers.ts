/**
 * Keeps answers in the browser's database until the server has taken them.
 *
 * @module
 */
import type { KeptAnswer, KeptAnswers } from "./answering.ts";

const DATABASE = "small-talk-console-answers";
const STORE = "answers";

/** Answers in IndexedDB. Rejects where the browser keeps nothing. */
export function keptAnswers(databases: IDBFactory): KeptAnswers {
  const within = async <T>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> => {
    const db = await open(databases);
    try {
      const transaction = db.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      return await new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = transaction.onerror = () => reject(transaction.error);
      });
    } finally {
      db.close();
    }
  };
  return {
    async put(answer) {
      await within("readwrite", (store) => store.put(answer));
    },
    async all() {
      const answers: KeptAnswer[] = await within("readonly", (store) => store.getAll());
      return answers.sort((a, b) => a.at - b.at);
    },
    async remove(id) {
      await within("readwrite", (store) => store.delete(id));
    },
    async clear() {
      await within("readwrite", (store) => store.clear());
    },
  };
}

function open(databases: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = databases.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
