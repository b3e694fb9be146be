/**
 * Which readers want a mail, in Deno KV.
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
import { keepMs, upTo } from "../database/expiring.ts";
import type { Entry } from "../database/fetched.ts";
import { type Key, type KeyRange, textPart } from "../database/key.ts";
import { partIn } from "./kv_part.ts";
import { after, scan } from "../database/scan.ts";
import { tally } from "../database/tally.ts";
import type { View } from "../database/view.ts";

const PARTITION = "follows";
/** With the keys that name them less than one commit takes. */
const FORGOTTEN_AT_ONCE = 100;
/** With each wish a few go, which is more than come. */
const SWEPT_AT_ONCE = 20;
/** More than a reader can have. */
const MOST = 1_000;

/** What lists say of a wish. */
type Listed = Pick<FollowRecord, "id" | "expiresAt">;

/**
 * | Key | Value |
 * | --- | --- |
 * | `["follows", "follow", id]` | a wish |
 * | `["follows", "reader", reader, id]` | {@linkcode Listed} |
 * | `["follows", "in", room, reader or empty, "yes" or "no", created, id]` | {@linkcode Listed}; whether it is confirmed |
 * | `["follows", "waiting", id]` | {@linkcode Listed}, where the first answer ends a confirmed one |
 * | `["follows", "until", moment, id]` | {@linkcode Listed} |
 * | `["follows", "address", hash, at, n]` | 1; the guard counts how many were `added` |
 * | `["follows", "added", at, hash, n]` | the hash |
 */
export class KvFollows implements Synchronous<FollowStore> {
  readonly #view: View;
  readonly #leave: () => void;

  constructor(view: View, leave: () => void) {
    this.#view = view;
    this.#leave = leave;
  }

