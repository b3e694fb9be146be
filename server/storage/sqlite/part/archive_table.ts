/**
 * Whole conversations in the data file, as they are kept.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { Sender } from "../../../../shared/chat/event.ts";
import { type ConversationRef, refOf, type RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type {
  ArchivedConversation,
  ArchivedFeeling,
  ArchivedMessage,
  ArchivedPart,
  ArchiveQuery,
  ArchiveStore,
  Reopened,
  Restored,
  RestoredCount,
} from "../../port/archive_store.ts";
import { ConversationTable, siteAndPath } from "../conversation/conversation_table.ts";
import {
  MESSAGE_COLUMNS,
  messageOf,
  type MessageRow,
  valuesOf,
} from "../conversation/message_row.ts";
import { fromColumn, toColumn } from "../../text.ts";

type ListedRow = { room: string; whisper: string };
type FeelingRow = { seq: number; emoji: string; kind: Sender["kind"]; id: string };

const COLUMNS = MESSAGE_COLUMNS.join(", ");

/** {@linkcode ArchiveStore} on the tables of conversations. Transactions are the caller's. */
export class ArchiveTable implements Synchronous<ArchiveStore> {
  readonly #statements;
  readonly #conversations: ConversationTable;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
    this.#conversations = new ConversationTable(db);
  }

  list({ site, room, whispers }: ArchiveQuery): readonly ConversationRef[] {
    const [ofSite = null, path = null] = room === undefined ? [] : siteAndPath(room);
    const wanted = site === undefined ? ofSite : toColumn(site);
    const rows = this.#statements.list.all(wanted, wanted, path, path, Number(whispers));
    return (rows as ListedRow[]).filter((row) => room === undefined || row.room === toColumn(room))
      .map((row) => {
        const ref = { room: fromColumn(row.room) as RoomId };
        return row.whisper === "" ? ref : refOf({ ...ref, whisper: fromColumn(row.whisper) });
      });
  }

  part(
    { after, limit, ...ref }: ConversationRef & { after: number; limit: number },
  ): ArchivedPart | undefined {
    const found = this.#conversations.conversation(refOf(ref));
    if (found === undefined) return undefined;
    const { key, epoch, lastSeq, rev, goneRev, page } = found;
    const rows = this.#statements.messages.all(key, after, limit) as MessageRow[];
    const feelings = this.#feelings(key, after, rows.at(-1)?.seq ?? 0);
    return {
      conversation: { ...found.ref, epoch, lastSeq, rev, goneRev, page },
      messages: rows.map((row) => ({
        message: messageOf(row),
        feelings: feelings.get(row.seq) ?? [],
      })),
    };
  }

  reopen({ epoch, lastSeq, rev, goneRev, page, ...ref }: ArchivedConversation): Reopened {
    const found = this.#conversations.conversation(refOf(ref));
    if (found !== undefined) return found.epoch === epoch ? "known" : "taken";
    const { key, page: known } = this.#conversations.addConversation(refOf(ref), epoch);
    this.#statements.count.run(lastSeq, rev, goneRev, key);
    if (known.title === "" && known.url === "") this.#conversations.putPage(ref.room, page);
    return "added";
  }

  restore({ messages, ...ref }: Restored): RestoredCount {
    const found = this.#conversations.conversation(refOf(ref));
    if (found === undefined) return { added: 0 };
    const { key } = found;
    const { at, first, misfit } = this.#statements;
    const firstSeq = Number(first.get(key)?.seq ?? 0);
    const missing = messages.filter(({ message: { seq } }) =>
      seq > firstSeq && at.get(key, seq) === undefined
    );
    const unfit = missing.find(({ message: { id, rev } }) =>
      misfit.get(key, rev, toColumn(id)) !== undefined
    );
    if (unfit !== undefined) return { added: 0, misfit: unfit.message.seq };
    for (const each of missing) this.#add(key, each);
    if (missing.length > 0) this.#statements.total.run({ key });
    return { added: missing.length };
  }

  #add(key: number, { message, feelings }: ArchivedMessage): void {
    const { add, feel } = this.#statements;
    add.run(key, ...valuesOf(message));
    for (const { by: { kind, id }, emoji } of feelings) {
      feel.run(key, message.seq, toColumn(emoji), kind, toColumn(id));
    }
  }

  #feelings(key: number, after: number, until: number): Map<number, ArchivedFeeling[]> {
    const bySeq = new Map<number, ArchivedFeeling[]>();
    for (const row of this.#statements.feelings.all(key, after, until) as FeelingRow[]) {
      const feeling = {
        by: { kind: row.kind, id: fromColumn(row.id) },
        emoji: fromColumn(row.emoji),
      };
      bySeq.set(row.seq, [...bySeq.get(row.seq) ?? [], feeling]);
    }
    return bySeq;
  }
}

function prepare(db: DatabaseSync) {
  const placeholders = MESSAGE_COLUMNS.map(() => "?").join(", ");
  const counted = (state: string) =>
    `(select count(*) from message where conversation = :key and question = '${state}')`;
  return {
    list: db.prepare(
      `select site.id || room.path as room, whisper from conversation
       join room on room.key = conversation.room
       join site on site.key = room.site
       where (? is null or site.id = ?) and (? is null or room.path = ?) and (whisper = '' or ?)
       order by last_message, name`,
    ),
    messages: db.prepare(
      `select ${COLUMNS} from message where conversation = ? and seq > ? order by seq limit ?`,
    ),
    feelings: db.prepare(
      `select seq, emoji, person_kind as kind, person_id as id from feeling
       where conversation = ? and seq > ? and seq <= ? order by key`,
    ),
    count: db.prepare(
      "update conversation set last_seq = ?, rev = ?, gone_rev = ? where key = ?",
    ),
    at: db.prepare("select 1 from message where conversation = ? and seq = ?"),
    first: db.prepare("select min(seq) as seq from message where conversation = ?"),
    misfit: db.prepare("select 1 from message where conversation = ? and (rev = ? or id = ?)"),
    add: db.prepare(`insert into message (conversation, ${COLUMNS}) values (?, ${placeholders})`),
    feel: db.prepare(
      `insert into feeling (conversation, seq, emoji, person_kind, person_id)
       values (?, ?, ?, ?, ?) on conflict do nothing`,
    ),
    total: db.prepare(
      `update conversation set
         last_message =
           (select key from message where conversation = :key order by seq desc limit 1),
         last_seq =
           max(last_seq, (select max(seq) from message where conversation = :key)),
         rev = max(rev, (select max(rev) from message where conversation = :key)),
         open_questions = ${counted("open")},
         answered_questions = ${counted("answered")}
       where key = :key`,
    ),
  };
}
