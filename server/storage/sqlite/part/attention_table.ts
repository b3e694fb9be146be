/**
 * What people have seen, in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { ConversationRef, RoomId } from "../../../../shared/chat/id.ts";
import { MAX_COUNTED_UNREAD } from "../../../../shared/limit.ts";
import type { Synchronous } from "../../part.ts";
import type {
  Attended,
  AttentionStore,
  Person,
  Seen,
  SeenMark,
  SeenMarks,
} from "../../port/attention_store.ts";
import { nameOf } from "../conversation/conversation_table.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** A conversation and what one person has seen of it, as far as that is kept. */
type FoundRow = {
  key: number;
  epoch: string;
  last_seq: number;
  seen: number | null;
  behind: number | null;
};
type ListedRow = FoundRow & { site: string; path: string; whisper: string };

/** The tables `attention` and `behind`, which triggers fill. Transactions are the caller's. */
export class AttentionTable implements Synchronous<AttentionStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  see(person: Person, { seq, epoch, at, ...ref }: SeenMark): Seen {
    const found = this.#find(person, ref);
    if (found === undefined || seq > found.last_seq) return { kind: "not-found" };
    if (epoch !== undefined && epoch !== found.epoch) return { kind: "not-found" };
    if (person.kind === "reader" && found.seen === null) return { kind: "unattended" };
    const isNew = found.seen === null || found.seen < seq;
    const id = toColumn(person.id);
    if (isNew) this.#statements.see.run(person.kind, id, found.key, seq, at);
    if (person.kind === "author" && seq >= found.last_seq) {
      this.#statements.catchUp.run(id, found.key);
    }
    const now = this.#find(person, ref) ?? found;
    return { kind: isNew ? "seen" : "unchanged", ...this.#attended(person, ref, now) };
  }

  marks(person: Person, ref: ConversationRef): SeenMarks {
    const found = this.#find(person, ref);
    if (found === undefined) return { seen: 0, seenByOther: 0 };
    const { whisper } = ref;
    if (whisper === undefined) return { seen: seenOf(person, found), seenByOther: 0 };
    const other = person.kind === "reader"
      ? this.#statements.seenByAuthors.get(found.key)
      : this.#statements.seenBy.get(toColumn(whisper), found.key);
    return { seen: seenOf(person, found), seenByOther: Number(other?.seen ?? 0) };
  }

  attended(person: Person, { limit }: { readonly limit: number }): readonly Attended[] {
    const rows = this.#statements[person.kind].all({ id: toColumn(person.id), limit });
    return (rows as ListedRow[]).map((row) => {
      const room = fromColumn(row.site + row.path) as RoomId;
      const whisper = fromColumn(row.whisper);
      return this.#attended(person, whisper === "" ? { room } : { room, whisper }, row);
    });
  }

  forget(reader: string): void {
    this.#statements.forget.run(toColumn(reader));
  }

  #find({ kind, id }: Person, ref: ConversationRef): FoundRow | undefined {
    const name = nameOf(ref.room, ref.whisper ?? "");
    const row = this.#statements.find.get({ kind, id: toColumn(id), name });
    return row as FoundRow | undefined;
  }

  #attended(person: Person, ref: ConversationRef, row: FoundRow): Attended {
    const seen = seenOf(person, row);
    if (seen >= row.last_seq) return { ...ref, seen, unseen: [] };
    const unseen = this.#statements.unseen
      .all(row.key, seen, person.kind, toColumn(person.id), MAX_COUNTED_UNREAD);
    return { ...ref, seen, unseen: unseen.map(({ seq }) => Number(seq)) };
  }
}

/** Up to where all is seen: what came before an author attended counts as seen. */
function seenOf({ kind }: Person, { seen, behind, last_seq }: FoundRow): number {
  if (kind === "reader") return seen ?? 0;
  return behind === null ? last_seq : Math.max(seen ?? 0, behind);
}

/** The newest of what is joined, so many rooms and as many whispers. */
function newest(seen: string, from: string): string {
  const part = (fits: string) =>
    `select * from (
       select conversation.key, epoch, last_seq, ${seen}, site.id as site, room.path, whisper,
         last_message
       from ${from}
       join conversation on conversation.key = held.conversation
       join room on room.key = conversation.room
       join site on site.key = room.site
       where ${fits} order by last_message desc limit :limit
     )`;
  return `${part("whisper = '' and held_by = :id")} union all
    ${part("whisper <> '' and held_by = :id")} order by last_message desc`;
}

function prepare(db: DatabaseSync) {
  return {
    find: db.prepare(
      `select key, epoch, last_seq, attention.seen, behind.after as behind from conversation
       left join attention on attention.conversation = key and person_kind = :kind
         and person_id = :id
       left join behind on behind.conversation = key and author = :id
       where name = :name`,
    ),
    see: db.prepare(
      `insert into attention (person_kind, person_id, conversation, seen, seen_at)
       values (?, ?, ?, ?, ?)
       on conflict do update set seen = excluded.seen, seen_at = excluded.seen_at`,
    ),
    catchUp: db.prepare("delete from behind where author = ? and conversation = ?"),
    seenByAuthors: db.prepare(
      `select max(seen) as seen from attention where conversation = ? and person_kind = 'author'`,
    ),
    seenBy: db.prepare(
      `select seen from attention
       where person_kind = 'reader' and person_id = ? and conversation = ?`,
    ),
    unseen: db.prepare(
      `select seq from message
       where conversation = ? and seq > ? and deleted = 0
         and not (sender_kind = ? and sender_id = ?)
       order by seq limit ?`,
    ),
    reader: db.prepare(
      newest(
        "held.seen as seen, null as behind",
        `(select conversation, seen, person_id as held_by from attention
          where person_kind = 'reader') as held`,
      ),
    ),
    author: db.prepare(
      newest(
        "mark.seen as seen, held.after as behind",
        `(select conversation, after, author as held_by from behind) as held
         left join attention as mark on mark.person_kind = 'author'
           and mark.person_id = held.held_by and mark.conversation = held.conversation`,
      ),
    ),
    forget: db.prepare("delete from attention where person_kind = 'reader' and person_id = ?"),
  };
}
