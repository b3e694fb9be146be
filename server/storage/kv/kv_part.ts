/**
 * How a part of the store is kept in Deno KV.
 *
 * @module
 */
import type { RoomId } from "../../../shared/chat/id.ts";
import { partOf, type Synchronous } from "../part.ts";
import { PART_EFFECTS, type Parts } from "../parts.ts";
import type { KvDatabase } from "./database.ts";
import { shardOf } from "./shard.ts";
import type { View } from "./view.ts";

/** A part of the store in Deno KV. */
export interface KvPart<Part> {
  /** Its calls on what one of them sees. */
  on(view: View): Synchronous<Part>;
  /** Where a call that writes writes first, so that it is committed with others of that partition. */
  partition(call: keyof Part & string, args: readonly unknown[]): string;
}

/** A part all of which is one partition of this name. */
export function partIn<Part>(
  partition: string,
  on: (view: View) => Synchronous<Part>,
): KvPart<Part> {
  return { on, partition: () => partition };
}

/**
 * A part that lies with the conversations: a call writes where the room is that one of its arguments
 * names, and in `elsewhere` when none does.
 */
export function partOfRooms<Part>(
  elsewhere: string,
  on: (view: View) => Synchronous<Part>,
): KvPart<Part> {
  return {
    on,
    partition: (_, args) => {
      const rooms = args.map(roomIn).filter((room) => room !== undefined);
      return rooms[0] === undefined ? elsewhere : shardOf(rooms[0]);
    },
  };
}

/** A part whose calls run on a database. */
export function kvPart<Name extends keyof Parts>(
  database: KvDatabase,
  name: Name,
  part: KvPart<Parts[Name]>,
): Parts[Name] {
  return partOf(PART_EFFECTS[name], (call, args) => {
    const work = (view: View) => {
      const calls = part.on(view) as unknown as Record<
        string,
        (...args: readonly unknown[]) => unknown
      >;
      return calls[call]?.(...args);
    };
    const effects: Readonly<Record<string, string>> = PART_EFFECTS[name];
    return effects[call] === "read"
      ? database.read(work)
      : database.write(part.partition(call as keyof Parts[Name] & string, args), work);
  });
}

function roomIn(arg: unknown): RoomId | undefined {
  if (typeof arg === "string" && arg.includes("/")) return arg as RoomId;
  if (typeof arg !== "object" || arg === null || !("room" in arg)) return undefined;
  return typeof arg.room === "string" ? arg.room as RoomId : undefined;
}
