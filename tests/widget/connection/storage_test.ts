import assert from "node:assert/strict";
import { guardedStorage, type KeyValues } from "../../../widget/connection/storage.ts";

function memory(): Omit<KeyValues, "keys"> {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

function deny(): never {
  throw new DOMException("The operation is insecure.", "SecurityError");
}

function useAll(storage: KeyValues): void {
  storage.setItem("key", "value");
  assert.equal(storage.getItem("key"), null);
  storage.removeItem("key");
}

Deno.test("a storage that works keeps, finds and removes", () => {
  const inner = memory();
  const storage = guardedStorage(() => inner);
  storage.setItem("key", "value");
  assert.equal(inner.getItem("key"), "value");
  assert.equal(storage.getItem("key"), "value");
  storage.removeItem("key");
  assert.equal(inner.getItem("key"), null);
  assert.equal(storage.getItem("key"), null);
});

Deno.test("a storage that may not even be named forgets instead of throwing", () => {
  useAll(guardedStorage(deny));
});

Deno.test("a storage whose every use throws forgets instead of throwing", () => {
  useAll(guardedStorage(() => ({ getItem: deny, setItem: deny, removeItem: deny })));
});

Deno.test("the storage is looked for at each use, not when it is guarded", () => {
  let blocked = true;
  const inner = memory();
  const storage = guardedStorage(() => blocked ? deny() : inner);
  useAll(storage);
  blocked = false;
  storage.setItem("key", "value");
  assert.equal(storage.getItem("key"), "value");
});
