/**
 * Finds what a reader left behind in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { ChatMessage } from "../../../../shared/chat/event.ts";
import { type ConversationRef, refOf, type RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { Felt, TraceStore, Written } from "../../port/trace_store.ts";
import { SqliteTables } from "../conversation/sqlite_tables.ts";
import { fromColumn, toColumn } from "../../text.ts";

type PlaceRow = { room: string; whisper: string; id: string };

/** {@linkcode TraceStore} on the tables of conversations. */
export class TraceTable implements Synchronous<TraceStore> {
  readonly #statements;
  readonly #tables: SqliteTables;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
    this.#tables = new SqliteTables(db);
  }

  written(
    { reader, after, limit }: { reader: string; after: number; limit: number },
  ): Written {
    const rows = this.#statements.written.all(toColumn(reader), after, limit) as (PlaceRow & {
      key: number;
    })[];
    const messages = rows.flatMap((row) =>
      this.#tables.shownMessage(placeOf(row), fromColumn(row.id)) ?? []
    );
    const last = rows.length < limit ? undefined : rows.at(-1)?.key;
    return { messages, ...last !== undefined && { last } };
  }

  recent({ reader, limit }: { reader: string; limit: number }): readonly ChatMessage[] {
    return (this.#statements.recent.all(toColumn(reader), limit) as PlaceRow[]).flatMap((row) =>
      this.#tables.shownMessage(placeOf(row), fromColumn(row.id)) ?? []
    );
  }

  felt({ reader, limit }: { reader: string; limit: number }): readonly Felt[] {
    const rows = this.#statements.felt.all(toColumn(reader), limit) as (PlaceRow & {
      emoji: string;
    })[];
    return rows.map((row) => ({
      ...placeOf(row),
      id: fromColumn(row.id),
      emoji: fromColumn(row.emoji),
    }));
  }

  whispered(reader: string): readonly RoomId[] {
    return this.#statements.whispered.all(toColumn(reader))
      .map(({ room }) => fromColumn(String(room)) as RoomId);
  }
}

function prepare(db: DatabaseSync) {
  const place = `site.id || path as room, whisper`;
  const joined = `
    join room on room.key = conversation.room
    join site on site.key = room.site`;
  return {
    written: db.prepare(
      `select message.key, ${place}, message.id from message
       join conversation on conversation.key = message.conversation ${joined}
       where sender_kind = 'reader' and sender_id = ? and message.key > ?
       order by message.key limit ?`,
    ),
    recent: db.prepare(
      `select ${place}, message.id from message
       join conversation on conversation.key = message.conversation ${joined}
       where sender_kind = 'reader' and sender_id = ? and deleted = 0
       order by message.key desc limit ?`,
    ),
    felt: db.prepare(
      `select ${place}, message.id, emoji from feeling
       join message on message.conversation = feeling.conversation and message.seq = feeling.seq
       join conversation on conversation.key = feeling.conversation ${joined}
       where person_kind = 'reader' and person_id = ? limit ?`,
    ),
    whispered: db.prepare(
      `select ${place} from conversation ${joined} where whisper <> '' and whisper = ?
       order by room`,
    ),
  };
}

function placeOf({ room, whisper }: PlaceRow): ConversationRef {
  const ref = { room: fromColumn(room) as RoomId };
  return whisper === "" ? ref : refOf({ ...ref, whisper: fromColumn(whisper) });
}
