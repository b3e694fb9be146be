/**
 * Removes what is kept no longer from Deno KV, in pieces that one commit takes.
 *
 * @module
 */
import type { ConversationRef, RoomId } from "../../../../shared/chat/id.ts";
import { refOf } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { Erased, Expiry, LifeStore } from "../../port/life_store.ts";
import { partOfRooms } from "./kv_part.ts";
import { conversationKeys, type KvConversation, roomKeys } from "../conversation/layout.ts";
import {
  type Beginning,
  beginningsOf,
  removeBelongings,
  removeConversation,
  removeFirst,
  thinOut,
  writesToRemove,
} from "./removal.ts";
import { SHARD_NAMES } from "../conversation/shard.ts";
import type { View } from "../database/view.ts";

/** Messages one commit removes: with all that belongs to them they are below what it takes. */
const MAX_REMOVED = 30;
/** What one commit writes to several conversations; Deno KV takes a thousand. */
const MAX_WRITES = 900;
/** Conversations of a partition; more than a blog has. */
const MAX_CONVERSATIONS = 50_000;

/** {@linkcode LifeStore} on what `layout.ts` names. */
export class KvLife implements Synchronous<LifeStore> {
  readonly #view: View;
  readonly #leave: (done: number) => void;
  /** How many messages the same call has removed in commits before. */
  readonly #done: number;

  constructor(view: View, leave: (done: number) => void, done: number) {
    this.#view = view;
    this.#leave = leave;
    this.#done = done;
  }

  rooms(): readonly RoomId[] {
    const lists = this.#view.all(
      SHARD_NAMES.map((shard) => () =>
        this.#view.list<KvConversation>({ prefix: [shard, "conversation"] }, {
          limit: MAX_CONVERSATIONS,
        })
      ),
    );
    return [...new Set(lists.flat().map(({ value: { ref } }) => ref.room))].sort();
  }

  conversations(room: RoomId): readonly ConversationRef[] {
    const names = this.#view.list<number>({ prefix: roomKeys.names(room) }, {
      limit: MAX_CONVERSATIONS,
    });
    const keys = names.map(({ value }) => conversationKeys.conversation(value));
    return this.#view.getAll<KvConversation>(keys)
      .flatMap((conversation) => conversation ? [refOf(conversation.ref)] : []);
  }

  expire({ room, before, limit }: Expiry): number {
    const most = Math.min(limit - this.#done, MAX_REMOVED);
    const prefix = roomKeys.oldests(room);
    // Infinity is no part of a key's name.
    const end = [...prefix, Math.min(before, Number.MAX_VALUE)] as const;
    const old = this.#view.list({ prefix, end }, { limit: most });
    const keys = old.map(({ key }) => Number(key[4]));
    let removed = 0;
    let isFull = false;
    for (const beginning of beginningsOf(this.#view, keys, most + 1)) {
      const { messages } = beginning;
      const young = messages.findIndex(({ kept: { at } }) => at >= before);
      const count = Math.min(most - removed, young === -1 ? messages.length : young);
      isFull = !this.#removed(beginning, count);
      if (isFull) break;
      removed += count;
    }
    const done = this.#done + removed;
    if (isFull || (removed === most && done < limit)) this.#leave(done);
    return done;
  }

  erase({ limit, ...ref }: ConversationRef & { readonly limit: number }): Erased | undefined {
    const key = this.#view.get<number>(roomKeys.name(ref));
    if (key === undefined) return undefined;
    const most = Math.min(limit, MAX_REMOVED);
    const [beginning] = beginningsOf(this.#view, [key], most + 1);
    if (beginning === undefined) return undefined;
    const { conversation, messages } = beginning;
    const { epoch } = conversation;
    if (thinOut(this.#view, key, messages.slice(0, most))) return { epoch, done: false };
    removeFirst(this.#view, beginning, most);
    const isLeft = messages.length > most || removeBelongings(this.#view, key, conversation);
    if (!isLeft) removeConversation(this.#view, key, conversation);
    return { epoch, done: !isLeft };
  }

  /** Removes the oldest messages of a conversation, if they still go into this commit. */
  #removed(beginning: Beginning, count: number): boolean {
    const { key, conversation, messages } = beginning;
    const removed = messages.slice(0, count);
    const isOver = count === messages.length && conversation.ref.whisper !== undefined;
    const before = this.#view.own.writes.length;
    if (before > 0 && before + writesToRemove(removed, isOver) > MAX_WRITES) return false;
    if (thinOut(this.#view, key, removed)) return false;
    if (isOver && removeBelongings(this.#view, key, conversation)) return false;
    removeFirst(this.#view, beginning, count);
    if (isOver) removeConversation(this.#view, key, conversation);
    return true;
  }
}

/** {@linkcode KvLife}; a call writes where its room is. */
export const KV_LIFE = partOfRooms<LifeStore>(
  "life",
  (view, leave, _, done) => new KvLife(view, leave, done),
);
