/**
 * What authors settled for conversations, in Deno KV.
 *
 * @module
 */
import type { DeskState } from "../../../../shared/chat/desk.ts";
import { type ConversationRef, refOf } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { DeskStore } from "../../port/desk_store.ts";
import { type Key, textPart } from "../database/key.ts";
import { partOfRooms } from "./kv_part.ts";
import { asleepIn, roomKeys } from "../conversation/layout.ts";
import { noteSleep, shardsThatSleep } from "../conversation/asleep.ts";
import { SHARD_NAMES, shardOfNumber } from "../conversation/shard.ts";
import type { View } from "../database/view.ts";

/**
 * With the conversations:
 *
 * | Key below the partition | Value |
 * | --- | --- |
 * | `desk`, key | the state |
 * | `deskAt`, at, key | 1 |
 * | `deskAsleep`, until, key | 1 |
 * | `deskOf`, author, at, key | 1 |
 */
export class KvDesk implements Synchronous<DeskStore> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  get(ref: ConversationRef): DeskState | undefined {
    return this.of([ref])[0];
  }

  of(refs: readonly ConversationRef[]): readonly DeskState[] {
    return this.#states(this.#view.getAll<number>(refs.map(roomKeys.name)));
  }

  put(state: DeskState): boolean {
    const key = this.#view.get<number>(roomKeys.name(state));
    if (key === undefined) return false;
    removeDesk(this.#view, key);
    const { assignee, snoozedUntil, done, at } = state;
    const isAny = assignee !== undefined || snoozedUntil !== undefined || done === true;
    if (!isAny) return true;
    const kept: DeskState = {
      ...refOf(state),
      ...assignee !== undefined && { assignee },
      ...snoozedUntil !== undefined && { snoozedUntil },
      ...done === true && { done },
      at,
    };
    if (snoozedUntil !== undefined) noteSleep(this.#view, shardOfNumber(key));
    this.#view.set(keyOf(key), kept);
    for (const each of listsOf(key, kept)) this.#view.set(each, 1);
    return true;
  }

  list({ limit }: { readonly limit: number }): readonly DeskState[] {
    return this.#found((shard) => [shard, "deskAt"], { limit, reverse: true }).sort(newestFirst);
  }

  asleep({ limit }: { readonly limit: number }): readonly DeskState[] {
    return this.#found(asleepIn, { limit }, shardsThatSleep(this.#view));
  }

  assignedTo(
    { author, limit }: { readonly author: string; readonly limit: number },
  ): readonly DeskState[] {
    const below = (shard: string): Key => [shard, "deskOf", textPart(author)];
    return this.#found(below, { limit, reverse: true }).sort(newestFirst);
  }

  /** The first of all partitions; keys end with what orders them, and that of the conversation. */
  #found(
    below: (shard: string) => Key,
    query: { readonly limit: number; readonly reverse?: boolean },
    shards: readonly string[] = SHARD_NAMES,
  ): DeskState[] {
    const lists = this.#view.all(
      shards.map((shard) => () => this.#view.list({ prefix: below(shard) }, query)),
    );
    const sign = query.reverse ? -1 : 1;
    const keys = lists.flat().map(({ key }) => ({
      at: Number(key.at(-2)),
      key: Number(key.at(-1)),
    })).sort((a, b) => sign * (a.at - b.at)).slice(0, query.limit).map(({ key }) => key);
    return this.#states(keys);
  }

  #states(keys: readonly (number | undefined)[]): DeskState[] {
    const known = keys.filter((key) => key !== undefined);
    return this.#view.getAll<DeskState>(known.map(keyOf)).filter((state) => state !== undefined);
  }
}

/** {@linkcode KvDesk}; each state lies with its conversation. */
export const KV_DESK = partOfRooms<DeskStore>("desk", (view) => new KvDesk(view));

/** Forgets what was settled for a conversation. */
export function removeDesk(view: View, key: number): void {
  const state = view.get<DeskState>(keyOf(key));
  if (state === undefined) return;
  view.delete(keyOf(key));
  for (const each of listsOf(key, state)) view.delete(each);
}

function keyOf(key: number): Key {
  return [shardOfNumber(key), "desk", key];
}

/** In which lists a state is. */
function listsOf(key: number, { assignee, snoozedUntil, at }: DeskState): readonly Key[] {
  const shard = shardOfNumber(key);
  return [
    [shard, "deskAt", at, key],
    ...snoozedUntil === undefined ? [] : [[...asleepIn(shard), snoozedUntil, key] as const],
    ...assignee === undefined ? [] : [[shard, "deskOf", textPart(assignee), at, key] as const],
  ];
}

function newestFirst(a: DeskState, b: DeskState): number {
  return b.at - a.at;
}
