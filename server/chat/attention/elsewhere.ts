/**
 * Who is at the other instances of a server, as each of them told it last.
 *
 * @module
 */
import type { RoomId } from "../../../shared/chat/id.ts";

/** How many of a room's people are at one instance. */
export interface Crowd {
  readonly readers: number;
  /** Who hears of its presence. */
  readonly watchers: number;
}

/** Who is at one instance. */
interface People {
  readonly rooms: Map<RoomId, Crowd>;
  /** Authors with a session there, and whether one of those does not count as away. */
  readonly authors: Map<string, boolean>;
}

/** Knows what other instances told; their sum is what there is elsewhere. */
export class Elsewhere {
  readonly #instances = new Map<string, People>();

  /** All who are at an instance are told anew. @returns the rooms in which somebody was */
  clear(instance: string): readonly RoomId[] {
    const rooms = [...this.#of(instance).rooms.keys()];
    this.#instances.delete(instance);
    return rooms;
  }

  /** Nobody is at instances other than these. */
  keep(instances: readonly string[]): void {
    for (const instance of [...this.#instances.keys()]) {
      if (!instances.includes(instance)) this.#instances.delete(instance);
    }
  }

  /** So many of a room's people are at an instance. */
  put(instance: string, room: RoomId, crowd: Crowd): void {
    const { rooms } = this.#of(instance);
    if (crowd.readers + crowd.watchers === 0) rooms.delete(room);
    else rooms.set(room, crowd);
  }

  /** These authors are at an instance, and no others; each here, or away. */
  putAuthors(instance: string, authors: Iterable<readonly [id: string, isHere: boolean]>): void {
    const people = this.#of(instance);
    people.authors.clear();
    for (const [id, isHere] of authors) people.authors.set(id, isHere);
  }

  /** How many readers follow a room elsewhere; one with a tab at each of two instances is two. */
  readersIn(room: RoomId): number {
    let count = 0;
    for (const { rooms } of this.#instances.values()) count += rooms.get(room)?.readers ?? 0;
    return count;
  }

  /** Whether anybody follows a room or its presence elsewhere. */
  isAnybodyIn(room: RoomId): boolean {
    return [...this.#instances.values()].some(({ rooms }) => rooms.has(room));
  }

  /** Whether an author has a session elsewhere, be they here or away. */
  hasAuthors(): boolean {
    return [...this.#instances.values()].some(({ authors }) => authors.size > 0);
  }

  /** Whether an author is at hand elsewhere; any, if none is named. */
  isAuthorHere(id?: string): boolean {
    return [...this.#instances.values()].some(({ authors }) =>
      id === undefined ? [...authors.values()].includes(true) : authors.get(id) === true
    );
  }

  #of(instance: string): People {
    const known = this.#instances.get(instance);
    if (known !== undefined) return known;
    const added: People = { rooms: new Map(), authors: new Map() };
    this.#instances.set(instance, added);
    return added;
  }
}
