/**
 * Looks in a Deno KV whether anything is due, without opening the store: most programs that a platform starts
 * every quarter of an hour find nothing, and end.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import { KvDatabase } from "./database/database.ts";
import { isKnownFormat } from "./format.ts";
import { KvDesk } from "./part/kv_desk.ts";
import { KvNotifications } from "./part/kv_notifications.ts";
import { KvReaders } from "./part/kv_readers.ts";

/** What {@linkcode isAnythingDue} needs. */
export interface DueOptions {
  readonly kv: Deno.Kv;
  readonly clock: Clock;
  /** Names what is spent by whoever does what is done every hour. */
  readonly turn: string;
}

/**
 * Whether something is to be sent or to wake, or the hour is over; and where the data is of another format,
 * so that whoever opens it says so.
 *
 * @throws {StoreError} when Deno KV does not answer
 */
export async function isAnythingDue({ kv, clock, turn }: DueOptions): Promise<boolean> {
  const database = new KvDatabase({ kv, clock, instance: "", random: Math.random });
  const now = clock.now();
  return await database.read((view) => {
    const leave = () => {};
    const [format, isTaken, nextAt = Infinity, [first]] = view.all([
      () => view.get(["format"]),
      () => new KvReaders(view, leave).isSpent(turn, now),
      () => new KvNotifications(view, leave).nextDueAt(),
      () => new KvDesk(view).asleep({ limit: 1 }),
    ]);
    const wakesAt = first?.snoozedUntil ?? Infinity;
    return !isKnownFormat(format) || !isTaken || Math.min(nextAt, wakesAt) <= now;
  });
}
