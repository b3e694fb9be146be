/**
 * In which partitions a conversation may be asleep. The guard of each says so, so that whoever looks what
 * wakes reads the guards, and lists of few partitions, or of none.
 *
 * @module
 */
import { guardOf } from "../database/fetched.ts";
import type { View } from "../database/view.ts";
import { asleepIn, type ShardGuard } from "./layout.ts";
import { SHARD_NAMES } from "./shard.ts";

/** The partitions in which one may be. */
export function shardsThatSleep(view: View): readonly string[] {
  const guards = view.getAll<ShardGuard>(SHARD_NAMES.map(guardOf));
  // Where there is no guard there is nothing; where it does not say, nobody has looked.
  return SHARD_NAMES.filter((_, index) => {
    const guard = guards[index];
    return guard !== undefined && guard.hasSlept !== false;
  });
}

/** Notes that one sleeps, or has: that it woke is not noted. */
export function noteSleep(view: View, shard: string): void {
  const guard = view.get<ShardGuard>(guardOf(shard));
  if (guard?.hasSlept !== true) view.set(guardOf(shard), { ...guard, hasSlept: true });
}

/** Whether one may be asleep in a partition, which its guard says from then on. */
export function hasSleptIn(view: View, shard: string, { hasSlept }: ShardGuard): boolean {
  return hasSlept ?? view.list({ prefix: asleepIn(shard) }, { limit: 1 }).length > 0;
}