  put(
    follow: FollowRecord,
    { ofReader, ofAddress }: FollowLimits,
  ): "added" | "again" | "reader-full" | "address-full" {
    const { reader, addressHash, createdAt } = follow;
    const [mine, added] = this.#view.all([
      () => this.#ofReader(reader, createdAt),
      () => this.#addedAfter(addressHash, createdAt - ADDED_MS, ofAddress),
      () => this.#forgetOver(createdAt, SWEPT_AT_ONCE),
    ]);
    const same = mine.find((each) => isSame(each, follow));
    if (same?.confirmed) return "again";
    if (mine.length - Number(same !== undefined) >= ofReader) return "reader-full";
    if (added >= ofAddress) return "address-full";
    if (same !== undefined) this.#remove(same);
    this.#keep(follow, createdAt);
    const n = tally(this.#view, PARTITION, "added");
    const keep = keepMs({ now: createdAt, until: createdAt + ADDED_MS });
    this.#view.set([...addressKey(addressHash), createdAt, n], 1, keep);
    this.#view.set([PARTITION, "added", createdAt, textPart(addressHash), n], addressHash, keep);
    return "added";
  }

  get(id: string, now: number): FollowRecord | undefined {
    const follow = this.#view.get<FollowRecord>(followKey(id));
    return follow && follow.expiresAt > now ? follow : undefined;
  }

  confirm(id: string, { now, expiresAt }: { now: number; expiresAt: number }): boolean {
    const follow = this.get(id, now);
    if (follow === undefined) return false;
    this.#remove(follow);
    this.#keep({ ...follow, confirmed: true, expiresAt }, now);
    return true;
  }

  remove(id: string): boolean {
    const follow = this.#view.get<FollowRecord>(followKey(id));
    if (follow === undefined) return false;
    this.#remove(follow);
    return true;
  }

  of(
    { now, limit, ...ref }: ConversationRef & { now: number; limit: number },
  ): readonly FollowRecord[] {
    return this.#some({ prefix: [...inKey(ref), "yes"] }, { now, limit });
  }

  waiting(
    { after: id, now, limit }: { after: string; now: number; limit: number },
  ): readonly FollowRecord[] {
    const prefix: Key = [PARTITION, "waiting"];
    const start = id === "" ? {} : { start: after([...prefix, textPart(id)]) };
    return this.#some({ prefix, ...start }, { now, limit });
  }

  removeOf(ref: ConversationRef): void {
    this.#forgetAll({ prefix: inKey(ref) });
  }

  expire(now: number): void {
    const isMore = this.#view.all([
      () => this.#forgetOver(now, FORGOTTEN_AT_ONCE),
      () => this.#forgetAdded(now - ADDED_MS),
    ]);
    if (isMore.includes(true)) this.#leave();
  }

  forget(reader: string): void {
    this.#forgetAll({ prefix: [PARTITION, "reader", textPart(reader)] });
  }

  #keep(follow: FollowRecord, now: number): void {
    const { id, expiresAt } = follow;
    const keep = keepMs({ now, until: expiresAt });
    const listed: Listed = { id, expiresAt };
    this.#view.set(followKey(id), follow, keep);
    for (const key of listKeys(follow)) this.#view.set(key, listed, keep);
  }

  #remove(follow: FollowRecord): void {
    this.#view.delete(followKey(follow.id));
    for (const key of listKeys(follow)) this.#view.delete(key);
  }

  /** Those of a list that count at a moment. */
  #some(
    range: KeyRange,
    { now, limit }: { readonly now: number; readonly limit: number },
  ): readonly FollowRecord[] {
    const ids: string[] = [];
    for (const { value: { id, expiresAt } } of scan<Listed>(this.#view, range, { first: limit })) {
      if (expiresAt > now) ids.push(id);
      if (ids.length === limit) break;
    }
    return this.#follows(ids);
  }

  #ofReader(reader: string, now: number): readonly FollowRecord[] {
    const prefix: Key = [PARTITION, "reader", textPart(reader)];
    const listed = this.#view.list<Listed>({ prefix }, { limit: MOST });
    const ids = listed.filter(({ value }) => value.expiresAt > now).map(({ value }) => value.id);
    return this.#follows(ids);
  }

  /** How many wishes of an address were added after a moment, or `limit` when they are more. */
  #addedAfter(hash: string, at: number, limit: number): number {
    // Nobody has to count to where there is no limit, and Deno KV takes no list without an end.
    if (limit === Infinity) return 0;
    const prefix = addressKey(hash);
    return this.#view.list({ prefix, start: [...prefix, at, Infinity] }, { limit }).length;
  }

  #forgetAll(range: KeyRange): void {
    const found = this.#view.list<Listed>(range, { limit: FORGOTTEN_AT_ONCE });
    this.#forget(found);
    if (found.length === FORGOTTEN_AT_ONCE) this.#leave();
  }

  /** Forgets what has expired. @returns whether there may be more */
  #forgetOver(now: number, limit: number): boolean {
    const found = this.#view.list<Listed>(upTo([PARTITION, "until"], now), { limit });
    this.#forget(found);
    return found.length === limit;
  }

  /** Forgets which addresses were added up to a moment. @returns whether there may be more */
  #forgetAdded(at: number): boolean {
    const range = upTo([PARTITION, "added"], at);
    const found = this.#view.list<string>(range, { limit: FORGOTTEN_AT_ONCE });
    for (const { key, value } of found) {
      const [, , moment = 0, , n = 0] = key;
      this.#view.delete(key);
      this.#view.delete([...addressKey(value), moment, n]);
    }
    return found.length === FORGOTTEN_AT_ONCE;
  }

  #forget(listed: readonly Entry<Listed>[]): void {
    for (const follow of this.#follows(listed.map(({ value }) => value.id))) this.#remove(follow);
    // Also what Deno KV has deleted by itself.
    for (const { key } of listed) this.#view.delete(key);
  }

  #follows(ids: readonly string[]): readonly FollowRecord[] {
    return this.#view.getAll<FollowRecord>(ids.map(followKey))
      .filter((follow) => follow !== undefined);
  }
}

/** {@linkcode KvFollows}, all in one partition. */
export const KV_FOLLOWS = partIn<FollowStore>(
  PARTITION,
  (view, leave) => new KvFollows(view, leave),
);

function followKey(id: string): Key {
  return [PARTITION, "follow", textPart(id)];
}

function inKey({ room, whisper = "" }: ConversationRef): Key {
  return [PARTITION, "in", textPart(room), textPart(whisper)];
}

function addressKey(hash: string): Key {
  return [PARTITION, "address", textPart(hash)];
}

/** All keys that list a wish. */
function listKeys(follow: FollowRecord): readonly Key[] {
  const { reader, confirmed, more, createdAt, expiresAt } = follow;
  const id = textPart(follow.id);
  const keys: Key[] = [
    [PARTITION, "reader", textPart(reader), id],
    [...inKey(follow), confirmed ? "yes" : "no", createdAt, id],
    [PARTITION, "until", expiresAt, id],
  ];
  if (confirmed && !more) keys.push([PARTITION, "waiting", id]);
  return keys;
}

function isSame(a: FollowRecord, b: FollowRecord): boolean {
  return a.room === b.room && a.whisper === b.whisper && a.question === b.question &&
    a.reader === b.reader && a.addressHash === b.addressHash;
}
