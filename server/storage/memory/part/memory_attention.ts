/**
 * What people have seen, in memory.
 *
 * @module
 */
import type { ChatMessage } from "../../../../shared/chat/event.ts";
import { type ConversationRef, refOf } from "../../../../shared/chat/id.ts";
import { MAX_COUNTED_UNREAD } from "../../../../shared/limit.ts";
import type { MemoryConversation, MemoryTables } from "../memory_tables.ts";
import type { Synchronous } from "../../part.ts";
import type {
  Attended,
  AttentionStore,
  Person,
  Seen,
  SeenMark,
  SeenMarks,
} from "../../port/attention_store.ts";

/** What is known of one person and one conversation. */
interface Mark {
  /** Of the conversation: another one of the same name is not meant. */
  readonly epoch: string;
  readonly seq: number;
}

/** Up to where people have seen conversations, until the process ends. */
export class MemoryAttention implements Synchronous<AttentionStore> {
  readonly #tables: MemoryTables;
  /** By person, then by conversation. */
  readonly #marks = new Map<string, Map<string, Mark>>();
  /** By author: conversations where something came, and after which sequence. */
  readonly #behind = new Map<string, Map<string, Mark>>();

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  /**
   * Notes that a message is new.
   *
   * @param authors the ids of all authors
   */
  note({ from, seq, ...ref }: ChatMessage, epoch: string, authors: Iterable<string>): void {
    const name = nameOf(ref);
    if (ref.whisper !== undefined) {
      putFirst(this.#marks, personOf({ kind: "reader", id: ref.whisper }), name, {
        epoch,
        seq: seq - 1,
      });
    }
    if (from.kind === "reader") {
      const content = this.#tables.content(ref);
      // Who wrote here long ago, and of whom nothing is left, is as if they had not.
      const isFirst = content !== undefined && ref.whisper === undefined &&
        !content.messages.some((one) => one.seq !== seq && isFrom(from, one));
      if (isFirst) this.#marks.get(personOf(from))?.delete(name);
      putFirst(this.#marks, personOf(from), name, { epoch, seq });
    }
    for (const author of authors) {
      if (from.kind === "author" && from.id === author) continue;
      putFirst(this.#behind, author, name, { epoch, seq: seq - 1 });
    }
  }

  see(person: Person, { seq, epoch, ...ref }: SeenMark): Seen {
    const content = this.#tables.content(ref);
    if (content === undefined || seq > content.record.lastSeq) return { kind: "not-found" };
    const { record } = content;
    if (epoch !== undefined && epoch !== record.epoch) return { kind: "not-found" };
    const mark = this.#mark(person, content);
    if (person.kind === "reader" && mark === undefined) return { kind: "unattended" };
    const isNew = mark === undefined || mark < seq;
    if (isNew) {
      const marks = this.#marks.get(personOf(person)) ?? new Map<string, Mark>();
      this.#marks.set(personOf(person), marks.set(nameOf(ref), { epoch: record.epoch, seq }));
    }
    const behind = this.#behind.get(person.id);
    if (person.kind === "author" && seq >= record.lastSeq) behind?.delete(nameOf(ref));
    return { kind: isNew ? "seen" : "unchanged", ...this.#attended(person, content) };
  }

  marks(person: Person, ref: ConversationRef): SeenMarks {
    const content = this.#tables.content(ref);
    if (content === undefined) return { seen: 0, seenByOther: 0 };
    return {
      seen: this.#seen(person, content),
      seenByOther: ref.whisper === undefined ? 0 : this.#seenByOther(person, ref.whisper, content),
    };
  }

  attended(person: Person, { limit }: { readonly limit: number }): readonly Attended[] {
    const held = person.kind === "reader"
      ? this.#marks.get(personOf(person))
      : this.#behind.get(person.id);
    const found = this.#tables.newestFirst().filter((content) => {
      const { record } = content;
      return held?.get(nameOf(record.ref))?.epoch === record.epoch &&
        (person.kind === "author" || this.#mark(person, content) !== undefined);
    });
    const isRoom = ({ record }: MemoryConversation) => record.ref.whisper === undefined;
    const rooms = new Set(found.filter(isRoom).slice(0, limit));
    const whispers = new Set(found.filter((one) => !isRoom(one)).slice(0, limit));
    return found.filter((one) => rooms.has(one) || whispers.has(one))
      .map((content) => this.#attended(person, content));
  }

  forget(reader: string): void {
    this.#marks.delete(personOf({ kind: "reader", id: reader }));
  }

  /** Forgets an author whose account is gone. */
  forgetAuthor(author: string): void {
    this.#marks.delete(personOf({ kind: "author", id: author }));
    this.#behind.delete(author);
  }

  #attended(person: Person, content: MemoryConversation): Attended {
    const seen = this.#seen(person, content);
    const unseen = content.messages.filter(({ seq, from, deleted }) =>
      seq > seen && !deleted && !isFrom(person, { from })
    );
    return {
      ...refOf(content.record.ref),
      seen,
      unseen: unseen.slice(0, MAX_COUNTED_UNREAD).map(({ seq }) => seq),
    };
  }

  /** Up to where all is seen: what came before an author attended counts as seen. */
  #seen(person: Person, content: MemoryConversation): number {
    const mark = this.#mark(person, content) ?? 0;
    if (person.kind === "reader") return mark;
    const { record } = content;
    const behind = this.#behind.get(person.id)?.get(nameOf(record.ref));
    return behind?.epoch === record.epoch ? Math.max(mark, behind.seq) : record.lastSeq;
  }

  #seenByOther(person: Person, whisper: string, content: MemoryConversation): number {
    if (person.kind === "author") return this.#mark({ kind: "reader", id: whisper }, content) ?? 0;
    const name = nameOf(content.record.ref);
    return Math.max(
      0,
      ...Array.from(this.#marks).flatMap(([key, marks]) => {
        const mark = key.startsWith("author ") ? marks.get(name) : undefined;
        return mark?.epoch === content.record.epoch ? [mark.seq] : [];
      }),
    );
  }

  #mark(person: Person, { record, messages }: MemoryConversation): number | undefined {
    const isPublic = record.ref.whisper === undefined;
    const isGone = person.kind === "reader" && isPublic &&
      !messages.some((message) => isFrom(person, message));
    if (isGone) return undefined;
    const mark = this.#marks.get(personOf(person))?.get(nameOf(record.ref));
    return mark?.epoch === record.epoch ? mark.seq : undefined;
  }
}

/** Puts a mark where there is none of this life of the conversation. */
function putFirst(
  all: Map<string, Map<string, Mark>>,
  person: string,
  conversation: string,
  mark: Mark,
): void {
  const marks = all.get(person) ?? new Map<string, Mark>();
  if (marks.get(conversation)?.epoch === mark.epoch) return;
  all.set(person, marks.set(conversation, mark));
}

function isFrom({ kind, id }: Person, { from }: { readonly from: Person }): boolean {
  return from.kind === kind && from.id === id;
}

function nameOf({ room, whisper }: ConversationRef): string {
  return JSON.stringify([room, whisper]);
}

function personOf({ kind, id }: Person): string {
  return `${kind} ${id}`;
}
