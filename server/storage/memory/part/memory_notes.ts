/**
 * Internal notes in memory.
 *
 * @module
 */
import type { Note } from "../../../../shared/chat/desk.ts";
import type { ConversationRef, RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { NoteKept, NoteRef, NoteStore } from "../../port/note_store.ts";
import type { MemoryTables } from "../memory_tables.ts";

/** A note, and the life of the conversation it is at. */
interface Kept {
  readonly note: Note;
  readonly epoch: string;
}

/** Notes, until the process ends. */
export class MemoryNotes implements Synchronous<NoteStore> {
  readonly #tables: MemoryTables;
  #notes: readonly Kept[] = [];

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  put(note: Note, limit: number): NoteKept {
    const content = this.#tables.content(note);
    if (content === undefined) return "not-found";
    const known = this.find(note);
    if (known === undefined) {
      if (this.of(note).length >= limit) return "full";
      const kept = { note: structuredClone(note), epoch: content.record.epoch };
      this.#notes = [...this.#notes, kept];
      return "kept";
    }
    if (known.by.id !== note.by.id) return "id-taken";
    if (known.text === note.text) return "again";
    const changed: Note = { ...known, text: note.text, editedAt: note.at };
    this.#notes = this.#notes.map((kept) =>
      kept.note === known ? { ...kept, note: changed } : kept
    );
    return "kept";
  }

  find(ref: NoteRef): Note | undefined {
    return this.of(ref).find(({ id }) => id === ref.id);
  }

  of({ room, whisper }: ConversationRef): readonly Note[] {
    return this.#kept().filter((note) => note.room === room && note.whisper === whisper);
  }

  about({ reader, limit }: { readonly reader: string; readonly limit: number }): readonly Note[] {
    return this.#kept().filter((note) => note.reader === reader).reverse().slice(0, limit);
  }

  remove(ref: NoteRef): boolean {
    const known = this.find(ref);
    return this.#keep(({ note }) => note !== known) === 1;
  }

  expire({ room, before }: { readonly room: RoomId; readonly before: number }): number {
    return this.#keep(({ note }) => note.room !== room || (note.editedAt ?? note.at) >= before);
  }

  forget(reader: string): void {
    this.#keep(({ note }) => note.reader !== reader);
  }

  #kept(): Note[] {
    const isOfThisLife = ({ note, epoch }: Kept) =>
      this.#tables.content(note)?.record.epoch === epoch;
    return this.#notes.filter(isOfThisLife).map(({ note }) => note);
  }

  /** @returns how many of conversations that are there are gone */
  #keep(isKept: (kept: Kept) => boolean): number {
    const count = this.#kept().length;
    this.#notes = this.#notes.filter(isKept);
    return count - this.#kept().length;
  }
}
