/**
 * Rooms and their conversations in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { Page } from "../../../../shared/chat/event.ts";
import type { ConversationRef, RoomId } from "../../../../shared/chat/id.ts";
import type { ConversationRecord } from "../../tables.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** A conversation, without what names it. */
type FoundRow = {
  key: number;
  epoch: string;
  last_seq: number;
  rev: number;
  gone_rev: number;
  open_questions: number;
  answered_questions: number;
  title: string;
  url: string;
};

type ListedRow = FoundRow & { site: string; path: string; whisper: string };

/** A conversation as the data file knows it. */
export interface FiledConversation extends ConversationRecord {
  /** The highest `rev` of the messages that were removed. */
  readonly goneRev: number;
}

const COLUMNS =
  `conversation.key, epoch, last_seq, rev, gone_rev, open_questions, answered_questions, title, url`;
const LISTED = `
  select ${COLUMNS}, site.id as site, room.path, whisper
  from conversation
  join room on room.key = conversation.room
  join site on site.key = room.site`;
/** Those of which all messages are too old to be kept are there, and have nothing to show. */
const HAS_MESSAGES = "exists (select 1 from message where conversation = conversation.key)";

/** The tables `site`, `room` and `conversation`. Transactions are the caller's. */
export class ConversationTable {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  conversation({ room, whisper = "" }: ConversationRef): FiledConversation | undefined {
    const row = this.#statements.find.get(nameOf(room, whisper)) as FoundRow | undefined;
    return row && foundOf(whisper === "" ? { room } : { room, whisper }, row);
  }

  /** The conversation of this key. @throws {RangeError} when there is none */
  conversationOf(key: number): FiledConversation {
    const row = this.#statements.byKey.get(key) as ListedRow | undefined;
    if (row === undefined) throw new RangeError(`Cannot use conversation ${key}: there is none`);
    return listedOf(row);
  }

  addConversation(ref: ConversationRef, epoch: string): FiledConversation {
    const [site, path] = siteAndPath(ref.room);
    this.#statements.addSite.run(site);
    this.#statements.addRoom.run(path, site);
    const { room, whisper = "" } = ref;
    this.#statements.add.run(toColumn(whisper), nameOf(room, whisper), epoch, site, path);
    const added = this.conversation(ref);
    if (added === undefined) throw new Error("Cannot find the conversation that was just added");
    return added;
  }

  /**
   * Replaces what is known of a conversation.
   *
   * @param lastMessage the key of its newest message, if that is another now
   */
  putConversation(
    { key, lastSeq, rev, questions }: ConversationRecord,
    lastMessage: number | bigint | null = null,
  ): void {
    const { open, answered } = questions;
    this.#statements.update.run(lastSeq, rev, open, answered, lastMessage, key);
  }

  putPage(room: RoomId, { title, url }: Page): void {
    this.#statements.putPage.run(toColumn(title), toColumn(url), ...siteAndPath(room));
  }

  /** Public conversations or whispers, the one with the newest message first. */
  newestFirst(kind: "rooms" | "whispers", limit: number): readonly FiledConversation[] {
    return (this.#statements[kind].all(limit) as ListedRow[]).map(listedOf);
  }
}

function prepare(db: DatabaseSync) {
  return {
    find: db.prepare(
      `select ${COLUMNS} from conversation join room on room.key = conversation.room
       where name = ?`,
    ),
    byKey: db.prepare(`${LISTED} where conversation.key = ?`),
    addSite: db.prepare("insert into site (id) values (?) on conflict do nothing"),
    addRoom: db.prepare(
      `insert into room (site, path, title, url)
       select key, ?, '', '' from site where id = ? on conflict do nothing`,
    ),
    add: db.prepare(
      `insert into conversation
         (room, whisper, name, epoch, last_seq, rev, gone_rev, open_questions, answered_questions,
          last_message)
       select room.key, ?, ?, ?, 0, 0, 0, 0, 0, 0 from room
       join site on site.key = room.site where site.id = ? and room.path = ?`,
    ),
    update: db.prepare(
      `update conversation
       set last_seq = ?, rev = ?, open_questions = ?, answered_questions = ?,
         last_message = coalesce(?, last_message)
       where key = ?`,
    ),
    putPage: db.prepare(
      `update room set title = ?, url = ?
       where site = (select key from site where id = ?) and path = ?`,
    ),
    rooms: db.prepare(
      `${LISTED} where whisper = '' and ${HAS_MESSAGES} order by last_message desc limit ?`,
    ),
    whispers: db.prepare(
      `${LISTED} where whisper <> '' and ${HAS_MESSAGES} order by last_message desc limit ?`,
    ),
  };
}

function listedOf(row: ListedRow): FiledConversation {
  const room = fromColumn(row.site + row.path) as RoomId;
  const whisper = fromColumn(row.whisper);
  return foundOf(whisper === "" ? { room } : { room, whisper }, row);
}

function foundOf(ref: ConversationRef, row: FoundRow): FiledConversation {
  return {
    ref,
    key: row.key,
    epoch: row.epoch,
    lastSeq: row.last_seq,
    rev: row.rev,
    goneRev: row.gone_rev,
    questions: { open: row.open_questions, answered: row.answered_questions },
    page: { title: fromColumn(row.title), url: fromColumn(row.url) },
  };
}

/** What names a conversation in one column. No room's id has a line feed. */
export function nameOf(room: RoomId, whisper: string): string {
  return whisper === "" ? toColumn(room) : `${toColumn(room)}\n${toColumn(whisper)}`;
}

/** A room's columns. Its id is the site's, a slash, and the rest of the path. */
export function siteAndPath(id: RoomId): [site: string, path: string] {
  const slash = id.indexOf("/");
  return [toColumn(id.slice(0, slash)), toColumn(id.slice(slash))];
}
