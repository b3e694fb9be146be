/**
 * How a part of the store is kept in Deno KV.
 *
 * @module
 */
import type { RoomId } from "../../../../shared/chat/id.ts";
import { type Effects, partOf, type Synchronous } from "../../part.ts";
import { PART_EFFECTS, type Parts } from "../../parts.ts";
import type { KvDatabase } from "../database/database.ts";
import { shardOf } from "../conversation/shard.ts";
import type { View } from "../database/view.ts";

/** A part of the store in Deno KV. */
export interface KvPart<Part> {
  /**
   * Its calls on what one of them sees.
   *
   * @param leave says that the call has done as much as one commit takes: it runs again once that is
   *   committed. What it answers is what it answered first; or last, if it says how much it has done
   *   altogether, which it is told then.
   * @param now milliseconds since 1970: when the call came
   * @param done what `leave` was told, 0 at first
   */
  on(view: View, leave: (done?: number) => void, now: number, done: number): Synchronous<Part>;
  /** Where a call that writes writes first, so that it is committed with others of that partition. */
  partition(call: keyof Part & string, args: readonly unknown[]): string;
}

/** A part all of which is one partition of this name. */
export function partIn<Part>(
  partition: string,
  on: KvPart<Part>["on"],
): KvPart<Part> {
  return { on, partition: () => partition };
}

/**
 * A part that lies with the conversations: a call writes where the room is that one of its arguments
 * names, and in `elsewhere` when none does.
 */
export function partOfRooms<Part>(
  elsewhere: string,
  on: KvPart<Part>["on"],
): KvPart<Part> {
  return {
    on,
    partition: (_, args) => {
      const rooms = args.map(roomIn).filter((room) => room !== undefined);
      return rooms[0] === undefined ? elsewhere : shardOf(rooms[0]);
    },
  };
}

/** A part of the store whose calls run on a database. */
export function kvPart<Name extends keyof Parts>(
  database: KvDatabase,
  name: Name,
  part: KvPart<Parts[Name]>,
): Parts[Name] {
  return kvCalls(database, PART_EFFECTS[name], part);
}

/** Calls that run on a database, each with the effect it has. */
export function kvCalls<Part>(
  database: KvDatabase,
  effects: Effects<Part>,
  part: KvPart<Part>,
): Part {
  const effectOf: Readonly<Record<string, string>> = effects;
  return partOf(effects, (call, given) => {
    // It runs later than it was made, and what it writes is remembered.
    const args = structuredClone(given);
    const now = database.now();
    const run: Run = (view, leave, done) => {
      const calls = part.on(view, leave, now, done) as unknown as Record<
        string,
        (...args: readonly unknown[]) => unknown
      >;
      return calls[call]?.(...args);
    };
    return effectOf[call] === "read"
      ? database.read((view) => run(view, () => {}, 0))
      : writeAll(database, part.partition(call as keyof Part & string, args), run);
  });
}

/** Runs a call, see {@linkcode KvPart.on}. */
type Run = (view: View, leave: (done?: number) => void, done: number) => unknown;

/** Runs a call as often as it leaves something. */
async function writeAll(database: KvDatabase, partition: string, run: Run): Promise<unknown> {
  const left: { is: boolean; done: number | undefined } = { is: false, done: 0 };
  const once = (before: number) =>
    database.write(partition, (view) => {
      left.is = false;
      return run(view, (done) => Object.assign(left, { is: true, done }), before);
    });
  let answer = await once(0);
  while (left.is) {
    const { done } = left;
    const next = await once(done ?? 0);
    if (done !== undefined) answer = next;
  }
  return answer;
}

function roomIn(arg: unknown): RoomId | undefined {
  if (typeof arg === "string" && arg.includes("/")) return arg as RoomId;
  if (typeof arg !== "object" || arg === null || !("room" in arg)) return undefined;
  return typeof arg.room === "string" ? arg.room as RoomId : undefined;
}
