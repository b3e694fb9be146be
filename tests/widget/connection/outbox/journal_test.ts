import { deepEqual } from "node:assert/strict";
import { journaled } from "../../../../widget/connection/outbox/journal.ts";
import { journalKey } from "../../../../widget/connection/outbox/journal_key.ts";
import { entryOf, HeldEntries, plainStorage } from "../../stage/held_entries.ts";

function entry(id: string, order: number) {
  return { ...entryOf(id), id, order };
}

function scene() {
  const values = new Map<string, string>();
  const store = new HeldEntries();
  return { values, store, journal: journaled(store, "outbox", plainStorage(values)) };
}

Deno.test("journal gives what was only noted in its place among what is kept, and nothing twice", async () => {
  const { values, store, journal } = scene();
  for (const kept of [entry("a", 1), entry("c", 3)]) await store.put(kept);
  for (const noted of [entry("b", 2), entry("c", 3)]) {
    values.set(journalKey("outbox", noted.id), JSON.stringify(noted));
  }
  values.set(journalKey("outbox", "broken"), "{");
  values.set("of somebody else", "1");
  deepEqual((await journal.all()).map(({ id }) => id), ["a", "b", "c"]);
});

Deno.test("journal lets go of what the database has, and keeps what it has not", async () => {
  const { values, store, journal } = scene();
  values.set(journalKey("outbox", "a"), JSON.stringify(entry("a", 1)));
  await journal.put(entry("a", 1));
  deepEqual([values.size, store.entries.size], [0, 1]);
  store.isFull = true;
  await journal.put(entry("b", 2));
  deepEqual((await journal.all()).map(({ id }) => id), ["a", "b"]);
  await journal.remove("b");
  deepEqual(values.size, 0);
});

Deno.test("journal of readers without a name knows nothing of one whom the site names", async () => {
  const { values, journal } = scene();
  const named = "outbox ann";
  values.set(named, "1");
  values.set(journalKey(named, "a"), JSON.stringify(entry("a", 1)));
  deepEqual(await journal.all(), []);
  await journal.clear();
  deepEqual(values.size, 2);
});

Deno.test("journal forgets its own and nothing else", async () => {
  const { values, store, journal } = scene();
  store.isFull = true;
  await journal.put(entry("a", 1));
  values.set("of somebody else", "1");
  await journal.clear();
  deepEqual([...values.keys()], ["of somebody else"]);
});
