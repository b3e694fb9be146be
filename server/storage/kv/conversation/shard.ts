/**
 * The partitions of conversations. A room and its whispers are in one of them, with all that belongs
 * to them, so that what happens in a room is one commit.
 *
 * @module
 */
import type { RoomId } from "../../../../shared/chat/id.ts";
import { numberOfText } from "../database/spread.ts";

/** As many as one watch of Deno KV can follow, and two less. Part of the format of the data. */
const SHARDS = 8;

/** All partitions of conversations. */
export const SHARD_NAMES: readonly string[] = Array.from({ length: SHARDS }, (_, n) => `c${n}`);

/** The partition of a room. */
export function shardOf(room: RoomId): string {
  return `c${numberOfText(room, SHARDS)}`;
}

/** The number of a partition of conversations. */
export function numberOfShard(shard: string): number {
  return Number(shard.slice(1));
}

/** The partition a conversation's key or a message's order number belongs to. */
export function shardOfNumber(number: number): string {
  return `c${number % SHARDS}`;
}

/** The first number from `least` on that belongs to a partition. */
export function numberIn(shard: string, least: number): number {
  return least + (numberOfShard(shard) - (least % SHARDS) + SHARDS) % SHARDS;
}
