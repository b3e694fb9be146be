/**
 * Internal notes in Deno KV.
 *
 * @module
 */
import type { Note } from "../../../../shared/chat/desk.ts";
import type { ConversationRef, RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { NoteKept, NoteRef, NoteStore } from "../../port/note_store.ts";
import { type Key, textPart } from "../database/key.ts";
import { partOfRooms } from "./kv_part.ts";
import { orderAt, roomKeys } from "../conversation/layout.ts";
import { SHARD_NAMES, shardOf, shardOfNumber } from "../conversation/shard.ts";
import type { View } from "../database/view.ts";

/** Notes that are removed in one commit, with others of what is removed with them. */
const MAX_REMOVED = 60;
/** Notes of a room that one call looks through. */
const MAX_LOOKED_AT = 5_000;

/** Where a note is, and what is asked of it without reading its text. */
interface Place {
  readonly key: number;
  readonly order: number;
  /** When it was last written. */
  readonly at: number;
}

/**
 * With the conversations; `order` rises with the notes of a conversation, and in time:
 *
 * | Key below the partition | Value |
 * | --- | --- |
 * | `note`, key, order | the note |
 * | `noteOf`, room, key, id | where it is, and when it was last written |
 * | `noteAbout`, reader, order, key | 1 |
 */
export class KvNotes implements Synchronous<NoteStore> {
  readonly #view: View;
  readonly #leave: () => void;

  /** @param leave says that more is left */
  constructor(view: View, leave: () => void) {
    this.#view = view;
    this.#leave = leave;
  }

  put(note: Note, limit: number): NoteKept {
    const key = this.#view.get<number>(roomKeys.name(note));
    if (key === undefined) return "not-found";
    const place = this.#view.get<Place>(keyOfPlace(note, key));
    const known = place && this.#view.get<Note>(keyOf(place));
    if (place === undefined || known === undefined) return this.#add(note, key, limit);
    if (known.by.id !== note.by.id) return "id-taken";
    if (known.text === note.text) return "again";
    this.#view.set(keyOf(place), { ...known, text: note.text, editedAt: note.at });
    this.#view.set(keyOfPlace(note, key), { ...place, at: note.at });
    return "kept";
  }

  find(ref: NoteRef): Note | undefined {
    const key = this.#view.get<number>(roomKeys.name(ref));
    const place = key === undefined ? undefined : this.#view.get<Place>(keyOfPlace(ref, key));
    return place && this.#view.get<Note>(keyOf(place));
  }

  of(ref: ConversationRef): readonly Note[] {
    const key = this.#view.get<number>(roomKeys.name(ref));
    if (key === undefined) return [];
    const range = { prefix: [shardOfNumber(key), "note", key] } as const;
    return this.#view.list<Note>(range, { limit: MAX_LOOKED_AT }).map(({ value }) => value);
  }

  about({ reader, limit }: { readonly reader: string; readonly limit: number }): readonly Note[] {
    const places = this.#about(reader, limit).sort((a, b) => b.order - a.order).slice(0, limit);
    return this.#view.getAll<Note>(places.map(keyOf)).filter((note) => note !== undefined);
  }

  remove(ref: NoteRef): boolean {
    const key = this.#view.get<number>(roomKeys.name(ref));
    const place = key === undefined ? undefined : this.#view.get<Place>(keyOfPlace(ref, key));
    return place !== undefined && removeNotes(this.#view, [place]) === 1;
  }

  expire({ room, before }: { readonly room: RoomId; readonly before: number }): number {
    const range = { prefix: keyOfRoom(room) };
    const old = this.#view.list<Place>(range, { limit: MAX_LOOKED_AT })
      .filter(({ value }) => value.at < before).slice(0, MAX_REMOVED);
    if (old.length === MAX_REMOVED) this.#leave();
    return removeNotes(this.#view, old.map(({ value }) => value));
  }

  forget(reader: string): void {
    const places = this.#about(reader, MAX_REMOVED).slice(0, MAX_REMOVED);
    removeNotes(this.#view, places);
    if (places.length === MAX_REMOVED) this.#leave();
  }

  #add(note: Note, key: number, limit: number): NoteKept {
    const { room, reader } = note;
    const range = { prefix: keyOfPlaces(room, key) };
    const others = this.#view.list<Place>(range, { limit: Math.max(limit, 1) });
    if (others.length >= limit) return "full";
    const shard = shardOfNumber(key);
    const last = Math.max(0, ...others.map(({ value }) => value.order));
    const order = orderAt(shard, note.at, last);
    const place: Place = { key, order, at: note.editedAt ?? note.at };
    this.#view.set(keyOf(place), note);
    this.#view.set(keyOfPlace(note, key), place);
    if (reader !== undefined) this.#view.set(keyOfAbout(reader, place), 1);
    return "kept";
  }

  /** Where the newest notes about a reader are, of each partition so many. */
  #about(reader: string, limit: number): Pick<Place, "key" | "order">[] {
    const lists = this.#view.all(
      SHARD_NAMES.map((shard) => () => {
        const range = { prefix: [shard, "noteAbout", textPart(reader)] } as const;
        return this.#view.list(range, { limit, reverse: true });
      }),
    );
    return lists.flat().map(({ key }) => ({ order: Number(key[3]), key: Number(key[4]) }));
  }
}

/** {@linkcode KvNotes}; each note lies with its conversation. */
export const KV_NOTES = partOfRooms<NoteStore>("notes", (view, leave) => new KvNotes(view, leave));

/**
 * Removes notes of a conversation, so many at once.
 *
 * @returns whether some may be left
 */
export function removeNotesOf(view: View, room: RoomId, key: number): boolean {
  const places = view.list<Place>({ prefix: keyOfPlaces(room, key) }, { limit: MAX_REMOVED });
  return removeNotes(view, places.map(({ value }) => value)) === MAX_REMOVED;
}

function removeNotes(view: View, places: readonly Pick<Place, "key" | "order">[]): number {
  const notes = view.getAll<Note>(places.map(keyOf));
  let removed = 0;
  places.forEach((place, index) => {
    const note = notes[index];
    if (note === undefined) return;
    removed++;
    view.delete(keyOf(place));
    view.delete(keyOfPlace(note, place.key));
    if (note.reader !== undefined) view.delete(keyOfAbout(note.reader, place));
  });
  return removed;
}

function keyOf({ key, order }: Pick<Place, "key" | "order">): Key {
  return [shardOfNumber(key), "note", key, order];
}

function keyOfRoom(room: RoomId): Key {
  return [shardOf(room), "noteOf", textPart(room)];
}

function keyOfPlaces(room: RoomId, key: number): Key {
  return [shardOf(room), "noteOf", textPart(room), key];
}

function keyOfPlace({ room, id }: NoteRef, key: number): Key {
  return [shardOf(room), "noteOf", textPart(room), key, textPart(id)];
}

function keyOfAbout(reader: string, { key, order }: Pick<Place, "key" | "order">): Key {
  return [shardOfNumber(key), "noteAbout", textPart(reader), order, key];
}
