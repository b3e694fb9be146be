/**
 * Which readers want a mail, in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { ConversationRef, RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import {
  ADDED_MS,
  type FollowLimits,
  type FollowRecord,
  type FollowStore,
} from "../../port/follow_store.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** The tables `follow` and `follow_added`. Transactions are the caller's. */
export class FollowTable implements Synchronous<FollowStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  put(
    follow: FollowRecord,
    { ofReader, ofAddress }: FollowLimits,
  ): "added" | "again" | "reader-full" | "address-full" {
    const { add, added, ofAddress: count, ofReader: mine, same } = this.#statements;
    this.expire(follow.createdAt);
    const [room, whisper] = columnsOf(follow);
    const [reader, hash] = [toColumn(follow.reader), toColumn(follow.addressHash)];
    const question = toColumn(follow.question ?? "");
    const found = same.get(reader, room, whisper, question, hash);
    if (found?.["confirmed"] === 1) return "again";
    const others = Number(mine.get(reader)?.["count"]) - Number(found !== undefined);
    if (others >= ofReader) return "reader-full";
    if (Number(count.get(hash)?.["count"]) >= ofAddress) return "address-full";
    if (found !== undefined) this.remove(fromColumn(String(found["id"])));
    add.run(
      toColumn(follow.id),
      reader,
      room,
      whisper,
      question,
      toColumn(follow.address),
      hash,
      toColumn(follow.language),
      Number(follow.withText),
      Number(follow.more),
      Number(follow.confirmed),
      follow.createdAt,
      follow.expiresAt,
    );
    added.run(hash, follow.createdAt);
    return "added";
  }

  get(id: string, now: number): FollowRecord | undefined {
    const row = this.#statements.find.get(toColumn(id), now);
    return row && followOf(row);
  }

  confirm(id: string, { now, expiresAt }: { now: number; expiresAt: number }): boolean {
    return Number(this.#statements.confirm.run(expiresAt, toColumn(id), now).changes) > 0;
  }

  remove(id: string): boolean {
    return Number(this.#statements.remove.run(toColumn(id)).changes) > 0;
  }

  of(
    { now, limit, ...ref }: ConversationRef & { now: number; limit: number },
  ): readonly FollowRecord[] {
    return this.#statements.of.all(...columnsOf(ref), now, limit).map(followOf);
  }

  waiting(
    { after, now, limit }: { after: string; now: number; limit: number },
  ): readonly FollowRecord[] {
    return this.#statements.waiting.all(toColumn(after), now, limit).map(followOf);
  }

  removeOf(ref: ConversationRef): void {
    this.#statements.removeOf.run(...columnsOf(ref));
  }

  expire(now: number): void {
    this.#statements.expire.run(now);
    this.#statements.expireAdded.run(now - ADDED_MS);
  }

  forget(reader: string): void {
    this.#statements.forget.run(toColumn(reader));
  }
}

function columnsOf({ room, whisper = "" }: ConversationRef): [room: string, whisper: string] {
  return [toColumn(room), toColumn(whisper)];
}

function followOf(row: Readonly<Record<string, unknown>>): FollowRecord {
  const text = (name: string) => fromColumn(String(row[name]));
  const [whisper, question] = [text("whisper"), text("question")];
  return {
    id: text("id"),
    reader: text("reader"),
    room: text("room") as RoomId,
    ...whisper !== "" && { whisper },
    ...question !== "" && { question },
    address: text("address"),
    addressHash: text("address_hash"),
    language: text("language"),
    withText: row["with_text"] === 1,
    more: row["more"] === 1,
    confirmed: row["confirmed"] === 1,
    createdAt: Number(row["created_at"]),
    expiresAt: Number(row["expires_at"]),
  };
}

function prepare(db: DatabaseSync) {
  return {
    same: db.prepare(
      `select id, confirmed from follow
       where reader = ? and room = ? and whisper = ? and question = ? and address_hash = ?`,
    ),
    ofReader: db.prepare("select count(*) as count from follow where reader = ?"),
    ofAddress: db.prepare("select count(*) as count from follow_added where address_hash = ?"),
    add: db.prepare("insert into follow values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    added: db.prepare("insert into follow_added (address_hash, at) values (?, ?)"),
    expireAdded: db.prepare("delete from follow_added where at <= ?"),
    find: db.prepare("select * from follow where id = ? and expires_at > ?"),
    confirm: db.prepare(
      "update follow set confirmed = 1, expires_at = ? where id = ? and expires_at > ?",
    ),
    remove: db.prepare("delete from follow where id = ?"),
    of: db.prepare(
      `select * from follow
       where room = ? and whisper = ? and confirmed = 1 and expires_at > ?
       order by created_at, id limit ?`,
    ),
    waiting: db.prepare(
      `select * from follow where id > ? and confirmed = 1 and more = 0 and expires_at > ?
       order by id limit ?`,
    ),
    removeOf: db.prepare("delete from follow where room = ? and whisper = ?"),
    expire: db.prepare("delete from follow where expires_at <= ?"),
    forget: db.prepare("delete from follow where reader = ?"),
  };
}
