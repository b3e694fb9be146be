/**
 * Which readers want a mail, in memory.
 *
 * @module
 */
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import {
  ADDED_MS,
  type FollowLimits,
  type FollowRecord,
  type FollowStore,
} from "../../port/follow_store.ts";

/** Wishes until the process ends. */
export class MemoryFollows implements Synchronous<FollowStore> {
  readonly #follows = new Map<string, FollowRecord>();
  /** When which address was written down. */
  #added: readonly { readonly addressHash: string; readonly at: number }[] = [];

  put(
    follow: FollowRecord,
    { ofReader, ofAddress }: FollowLimits,
  ): "added" | "again" | "reader-full" | "address-full" {
    const { id, addressHash, createdAt } = follow;
    this.expire(createdAt);
    const same = [...this.#follows.values()].find((each) => isSame(each, follow));
    if (same?.confirmed) return "again";
    const mine = [...this.#follows.values()].filter(({ reader }) => reader === follow.reader);
    if (mine.length - Number(same !== undefined) >= ofReader) return "reader-full";
    const added = this.#added.filter((each) => each.addressHash === addressHash);
    if (added.length >= ofAddress) return "address-full";
    if (same !== undefined) this.#follows.delete(same.id);
    this.#follows.set(id, { ...follow });
    this.#added = [...this.#added, { addressHash, at: createdAt }];
    return "added";
  }

  get(id: string, now: number): FollowRecord | undefined {
    const follow = this.#follows.get(id);
    return follow && follow.expiresAt > now ? follow : undefined;
  }

  confirm(id: string, { now, expiresAt }: { now: number; expiresAt: number }): boolean {
    const follow = this.get(id, now);
    if (follow === undefined) return false;
    this.#follows.set(id, { ...follow, confirmed: true, expiresAt });
    return true;
  }

  remove(id: string): boolean {
    return this.#follows.delete(id);
  }

  of(
    { now, limit, ...ref }: ConversationRef & { now: number; limit: number },
  ): readonly FollowRecord[] {
    return [...this.#follows.values()]
      .filter((each) => each.confirmed && each.expiresAt > now && isOf(each, ref))
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  waiting(
    { after, now, limit }: { after: string; now: number; limit: number },
  ): readonly FollowRecord[] {
    return [...this.#follows.values()]
      .filter(({ id, confirmed, more, expiresAt }) =>
        id > after && confirmed && !more && expiresAt > now
      )
      .sort((a, b) => a.id < b.id ? -1 : 1).slice(0, limit);
  }

  removeOf(ref: ConversationRef): void {
    this.#drop((each) => isOf(each, ref));
  }

  expire(now: number): void {
    this.#drop(({ expiresAt }) => expiresAt <= now);
    this.#added = this.#added.filter(({ at }) => at > now - ADDED_MS);
  }

  forget(reader: string): void {
    this.#drop((each) => each.reader === reader);
  }

  #drop(isGone: (follow: FollowRecord) => boolean): void {
    for (const follow of [...this.#follows.values()]) {
      if (isGone(follow)) this.#follows.delete(follow.id);
    }
  }
}

function isOf(follow: FollowRecord, { room, whisper }: ConversationRef): boolean {
  return follow.room === room && follow.whisper === whisper;
}

function isSame(a: FollowRecord, b: FollowRecord): boolean {
  return isOf(a, b) && a.reader === b.reader && a.question === b.question &&
    a.addressHash === b.addressHash;
}
