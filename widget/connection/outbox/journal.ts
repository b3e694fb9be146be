/**
 * What is said stands in the browser's plain storage until the database has it. Writing there is done
 * at once: a page that is closed in the same moment has not lost a word, and a browser without a
 * database keeps messages all the same.
 *
 * @module
 */
import type { KeyValues } from "../storage.ts";
import type { EntryStore, KeptEntry } from "./entry_store.ts";
import { journalKey } from "./journal_key.ts";

/** A store that also knows what stands in the journal, and takes it out once it is kept. */
export function journaled(store: EntryStore, name: string, storage: KeyValues): EntryStore {
  const ids = () =>
    storage.keys()
      .filter((key) => key.startsWith(journalKey(name, "")))
      .map((key) => key.slice(journalKey(name, "").length));
  const forget = (id: string) => storage.removeItem(journalKey(name, id));
  return {
    async all() {
      const kept = await store.all();
      const known = new Set(kept.map(({ id }) => id));
      const noted = ids().filter((id) => !known.has(id))
        .flatMap((id) => entryOf(storage.getItem(journalKey(name, id))));
      return [...kept, ...noted].sort((a, b) => a.order - b.order);
    },
    async put(entry) {
      const done = await store.put(entry);
      if (done) forget(entry.id);
      else storage.setItem(journalKey(name, entry.id), JSON.stringify(entry));
      return done;
    },
    async remove(id) {
      forget(id);
      await store.remove(id);
    },
    async clear() {
      for (const id of ids()) forget(id);
      await store.clear();
    },
  };
}

function entryOf(text: string | null): KeptEntry[] {
  try {
    return [JSON.parse(text ?? "")];
  } catch {
    return [];
  }
}
