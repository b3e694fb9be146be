/**
 * Who is there: how many readers follow a room, and whether an author is at hand, at this instance and
 * at others. It counts, and tells nobody who.
 *
 * @module
 */
import type { AuthorPresence, Presence } from "../../../shared/chat/presence.ts";
import type { Sender } from "../../../shared/chat/event.ts";
import type { RoomId } from "../../../shared/chat/id.ts";
import type { Hours } from "../../../shared/chat/site.ts";
import type { Clock } from "../../../shared/clock.ts";
import { type Crowd, Elsewhere } from "./elsewhere.ts";
import type { Notices } from "./notices.ts";
import type { OpensAt } from "./opens_at.ts";
import { Throttle } from "./throttle.ts";

/** How often the presence of one room is told, at most, in milliseconds. */
const TELL_EVERY_MS = 1_000;

/** What {@linkcode RoomPresence} is made with. */
export interface PresenceOptions {
  readonly clock: Clock;
  readonly notices: Pick<Notices, "inRoom">;
  /** When the author of a room usually answers. */
  readonly hoursOf: (room: RoomId) => Hours | undefined;
  readonly opensAt: OpensAt;
  /** How long the author of a room usually takes to answer, in milliseconds, as far as it is known. */
  readonly usualMs: (room: RoomId) => number | undefined;
  /** Who is at other instances; nobody if left out. */
  readonly elsewhere?: Elsewhere;
}

/** What of the people at this instance is another now: those of a room, or authors. */
export type PresenceChange = { readonly room: RoomId } | "authors";

/** A room that somebody is in, or looks at. */
interface Room {
  /** What each reader is here with. */
  readonly readers: Map<string, Set<string>>;
  /** Who hears of its presence. */
  readonly watchers: Set<string>;
  readonly throttle: Throttle;
  /** What the watchers know; `undefined` when they do not all know the same. */
  told: string | undefined;
}

/** Counts who is there. Tokens name sessions and subscriptions; what they are made of is up to others. */
export class RoomPresence {
  readonly #options: PresenceOptions;
  readonly #rooms = new Map<RoomId, Room>();
  /** Sessions of authors: whose each is, and whether it is away. */
  readonly #authors = new Map<string, { readonly author: string; readonly isAway: boolean }>();
  readonly #elsewhere: Elsewhere;
  readonly #listeners = new Set<(change: PresenceChange) => void>();

  constructor(options: PresenceOptions) {
    this.#options = options;
    this.#elsewhere = options.elsewhere ?? new Elsewhere();
  }

  /** Who is in a room now. */
  of(room: RoomId): Presence {
    const now = this.#now(room);
    const known = this.#rooms.get(room);
    // Whoever asks may get to know what the others are only told next, or never.
    if (known !== undefined && known.told !== JSON.stringify(now)) known.told = undefined;
    return now;
  }

  /** Somebody follows a room. */
  join(room: RoomId, { kind, id }: Sender, token: string): void {
    if (kind !== "reader") return;
    const { readers } = this.#room(room);
    const tokens = readers.get(id) ?? new Set();
    readers.set(id, tokens.add(token));
    if (tokens.size === 1) this.#changed({ room });
    this.#touch(room);
  }

  /** Somebody no longer follows a room. */
  leave(room: RoomId, { kind, id }: Sender, token: string): void {
    const readers = this.#rooms.get(room)?.readers;
    const tokens = readers?.get(id);
    if (kind !== "reader" || !tokens?.delete(token)) return;
    if (tokens.size === 0) {
      readers?.delete(id);
      this.#changed({ room });
    }
    this.#touch(room);
    this.#tidy(room);
  }

