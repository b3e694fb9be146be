/**
 * What people have not seen: as the store counts it when they ask, and from then on in memory for
 * those who follow it. A message that comes costs the store no question, however many follow.
 *
 * @module
 */
import type { UnreadList } from "../../../shared/chat/attention.ts";
import type { ConversationRef, RoomId } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Attended, AttentionStore, Person } from "../../storage/port/attention_store.ts";
import { type Committed, StoreError } from "../../storage/store.ts";
import type { Notices } from "./notices.ts";
import { type Audience, listOf, nameOf, type SeenUpTo, UnreadFollower } from "./unread_follower.ts";

/** How many rooms, and how many whispers, are counted. */
const MAX_COUNTED = 200;
/** When a store is asked again that did not answer, in milliseconds. */
const RETRY_MS = 5_000;

/** What {@linkcode UnreadCounts} are made with. */
export interface UnreadOptions {
  readonly store: { readonly attention: Pick<AttentionStore, "attended"> };
  readonly clock: Clock;
  readonly notices: Pick<Notices, "unread">;
  /** Whether only authors read in a room. */
  readonly isClosed: (room: RoomId) => boolean;
  /** Hears why the store could not be asked; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** Counts for whoever asks, and goes on counting for those who follow. */
export class UnreadCounts {
  readonly #options: UnreadOptions;
  /** By person. */
  readonly #followers = new Map<string, UnreadFollower>();
  readonly #authors = new Set<UnreadFollower>();
  /** Readers of whom it is not known yet what they attend. */
  readonly #unknown = new Set<UnreadFollower>();
  /** Readers who attend a room and follow. */
  readonly #byRoom = new Map<RoomId, Set<UnreadFollower>>();
  readonly #listeners = new Set<(mark: SeenUpTo) => void>();

  constructor(options: UnreadOptions) {
    this.#options = options;
  }

