/**
 * Keeps the internal notes of authors. They are in no conversation, no search and no export.
 *
 * @module
 */
import type { Note } from "../../../shared/chat/desk.ts";
import type { ConversationRef, RoomId } from "../../../shared/chat/id.ts";
import type { Effects } from "../part.ts";

/** What became of a note. */
export type NoteKept =
  /** It is kept. */
  | "kept"
  /** It was so already. */
  | "again"
  /** Another author's note has this id. Nothing was kept. */
  | "id-taken"
  /** The conversation has as many as it may have. Nothing was kept. */
  | "full"
  /** There is no such conversation. Nothing was kept. */
  | "not-found";

/** A note, as it is named. */
export interface NoteRef extends ConversationRef {
  readonly id: string;
}

/** Keeps notes; they go with their conversation. */
export interface NoteStore {
  /**
   * Keeps a note at the end of its conversation's, or gives the one of this id another text, if the
   * same author wrote it; when and about whom it was written stays.
   *
   * @param limit how many a conversation may have
   */
  put(note: Note, limit: number): Promise<NoteKept>;
  /** One note. */
  find(ref: NoteRef): Promise<Note | undefined>;
  /** The notes of a conversation, the oldest first. */
  of(ref: ConversationRef): Promise<readonly Note[]>;
  /** At most `limit` notes about a reader, the newest first. */
  about(query: { readonly reader: string; readonly limit: number }): Promise<readonly Note[]>;
  /** Forgets a note. @returns whether there was one */
  remove(ref: NoteRef): Promise<boolean>;
  /**
   * Forgets notes of a room, its whispers' too, that were last written before a time.
   *
   * @returns how many
   */
  expire(query: { readonly room: RoomId; readonly before: number }): Promise<number>;
  /** Forgets the notes about a reader. */
  forget(reader: string): Promise<void>;
}

/** What each call does. */
export const NOTE_EFFECTS: Effects<NoteStore> = {
  put: "erase",
  find: "read",
  of: "read",
  about: "read",
  remove: "erase",
  expire: "erase",
  forget: "erase",
};
