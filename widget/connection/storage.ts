/**
 * The browser's storage, where it may be used: private windows and strict settings take it away,
 * and that must break nothing.
 *
 * @module
 */

/** The part of `Storage` that is used, and its keys. */
export interface KeyValues extends Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  keys(): readonly string[];
}

/** A storage that forgets instead of throwing. @param find may throw, as `localStorage` does */
export function guardedStorage(find: () => Omit<KeyValues, "keys">): KeyValues {
  function attempt<T>(use: (storage: Omit<KeyValues, "keys">) => T): T | null {
    try {
      return use(find());
    } catch {
      return null;
    }
  }
  return {
    getItem: (key) => attempt((storage) => storage.getItem(key)),
    setItem: (key, value) => void attempt((storage) => storage.setItem(key, value)),
    keys: () => attempt((storage) => Object.keys(storage)) ?? [],
    removeItem: (key) => void attempt((storage) => storage.removeItem(key)),
  };
}