  /** What somebody has not seen. */
  async list(person: Audience): Promise<UnreadList> {
    const follower = this.#followers.get(keyOf(person));
    // Who follows asks in the same breath: the store answers both at once.
    if (follower?.loading !== undefined && follower.person.roomsOnly === person.roomsOnly) {
      await follower.loading;
      if (follower.isLoaded) return follower.list();
    }
    return listOf(await this.#attended(person));
  }

  /** Puts the counts of one person on the items of a list. */
  async onList<T extends Pick<Attended, "room" | "whisper">>(
    person: Audience,
    list: Promise<readonly T[]>,
  ): Promise<readonly (T & { readonly unread: number })[]> {
    // Both are asked before either is answered, so that they tell of the same moment.
    const [items, attended] = await Promise.all([list, this.#attended(person)]);
    const counts = new Map(attended.map((one) => [nameOf(one), one.unseen.length]));
    return items.map((item) => ({ ...item, unread: counts.get(nameOf(item)) ?? 0 }));
  }

  /**
   * Tells somebody of every change from now on; again is harmless. What was so before they ask for.
   *
   * @param token names this one of several
   */
  follow(person: Audience, token: string): void {
    const key = keyOf(person);
    let follower = this.#followers.get(key);
    if (follower === undefined) {
      const { clock, notices } = this.#options;
      follower = new UnreadFollower(person, {
        clock,
        tell: (event) => notices.unread(person, event),
      });
      this.#followers.set(key, follower);
      (person.kind === "author" ? this.#authors : this.#unknown).add(follower);
      this.#load(follower);
    }
    follower.tokens.add(token);
  }

  /** Stops telling, when this was the last one. */
  leave(person: Person, token: string): void {
    const follower = this.#followers.get(keyOf(person));
    if (follower === undefined || !follower.tokens.delete(token)) return;
    if (follower.tokens.size === 0) this.#drop(follower);
  }

  /** A conversation is another now. */
  hear(committed: Committed): void {
    const { kind, message } = committed;
    if (kind === "changed" && !message.deleted) return;
    const { room, whisper } = message;
    const isClosed = this.#options.isClosed(room);
    for (const author of this.#authors) this.#tell(author, committed);
    if (isClosed) return;
    if (whisper !== undefined) {
      this.#tell(this.#followers.get(keyOf({ kind: "reader", id: whisper })), committed);
      return;
    }
    for (const follower of this.#byRoom.get(room) ?? []) this.#tell(follower, committed);
    // They sort out what concerns them once they know.
    for (const follower of this.#unknown) this.#tell(follower, committed);
    if (kind === "message" && message.from.kind === "reader") {
      this.#attend(this.#followers.get(keyOf(message.from)), room);
    }
  }

  /** Something may not have been heard: what authors follow is counted anew. */
  recountAuthors(): void {
    for (const author of this.#authors) this.#reloadAll(author);
  }

  /** A conversation is gone: nothing of it is unread. */
  erased({ room, whisper }: ConversationRef): void {
    const ref = whisper === undefined ? { room } : { room, whisper };
    for (const follower of this.#followers.values()) follower.erased(ref);
  }

  /** Some messages of a room are kept no longer, and nobody was told which. */
  recount(room: RoomId): void {
    for (const follower of this.#followers.values()) {
      const unread = follower.unread().filter((ref) => ref.room === room);
      if (unread.length > 0) this.#reload(follower, unread);
    }
  }

  /** Rooms may have been closed: what is in them is unread to no reader, who could not see it. */
  roomsClosed(): void {
    const { isClosed } = this.#options;
    for (const follower of this.#followers.values()) {
      if (follower.person.kind === "author") continue;
      const closed = follower.unread().filter(({ room }) => isClosed(room));
      if (closed.length > 0) this.#reload(follower, closed);
    }
  }

  /** Somebody has seen a conversation up to a sequence. */
  seen(mark: SeenUpTo): void {
    this.seenElsewhere(mark);
    for (const listener of this.#listeners) listener(mark);
  }

  /**
   * The same, at another instance. What is before them after that is not asked of the store: its answer
   * may be of an earlier moment than what was heard meanwhile.
   */
  seenElsewhere(mark: SeenUpTo): void {
    const follower = this.#followers.get(keyOf(mark.person));
    if (follower?.seenUpTo(mark) === "recount") this.#reload(follower, [mark]);
  }

  /** Hears who has seen what at this instance. A listener must not throw. */
  onSeen(listener: (mark: SeenUpTo) => void): void {
    this.#listeners.add(listener);
  }

  async #attended({ roomsOnly, ...person }: Audience): Promise<readonly Attended[]> {
    const { store, isClosed } = this.#options;
    const attended = await store.attention.attended(person, { limit: MAX_COUNTED });
    if (roomsOnly === true) return attended.filter(({ whisper }) => whisper === undefined);
    return person.kind === "author"
      ? attended
      : attended.map((one) => isClosed(one.room) ? { ...one, unseen: [] } : one);
  }

  #tell(follower: UnreadFollower | undefined, committed: Committed): void {
    if (follower?.hear(committed) === "recount") this.#reload(follower, [committed.message]);
  }

  async #reload(follower: UnreadFollower, told: readonly ConversationRef[]): Promise<void> {
    await this.#load(follower);
    for (const ref of told) follower.note(ref);
  }

  /** Counts anew, and tells all of it: nobody knows what was told before. */
  async #reloadAll(follower: UnreadFollower): Promise<void> {
    const before = follower.unread();
    await this.#load(follower);
    if (!follower.isLoaded) return;
    for (const ref of [...before, ...follower.unread()]) follower.note(ref);
  }

  #load(follower: UnreadFollower): Promise<void> {
    const loading = this.#loadNow(follower).finally(() => {
      if (follower.loading === loading) follower.loading = undefined;
    });
    return follower.loading = loading;
  }

  async #loadNow(follower: UnreadFollower): Promise<void> {
    const { person, tokens } = follower;
    follower.wait();
    try {
      const attended = await this.#attended(person);
      if (tokens.size === 0) return;
      if (this.#unknown.delete(follower)) {
        for (const { room, whisper } of attended) {
          if (whisper === undefined) this.#attend(follower, room);
        }
      }
      follower.load(attended);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#options.report(error);
      // Wrong counts would be worse than none: nothing is told until the store has answered.
      follower.retryAfter(RETRY_MS, () => this.#reloadAll(follower));
    }
  }

  #attend(follower: UnreadFollower | undefined, room: RoomId): void {
    if (follower === undefined || follower.rooms.has(room)) return;
    follower.rooms.add(room);
    const followers = this.#byRoom.get(room) ?? new Set();
    this.#byRoom.set(room, followers.add(follower));
  }

  #drop(follower: UnreadFollower): void {
    follower.stop();
    this.#followers.delete(keyOf(follower.person));
    this.#authors.delete(follower);
    this.#unknown.delete(follower);
    for (const room of follower.rooms) {
      const followers = this.#byRoom.get(room);
      followers?.delete(follower);
      if (followers?.size === 0) this.#byRoom.delete(room);
    }
  }
}

function keyOf({ kind, id }: Person): string {
  return `${kind} ${id}`;
}
