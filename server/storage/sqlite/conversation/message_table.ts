/**
 * Messages in the data file, and what people feel about them.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { QuestionState, Reaction } from "../../../../shared/chat/event.ts";
import { MAX_NAMED_REACTORS } from "../../../../shared/limit.ts";
import type { KeptMessage } from "../../kept_message.ts";
import type { PageQuery } from "../../store.ts";
import type { Feeling } from "../../tables.ts";
import { MESSAGE_COLUMNS, messageOf, type MessageRow, valuesOf } from "./message_row.ts";
import { fromColumn, toColumn } from "../../text.ts";

const COLUMNS = MESSAGE_COLUMNS.join(", ");

/** The tables `message` and `feeling`. Transactions are the caller's. */
export class MessageTable {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  message(conversation: number, id: string): KeptMessage | undefined {
    const row = this.#statements.byId.get(conversation, toColumn(id));
    return row && messageOf(row as MessageRow);
  }

  messageAt(conversation: number, seq: number): KeptMessage | undefined {
    const row = this.#statements.bySeq.get(conversation, seq);
    return row && messageOf(row as MessageRow);
  }

  /** @returns the key of the new row, higher than all before */
  addMessage(conversation: number, message: KeptMessage): number | bigint {
    return this.#statements.add.run(conversation, ...valuesOf(message)).lastInsertRowid;
  }

  putMessage(conversation: number, message: KeptMessage): void {
    this.#statements.put.run(...valuesOf(message), conversation, message.seq);
  }

  /** A part of a conversation, in the order of its query, and one message more if there is one. */
  part(conversation: number, query: Omit<PageQuery, "room">): readonly KeptMessage[] {
    const { before = Number.MAX_SAFE_INTEGER, after, afterRev, limit } = query;
    const { changed, oldest, newest } = this.#statements;
    const rows = afterRev !== undefined
      ? changed.all(conversation, afterRev, limit + 1)
      : (after === undefined ? newest : oldest).all(conversation, after ?? 0, before, limit + 1);
    return (rows as MessageRow[]).map(messageOf);
  }

  /** The lowest sequence still kept, 0 when there is none. */
  firstSeq(conversation: number): number {
    return Number(this.#statements.firstSeq.get(conversation)?.seq ?? 0);
  }

  /** Questions of a state, the newest first. */
  questions(
    conversation: number,
    { state, limit }: { readonly state: QuestionState; readonly limit: number },
  ): readonly KeptMessage[] {
    return (this.#statements.questions.all(conversation, state, limit) as MessageRow[])
      .map(messageOf);
  }

  reactions(conversation: number, seq: number): readonly Reaction[] {
    const { emojiAt, people } = this.#statements;
    const found = emojiAt.all(conversation, seq) as { emoji: string; count: number; key: number }[];
    return found.sort((a, b) => a.key - b.key).map(({ emoji, count }) => ({
      emoji: fromColumn(emoji),
      count,
      by: people.all(conversation, seq, emoji, MAX_NAMED_REACTORS)
        .map(({ person_id: id }) => fromColumn(String(id))),
    }));
  }

  addFeeling(conversation: number, seq: number, feeling: Feeling): boolean {
    return isOne(this.#statements.addFeeling.run(...columnsOf(conversation, seq, feeling)));
  }

  removeFeeling(conversation: number, seq: number, feeling: Feeling): boolean {
    return isOne(this.#statements.removeFeeling.run(...columnsOf(conversation, seq, feeling)));
  }

  clearFeelings(conversation: number, seq: number): void {
    this.#statements.clearFeelings.run(conversation, seq);
  }
}

function prepare(db: DatabaseSync) {
  const select = `select ${COLUMNS} from message where conversation = ?`;
  const placeholders = MESSAGE_COLUMNS.map(() => "?").join(", ");
  return {
    byId: db.prepare(`${select} and id = ?`),
    bySeq: db.prepare(`${select} and seq = ?`),
    add: db.prepare(`insert into message (conversation, ${COLUMNS}) values (?, ${placeholders})`),
    put: db.prepare(
      `update message set (${COLUMNS}) = (${placeholders}) where conversation = ? and seq = ?`,
    ),
    oldest: db.prepare(`${select} and seq > ? and seq < ? order by seq limit ?`),
    newest: db.prepare(`${select} and seq > ? and seq < ? order by seq desc limit ?`),
    changed: db.prepare(`${select} and rev > ? order by rev limit ?`),
    firstSeq: db.prepare("select min(seq) as seq from message where conversation = ?"),
    questions: db.prepare(`${select} and question = ? order by seq desc limit ?`),
    emojiAt: db.prepare(
      `select emoji, count(*) as count, min(key) as key from feeling
       where conversation = ? and seq = ? group by emoji`,
    ),
    people: db.prepare(
      `select person_id from feeling where conversation = ? and seq = ? and emoji = ?
       order by key limit ?`,
    ),
    addFeeling: db.prepare(
      `insert into feeling (conversation, seq, emoji, person_kind, person_id)
       values (?, ?, ?, ?, ?) on conflict do nothing`,
    ),
    removeFeeling: db.prepare(
      `delete from feeling where conversation = ? and seq = ? and emoji = ?
       and person_kind = ? and person_id = ?`,
    ),
    clearFeelings: db.prepare("delete from feeling where conversation = ? and seq = ?"),
  };
}

function columnsOf(
  conversation: number,
  seq: number,
  { by, emoji }: Feeling,
): [number, number, string, string, string] {
  return [conversation, seq, toColumn(emoji), by.kind, toColumn(by.id)];
}

function isOne({ changes }: { readonly changes: number | bigint }): boolean {
  return Number(changes) === 1;
}
