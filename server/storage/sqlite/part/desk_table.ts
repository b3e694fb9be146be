/**
 * What authors settled for conversations, in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { DeskState } from "../../../../shared/chat/desk.ts";
import type { ConversationRef, RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { DeskStore } from "../../port/desk_store.ts";
import { nameOf } from "../conversation/conversation_table.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** The table `desk`. Transactions are the caller's. */
export class DeskTable implements Synchronous<DeskStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  get({ room, whisper = "" }: ConversationRef): DeskState | undefined {
    const row = this.#statements.get.get(nameOf(room, whisper)) as DeskRow | undefined;
    return row && stateOf(row);
  }

  of(refs: readonly ConversationRef[]): readonly DeskState[] {
    return refs.flatMap((ref) => this.get(ref) ?? []);
  }

  put({ room, whisper = "", assignee, snoozedUntil, done, at }: DeskState): boolean {
    const { find, remove, put } = this.#statements;
    const key = find.get(nameOf(room, whisper))?.["key"];
    if (key === undefined) return false;
    const isAny = assignee !== undefined || snoozedUntil !== undefined || done === true;
    const author = assignee === undefined ? null : toColumn(assignee);
    if (isAny) put.run(Number(key), author, snoozedUntil ?? null, Number(done === true), at);
    else remove.run(Number(key));
    return true;
  }

  list({ limit }: { readonly limit: number }): readonly DeskState[] {
    return (this.#statements.list.all(limit) as DeskRow[]).map(stateOf);
  }

  asleep({ limit }: { readonly limit: number }): readonly DeskState[] {
    return (this.#statements.asleep.all(limit) as DeskRow[]).map(stateOf);
  }

  assignedTo(
    { author, limit }: { readonly author: string; readonly limit: number },
  ): readonly DeskState[] {
    const rows = this.#statements.assignedTo.all(toColumn(author), limit);
    return (rows as DeskRow[]).map(stateOf);
  }
}

type DeskRow = {
  site: string;
  path: string;
  whisper: string;
  assignee: string | null;
  snoozed_until: number | null;
  done: number;
  at: number;
};

function stateOf({ site, path, whisper, assignee, snoozed_until, done, at }: DeskRow): DeskState {
  return {
    room: fromColumn(site + path) as RoomId,
    ...whisper !== "" && { whisper: fromColumn(whisper) },
    ...assignee !== null && { assignee: fromColumn(assignee) },
    ...snoozed_until !== null && { snoozedUntil: snoozed_until },
    ...done === 1 && { done: true as const },
    at,
  };
}

function prepare(db: DatabaseSync) {
  const found = `select site.id as site, room.path, whisper, assignee, snoozed_until, done, desk.at
    from desk
    join conversation on conversation.key = desk.conversation
    join room on room.key = conversation.room
    join site on site.key = room.site`;
  const newest = "order by desk.at desc, desk.rowid desc limit ?";
  return {
    get: db.prepare(`${found} where conversation.name = ?`),
    find: db.prepare("select key from conversation where name = ?"),
    put: db.prepare("insert or replace into desk values (?, ?, ?, ?, ?)"),
    remove: db.prepare("delete from desk where conversation = ?"),
    list: db.prepare(`${found} ${newest}`),
    asleep: db.prepare(
      `${found} where snoozed_until is not null order by snoozed_until limit ?`,
    ),
    assignedTo: db.prepare(`${found} where assignee = ? ${newest}`),
  };
}
