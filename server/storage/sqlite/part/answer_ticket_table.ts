/**
 * What answers from elsewhere belong to, in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { ConversationRef, RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { AnswerTicket, AnswerTicketStore } from "../../port/answer_ticket_store.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** The table `answer_ticket`. Transactions are the caller's. */
export class AnswerTicketTable implements Synchronous<AnswerTicketStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  put(
    { key, purpose, author, channel, room, whisper, message, expiresAt }: AnswerTicket,
    now: number,
  ) {
    this.#statements.tidy.run(now);
    this.#statements.put.run(
      toColumn(key),
      purpose,
      toColumn(author),
      toColumn(channel),
      toColumn(room),
      whisper === undefined ? null : toColumn(whisper),
      toColumn(message),
      expiresAt,
    );
  }

  find(key: string, now: number): AnswerTicket | undefined {
    return this.#statements.find.all(toColumn(key), now).map(ticketOf)[0];
  }

  remove(key: string): void {
    this.#statements.remove.run(toColumn(key));
  }

  forget(reader: string): void {
    this.#statements.forget.run(toColumn(reader));
  }

  forgetIn({ room, whisper }: ConversationRef): void {
    const reader = whisper === undefined ? null : toColumn(whisper);
    this.#statements.forgetIn.run(toColumn(room), reader);
  }

  forgetAuthor(author: string): void {
    this.#statements.forgetAuthor.run(toColumn(author));
  }
}

function ticketOf(row: Readonly<Record<string, unknown>>): AnswerTicket {
  const text = (name: string) => fromColumn(String(row[name]));
  return {
    key: text("key"),
    purpose: row["purpose"] === "undo" ? "undo" : "answer",
    author: text("author"),
    channel: text("channel"),
    room: text("room") as RoomId,
    ...row["whisper"] !== null && { whisper: text("whisper") },
    message: text("message"),
    expiresAt: Number(row["expires_at"]),
  };
}

function prepare(db: DatabaseSync) {
  return {
    tidy: db.prepare("delete from answer_ticket where expires_at <= ?"),
    put: db.prepare("insert or replace into answer_ticket values (?, ?, ?, ?, ?, ?, ?, ?)"),
    find: db.prepare("select * from answer_ticket where key = ? and expires_at > ?"),
    remove: db.prepare("delete from answer_ticket where key = ?"),
    forget: db.prepare("delete from answer_ticket where whisper = ?"),
    forgetIn: db.prepare("delete from answer_ticket where room = ? and whisper is ?"),
    forgetAuthor: db.prepare("delete from answer_ticket where author = ?"),
  };
}