  /** Somebody wants to hear who is in a room. */
  watch(room: RoomId, token: string): void {
    const known = this.#room(room);
    if (known.watchers.size === 0) known.told = JSON.stringify(this.#now(room));
    known.watchers.add(token);
    if (known.watchers.size === 1) this.#changed({ room });
  }

  /** Somebody no longer wants to. */
  unwatch(room: RoomId, token: string): void {
    const watchers = this.#rooms.get(room)?.watchers;
    if (watchers?.delete(token) && watchers.size === 0) this.#changed({ room });
    this.#tidy(room);
  }

  /** A session of an author is here, or says that it does not count, or does again. */
  authorIs(state: AuthorPresence["state"], session: string, author = ""): void {
    this.#authors.set(session, { author, isAway: state === "away" });
    this.#changed("authors");
    this.changed();
  }

  /** Whether an author looks at the console now, in any session of theirs. */
  isHere(id: string): boolean {
    return [...this.#authors.values()].some(({ author, isAway }) => author === id && !isAway) ||
      this.#elsewhere.isAuthorHere(id);
  }

  /** A session of an author is over. */
  authorLeft(session: string): void {
    if (!this.#authors.delete(session)) return;
    this.#changed("authors");
    this.changed();
  }

  /** Hours, or what is usual, may be others now; or who is elsewhere, perhaps in certain rooms only. */
  changed(rooms: Iterable<RoomId> = this.#rooms.keys()): void {
    for (const room of [...rooms]) this.#touch(room);
  }

  /** Whether anybody is in a room, or looks at it, at another instance. */
  isAnybodyElsewhere(room: RoomId): boolean {
    return this.#elsewhere.isAnybodyIn(room);
  }

  /** How many of a room's people are at this instance. */
  crowdIn(room: RoomId): Crowd {
    const { readers, watchers } = this.#rooms.get(room) ?? {};
    return { readers: readers?.size ?? 0, watchers: watchers?.size ?? 0 };
  }

  /** The rooms with people at this instance. */
  rooms(): readonly RoomId[] {
    return [...this.#rooms.keys()];
  }

  /** The authors with sessions at this instance, and whether one of each does not count as away. */
  authors(): ReadonlyMap<string, boolean> {
    const authors = new Map<string, boolean>();
    for (const { author, isAway } of this.#authors.values()) {
      authors.set(author, authors.get(author) === true || !isAway);
    }
    return authors;
  }

  /** Hears what of the people at this instance is another. A listener must not throw. */
  onChanged(listener: (change: PresenceChange) => void): void {
    this.#listeners.add(listener);
  }

  #changed(change: PresenceChange): void {
    for (const listener of this.#listeners) listener(change);
  }

  #now(room: RoomId): Presence {
    const { hoursOf, opensAt, usualMs, clock } = this.#options;
    const hours = hoursOf(room);
    const opens = hours && opensAt(hours, clock.now());
    const usually = usualMs(room);
    const isHere = [...this.#authors.values()].some(({ isAway }) => !isAway) ||
      this.#elsewhere.isAuthorHere();
    return {
      room,
      readers: this.crowdIn(room).readers + this.#elsewhere.readersIn(room),
      author: {
        state: isHere ? "here" : "away",
        ...hours !== undefined && { hours },
        ...opens !== undefined && { opensAt: opens },
        ...usually !== undefined && { usuallyMs: usually },
      },
    };
  }

  #room(room: RoomId): Room {
    const known = this.#rooms.get(room);
    if (known !== undefined) return known;
    const { clock } = this.#options;
    const added: Room = {
      readers: new Map(),
      watchers: new Set(),
      throttle: new Throttle({ clock, everyMs: TELL_EVERY_MS, run: () => this.#tell(room) }),
      told: undefined,
    };
    this.#rooms.set(room, added);
    return added;
  }

  /** Without watchers nothing is told, and no timer runs. */
  #touch(room: RoomId): void {
    const known = this.#rooms.get(room);
    if (known === undefined || known.watchers.size === 0) return;
    if (known.told !== JSON.stringify(this.#now(room))) known.throttle.touch();
  }

  #tell(room: RoomId): void {
    const known = this.#rooms.get(room);
    const now = this.#now(room);
    const text = JSON.stringify(now);
    if (known === undefined || known.told === text) return;
    known.told = text;
    this.#options.notices.inRoom(room, { type: "presence", ...now });
  }

  #tidy(room: RoomId): void {
    const known = this.#rooms.get(room);
    if (known === undefined) return;
    if (known.watchers.size === 0) known.throttle.stop();
    if (known.watchers.size === 0 && known.readers.size === 0) this.#rooms.delete(room);
  }
}
