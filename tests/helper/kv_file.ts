/**
 * A Deno KV in a file, looked into and opened as a store; in the process of a server also while that
 * has it.
 *
 * @module
 */
import { systemClock } from "../../server/messaging/mod.ts";
import { openKvStore } from "../../server/storage/kv/kv_store.ts";
import type { Store } from "../../server/storage/store.ts";
import type { RandomBytes } from "../../shared/chat/id.ts";

/** Opens a store in a file; closing it closes the file. */
export async function openKvFile(path: string, random: RandomBytes): Promise<Store> {
  const kv = await Deno.openKv(path);
  const store = await openKvStore({ kv, clock: systemClock, random });
  const close = store.close.bind(store);
  return Object.assign(store, {
    async close() {
      await close();
      kv.close();
    },
  });
}

/** Every key with its value, as text, by the first two parts of the keys. */
export async function kvRows(path: string): Promise<Readonly<Record<string, string>>> {
  const kv = await Deno.openKv(path);
  const rows: Record<string, string[]> = {};
  try {
    for await (const { key, value } of kv.list({ prefix: [] })) {
      (rows[key.slice(0, 2).map(String).join("/")] ??= []).push(
        JSON.stringify([key, value], plain),
      );
    }
  } finally {
    kv.close();
  }
  return Object.fromEntries(Object.entries(rows).map(([name, lines]) => [name, lines.join("\n")]));
}

/** What JSON cannot say; bytes are read as text, so that words in them are found. */
function plain(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (value instanceof Map) return [...value];
  if (value instanceof Set) return [...value];
  if (value instanceof Deno.KvU64) return String(value.value);
  return typeof value === "bigint" ? String(value) : value;
}
