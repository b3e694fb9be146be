/**
 * Rooms and their messages in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { ChatMessage, Page, RoomSummary, Sender } from "../../../shared/chat/event.ts";
import type { RoomId } from "../../../shared/chat/id.ts";
import type { NewMessage, PageQuery, StoredPage } from "../store.ts";
import type { AppendOutcome } from "./protocol.ts";
import { fromColumn, toColumn } from "./text.ts";

type RoomRow = {
  key: number;
  site: string;
  path: string;
  epoch: string;
  last_seq: number;
  title: string;
  url: string;
};

type MessageRow = {
  seq: number;
  id: string;
  sender_kind: Sender["kind"];
  sender_id: string;
  sender_name: string;
  text: string;
  at: number;
};

const ROOM_COLUMNS =
  "room.key, site.id as site, room.path, room.epoch, room.last_seq, room.title, room.url";
const MESSAGE_COLUMNS = "seq, message.id, sender_kind, sender_id, sender_name, text, at";

/** The tables `site`, `room` and `message`. Transactions are the caller's. */
export class MessageTable {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  append(message: NewMessage, epoch: string): AppendOutcome {
    const old = this.#findRoom(message.room);
    if (old !== undefined) {
      const kept = this.#statements.findMessage.get(old.key, toColumn(message.id));
      if (kept !== undefined) return resend(message, { room: old, kept: kept as MessageRow });
    }
    const room = old ?? this.#addRoom(message.room, epoch);
    const page = message.page ?? pageOf(room);
    const seq = room.last_seq + 1;
    const { lastInsertRowid: key } = this.#statements.addMessage.run(
      room.key,
      seq,
      toColumn(message.id),
      message.from.kind,
      toColumn(message.from.id),
      toColumn(message.from.name),
      toColumn(message.text),
      message.at,
    );
    this.#statements.updateRoom.run(seq, key, toColumn(page.title), toColumn(page.url), room.key);
    return { kind: "stored", epoch: room.epoch, seq, page };
  }

  page({ room: id, after, before, limit }: PageQuery): StoredPage {
    const room = this.#findRoom(id);
    if (room === undefined) {
      return { epoch: "", lastSeq: 0, firstSeq: 0, messages: [], more: false };
    }
    const { oldest, newest, firstSeq } = this.#statements;
    const forwards = after !== undefined;
    const rows = (forwards ? oldest : newest)
      .all(room.key, after ?? 0, before ?? Number.MAX_SAFE_INTEGER, limit + 1) as MessageRow[];
    const messages = rows.slice(0, limit).map((row) => messageOf(id, row));
    return {
      epoch: room.epoch,
      lastSeq: room.last_seq,
      firstSeq: Number(firstSeq.get(room.key)?.seq ?? 0),
      messages: forwards ? messages : messages.reverse(),
      more: rows.length > limit,
    };
  }

  rooms({ limit }: { readonly limit: number }): readonly RoomSummary[] {
    const rows = this.#statements.rooms.all(limit) as (RoomRow & MessageRow)[];
    return rows.map((row) => {
      const room = fromColumn(row.site + row.path) as RoomId;
      const last = messageOf(room, row);
      return { room, epoch: row.epoch, lastSeq: row.last_seq, page: pageOf(row), last };
    });
  }

  #findRoom(id: RoomId): RoomRow | undefined {
    return this.#statements.findRoom.get(...siteAndPath(id)) as RoomRow | undefined;
  }

  #addRoom(id: RoomId, epoch: string): RoomRow {
    const [site, path] = siteAndPath(id);
    this.#statements.addSite.run(site);
    const { lastInsertRowid } = this.#statements.addRoom.run(path, epoch, site);
    const key = Number(lastInsertRowid);
    return { key, site, path, epoch, last_seq: 0, title: "", url: "" };
  }
}

function prepare(db: DatabaseSync) {
  return {
    findRoom: db.prepare(
      `select ${ROOM_COLUMNS} from room join site on site.key = room.site
       where site.id = ? and room.path = ?`,
    ),
    addSite: db.prepare("insert into site (id) values (?) on conflict do nothing"),
    addRoom: db.prepare(
      `insert into room (site, path, epoch, last_seq, last_message, title, url)
       select key, ?, ?, 0, 0, '', '' from site where id = ?`,
    ),
    updateRoom: db.prepare(
      "update room set last_seq = ?, last_message = ?, title = ?, url = ? where key = ?",
    ),
    rooms: db.prepare(
      `select ${ROOM_COLUMNS}, ${MESSAGE_COLUMNS} from room
       join site on site.key = room.site
       join message on message.key = room.last_message
       order by room.last_message desc limit ?`,
    ),
    findMessage: db.prepare(
      `select ${MESSAGE_COLUMNS} from message where room = ? and id = ?`,
    ),
    addMessage: db.prepare(
      `insert into message (room, seq, id, sender_kind, sender_id, sender_name, text, at)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    oldest: db.prepare(
      `select ${MESSAGE_COLUMNS} from message where room = ? and seq > ? and seq < ?
       order by seq limit ?`,
    ),
    newest: db.prepare(
      `select ${MESSAGE_COLUMNS} from message where room = ? and seq > ? and seq < ?
       order by seq desc limit ?`,
    ),
    firstSeq: db.prepare("select min(seq) as seq from message where room = ?"),
  };
}

/** The answer to a message whose id the room has already. */
function resend(
  message: NewMessage,
  { room, kept }: { room: RoomRow; kept: MessageRow },
): AppendOutcome {
  const stored = messageOf(message.room, kept);
  const { from, text } = stored;
  const isSame = text === message.text && from.id === message.from.id &&
    from.kind === message.from.kind;
  return isSame ? { kind: "duplicate", epoch: room.epoch, message: stored } : { kind: "id-taken" };
}

function messageOf(room: RoomId, row: MessageRow): ChatMessage {
  return {
    id: fromColumn(row.id),
    room,
    seq: row.seq,
    from: {
      kind: row.sender_kind,
      id: fromColumn(row.sender_id),
      name: fromColumn(row.sender_name),
    },
    text: fromColumn(row.text),
    at: row.at,
  };
}

function pageOf(row: RoomRow): Page {
  return { title: fromColumn(row.title), url: fromColumn(row.url) };
}

/** A room's columns. Its id is the site's, a slash, and the rest of the path. */
function siteAndPath(id: RoomId): [site: string, path: string] {
  const slash = id.indexOf("/");
  return [toColumn(id.slice(0, slash)), toColumn(id.slice(slash))];
}
