/**
 * Whole conversations in memory, as they are kept.
 *
 * @module
 */
import { type ConversationRef, refOf } from "../../../../shared/chat/id.ts";
import type { MemoryTables } from "../memory_tables.ts";
import type { Synchronous } from "../../part.ts";
import type {
  ArchivedConversation,
  ArchivedPart,
  ArchiveQuery,
  ArchiveStore,
  Reopened,
  Restored,
  RestoredCount,
} from "../../port/archive_store.ts";

/** {@linkcode ArchiveStore} on tables in memory. */
export class MemoryArchive implements Synchronous<ArchiveStore> {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  list({ site, room, whispers }: ArchiveQuery): readonly ConversationRef[] {
    return this.#tables.newestFirst().toReversed().map(({ record }) => record.ref).filter((ref) =>
      (site === undefined || ref.room.startsWith(`${site}/`)) &&
      (room === undefined || ref.room === room) && (whispers || ref.whisper === undefined)
    );
  }

  part(
    { after, limit, ...ref }: ConversationRef & { after: number; limit: number },
  ): ArchivedPart | undefined {
    const content = this.#tables.content(refOf(ref));
    if (content === undefined) return undefined;
    const { record: { epoch, lastSeq, rev }, goneRev, messages } = content;
    const page = this.#tables.pageOf(ref.room);
    return {
      conversation: { ...refOf(ref), epoch, lastSeq, rev, goneRev, page },
      messages: messages.filter(({ seq }) => seq > after).slice(0, limit).map((message) => ({
        message,
        feelings: this.#tables.feelings(content.record.key, message.seq),
      })),
    };
  }

  reopen({ epoch, lastSeq, rev, goneRev, page, ...ref }: ArchivedConversation): Reopened {
    const found = this.#tables.content(refOf(ref));
    if (found !== undefined) return found.record.epoch === epoch ? "known" : "taken";
    this.#tables.addConversation(refOf(ref), epoch);
    const added = this.#tables.content(refOf(ref));
    if (added === undefined) throw new Error("Cannot find the conversation that was just added");
    added.record = { ...added.record, lastSeq, rev };
    added.goneRev = goneRev;
    const { title, url } = this.#tables.pageOf(ref.room);
    if (title === "" && url === "") this.#tables.putPage(ref.room, page);
    return "added";
  }

  restore({ messages, ...ref }: Restored): RestoredCount {
    const content = this.#tables.content(refOf(ref));
    if (content === undefined) return { added: 0 };
    const firstSeq = content.messages[0]?.seq ?? 0;
    const seqs = new Set(content.messages.map(({ seq }) => seq));
    const revs = new Set(content.messages.map(({ rev }) => rev));
    const missing = messages.filter(({ message: { seq } }) => seq > firstSeq && !seqs.has(seq));
    const unfit = missing.find(({ message: { id, rev } }) =>
      revs.has(rev) || content.seqById.has(id)
    );
    if (unfit !== undefined) return { added: 0, misfit: unfit.message.seq };
    for (const { message, feelings } of missing) {
      this.#tables.insertMessage(content.record.key, message);
      for (const { by, emoji } of feelings) {
        this.#tables.addFeeling(content.record.key, message.seq, {
          by: { ...by, name: "" },
          emoji,
        });
      }
    }
    const { lastSeq, rev } = content.record;
    content.record = {
      ...content.record,
      lastSeq: missing.reduce((last, { message: { seq } }) => Math.max(last, seq), lastSeq),
      rev: missing.reduce((last, { message }) => Math.max(last, message.rev), rev),
    };
    return { added: missing.length };
  }
}
