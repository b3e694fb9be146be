/**
 * Removes messages and conversations from the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { ConversationRef, RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { Erased, Expiry, LifeStore } from "../../port/life_store.ts";
import { nameOf, siteAndPath } from "../conversation/conversation_table.ts";
import { fromColumn } from "../../text.ts";

/** To remove so many messages, the index of searches is put in order before. */
const MANY = 100;

type OldRow = { key: number; whisper: string };
type SentRow = { seq: number; at: number };

/** {@linkcode LifeStore} on the tables `room`, `conversation` and `message`. */
export class LifeTable implements Synchronous<LifeStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  rooms(): readonly RoomId[] {
    return this.#statements.rooms.all().map(({ id }) => fromColumn(String(id)) as RoomId);
  }

  conversations(room: RoomId): readonly ConversationRef[] {
    return this.#statements.conversations.all(...siteAndPath(room)).map(({ whisper }) =>
      whisper === "" ? { room } : { room, whisper: fromColumn(String(whisper)) }
    );
  }

  expire({ room, before, limit }: Expiry): number {
    const { old, oldest, removeUntil, isEmpty, forget, forgetPage } = this.#statements;
    const place = siteAndPath(room);
    let removed = 0;
    while (removed < limit) {
      const found = old.get(...place, before) as OldRow | undefined;
      if (found === undefined) break;
      const sent = oldest.all(found.key, limit - removed) as SentRow[];
      const young = sent.findIndex(({ at }) => at >= before);
      const expired = young === -1 ? sent : sent.slice(0, young);
      this.#gatherIndex(expired.length);
      removeUntil.run(found.key, expired.at(-1)?.seq ?? 0);
      removed += expired.length;
      const isOver = found.whisper !== "" && isEmpty.get(found.key) === undefined;
      if (isOver) forget.run(found.key);
      if (isOver) forgetPage.run(...place, 0);
    }
    return removed;
  }

  erase({ room, whisper = "", limit }: ConversationRef & { readonly limit: number }):
    | Erased
    | undefined {
    const { find, oldest, removeUntil, isEmpty, forget, forgetPage } = this.#statements;
    const found = find.get(nameOf(room, whisper));
    if (found === undefined) return undefined;
    const key = Number(found["key"]);
    const sent = oldest.all(key, limit) as SentRow[];
    this.#gatherIndex(sent.length);
    removeUntil.run(key, sent.at(-1)?.seq ?? 0);
    const done = isEmpty.get(key) === undefined;
    if (done) forget.run(key);
    if (done) forgetPage.run(...siteAndPath(room), Number(whisper === ""));
    return { epoch: String(found["epoch"]), done };
  }

  /**
   * The index of searches comes in pieces, and each is looked into for each text that is taken out of
   * it. For many texts it is less work to join the pieces first, some of them each time.
   */
  #gatherIndex(removed: number): void {
    if (removed >= MANY) this.#statements.gather.run();
  }
}

function prepare(db: DatabaseSync) {
  return {
    rooms: db.prepare(
      `select site.id || path as id from room join site on site.key = room.site
       where exists (select 1 from conversation where conversation.room = room.key) order by id`,
    ),
    conversations: db.prepare(
      `select whisper from conversation where room =
         (select key from room where site = (select key from site where id = ?) and path = ?)
       order by whisper`,
    ),
    old: db.prepare(
      `select conversation.key, whisper from conversation
       join room on room.key = conversation.room
       join site on site.key = room.site
       where site.id = ? and room.path = ?
         and (select at from message where conversation = conversation.key order by seq limit 1) < ?
       limit 1`,
    ),
    oldest: db.prepare("select seq, at from message where conversation = ? order by seq limit ?"),
    removeUntil: db.prepare("delete from message where conversation = ? and seq <= ?"),
    isEmpty: db.prepare("select 1 from message where conversation = ? limit 1"),
    find: db.prepare("select key, epoch from conversation where name = ?"),
    gather: db.prepare("insert into search_index (search_index, rank) values ('merge', -500)"),
    forget: db.prepare("delete from conversation where key = ?"),
    forgetPage: db.prepare(
      `update room set title = '', url = ''
       where site = (select key from site where id = ?) and path = ?
         and (? or not exists (select 1 from conversation where room = room.key))`,
    ),
  };
}
