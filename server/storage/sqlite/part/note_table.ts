/**
 * Internal notes in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { Note } from "../../../../shared/chat/desk.ts";
import type { ConversationRef, RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { NoteKept, NoteRef, NoteStore } from "../../port/note_store.ts";
import { nameOf, siteAndPath } from "../conversation/conversation_table.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** The table `note`. Transactions are the caller's. */
export class NoteTable implements Synchronous<NoteStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  put(note: Note, limit: number): NoteKept {
    const { conversation, count, add, edit } = this.#statements;
    const { room, whisper = "", id, reader, by, text, at, editedAt } = note;
    const key = conversation.get(nameOf(room, whisper))?.["key"];
    if (key === undefined) return "not-found";
    const known = this.find(note);
    if (known === undefined) {
      if (Number(count.get(Number(key))?.["count"]) >= limit) return "full";
      const about = reader === undefined ? null : toColumn(reader);
      const author = [toColumn(by.id), toColumn(by.name)] as const;
      add.run(Number(key), toColumn(id), about, ...author, toColumn(text), at, editedAt ?? null);
      return "kept";
    }
    if (known.by.id !== by.id) return "id-taken";
    if (known.text === text) return "again";
    edit.run(toColumn(text), at, Number(key), toColumn(id));
    return "kept";
  }

  find({ room, whisper = "", id }: NoteRef): Note | undefined {
    const row = this.#statements.find.get(nameOf(room, whisper), toColumn(id));
    return row && noteOf(row as NoteRow);
  }

  of({ room, whisper = "" }: ConversationRef): readonly Note[] {
    return (this.#statements.of.all(nameOf(room, whisper)) as NoteRow[]).map(noteOf);
  }

  about({ reader, limit }: { readonly reader: string; readonly limit: number }): readonly Note[] {
    return (this.#statements.about.all(toColumn(reader), limit) as NoteRow[]).map(noteOf);
  }

  remove({ room, whisper = "", id }: NoteRef): boolean {
    return Number(this.#statements.remove.run(nameOf(room, whisper), toColumn(id)).changes) === 1;
  }

  expire({ room, before }: { readonly room: RoomId; readonly before: number }): number {
    return Number(this.#statements.expire.run(before, ...siteAndPath(room)).changes);
  }

  forget(reader: string): void {
    this.#statements.forget.run(toColumn(reader));
  }
}

type NoteRow = {
  site: string;
  path: string;
  whisper: string;
  id: string;
  reader: string | null;
  author_id: string;
  author_name: string;
  text: string;
  at: number;
  edited_at: number | null;
};

function noteOf(row: NoteRow): Note {
  const { whisper, reader, at, edited_at: editedAt } = row;
  return {
    room: fromColumn(row.site + row.path) as RoomId,
    ...whisper !== "" && { whisper: fromColumn(whisper) },
    id: fromColumn(row.id),
    ...reader !== null && { reader: fromColumn(reader) },
    by: { kind: "author", id: fromColumn(row.author_id), name: fromColumn(row.author_name) },
    text: fromColumn(row.text),
    at,
    ...editedAt !== null && { editedAt },
  };
}

function prepare(db: DatabaseSync) {
  const found = `select site.id as site, room.path, whisper, note.id, reader, author_id,
      author_name, text, at, edited_at
    from note
    join conversation on conversation.key = note.conversation
    join room on room.key = conversation.room
    join site on site.key = room.site`;
  return {
    conversation: db.prepare("select key from conversation where name = ?"),
    count: db.prepare("select count(*) as count from note where conversation = ?"),
    add: db.prepare(
      `insert into note (conversation, id, reader, author_id, author_name, text, at, edited_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    edit: db.prepare("update note set text = ?, edited_at = ? where conversation = ? and id = ?"),
    find: db.prepare(`${found} where conversation.name = ? and note.id = ?`),
    of: db.prepare(`${found} where conversation.name = ? order by note.key`),
    about: db.prepare(`${found} where reader = ? order by note.key desc limit ?`),
    remove: db.prepare(
      `delete from note
       where conversation = (select key from conversation where name = ?) and id = ?`,
    ),
    expire: db.prepare(
      `delete from note where coalesce(edited_at, at) < ? and conversation in (
         select conversation.key from conversation
         join room on room.key = conversation.room
         join site on site.key = room.site
         where site.id = ? and room.path = ?)`,
    ),
    forget: db.prepare("delete from note where reader = ?"),
  };
}
