/**
 * Deletes what is old in the log of a partition.
 *
 * @module
 */
import { type LogEntry, logOf } from "../database/commit.ts";

/** How long other instances find an entry. */
export const KEPT_MS = 10 * 60_000;
/** So many of the newest stay, however old: the clock of who deletes may be wrong. */
export const KEPT_COUNT = 192;
/** Entries that are deleted at once. */
const MAX_DELETED = 200;
/** As often somebody who commits looks whether there is something old. */
const EVERY = 64;

/** Whether the commit that wrote this entry is one after which somebody looks. */
export function isTimeToLook(number: number): boolean {
  return number % EVERY === 0;
}

/**
 * Deletes the oldest entries, as far as they are old.
 *
 * @param log how many entries the log has had, and the time: milliseconds since 1970
 * @returns how many
 */
export async function deleteOldEntries(
  kv: Deno.Kv,
  partition: string,
  { logged, now }: { readonly logged: number; readonly now: number },
): Promise<number> {
  const operation = kv.atomic();
  let count = 0;
  const list = kv.list<LogEntry>({ prefix: [...logOf(partition)] }, {
    limit: MAX_DELETED,
    batchSize: EVERY,
  });
  for await (const { key, value } of list) {
    if (value.at > now - KEPT_MS || value.number > logged - KEPT_COUNT) break;
    operation.delete(key);
    count++;
  }
  if (count > 0) await operation.commit();
  return count;
}
