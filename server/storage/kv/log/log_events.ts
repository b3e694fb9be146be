/**
 * What entries of a partition's log stand for: the log says where something changed, and what is there
 * now is read with it.
 *
 * @module
 */
import { show, summaryOf } from "../../conversation_writer.ts";
import type { Committed } from "../../store.ts";
import { type LogEntry, logOf } from "../database/commit.ts";
import type { Entry } from "../database/fetched.ts";
import type { Key } from "../database/key.ts";
import type { ChangeNote } from "../conversation/kv_conversations.ts";
import { KvTables } from "../conversation/kv_tables.ts";
import { conversationKeys } from "../conversation/layout.ts";
import type { View } from "../database/view.ts";

/** Entries that are read at once: each has as many changes as there are calls in a commit. */
export const MAX_ENTRIES = 50;

/** An entry, and what listeners are to hear of it. */
export interface LoggedCommit {
  readonly versionstamp: string;
  readonly by: string;
  readonly number: number;
  readonly events: readonly LoggedEvent[];
}

/** A change, and where its conversation is. */
export interface LoggedEvent {
  readonly key: number;
  /** The highest count of changes that was seen of the conversation, which may be past this one. */
  readonly seenRev: number;
  readonly committed: Committed;
}

/**
 * The next entries of a partition's log.
 *
 * @param after the versionstamp of the one before, "" for the beginning
 */
export function readLog(view: View, partition: string, after: string): readonly LoggedCommit[] {
  const prefix = logOf(partition);
  // Stamps have one length: a longer one comes after the one it begins with, before the next.
  const start: Key = [...prefix, `${after}+`];
  const entries = view.list<LogEntry>({ prefix, start }, { limit: MAX_ENTRIES }).filter(isEntry);
  const notes = entries.flatMap(({ value }) => value.notes.filter(isChange));
  view.getAll(
    [
      ...new Set(notes.map(({ key }) => key)),
    ].map(conversationKeys.conversation).concat(
      notes.map(({ key, seq }) => conversationKeys.message(key, seq)),
    ),
  );
  const tables = new KvTables(view, 0);
  const events = view.all(notes.map((note) => () => eventOf(tables, note)));
  const byNote = new Map(notes.map((note, index) => [note, events[index]]));
  return entries.map(({ key, value }: Entry<LogEntry>) => ({
    versionstamp: String(key.at(-1)),
    by: value.by,
    number: value.number,
    events: value.notes.filter(isChange).flatMap((note) => byNote.get(note) ?? []),
  }));
}

/** What is none is passed over: who reads on finds its number missing. */
function isEntry({ value }: Entry<Partial<LogEntry> | null>): boolean {
  return Array.isArray(value?.notes) && typeof value.by === "string" &&
    Number.isSafeInteger(value.number);
}

/** Another version of the program may log what this one does not know; that is not told here. */
function isChange(note: unknown): note is ChangeNote {
  const { kind, key, seq, rev } = Object(note) as Partial<Record<keyof ChangeNote, unknown>>;
  return (kind === "message" || kind === "changed") &&
    [key, seq, rev].every((each) => Number.isSafeInteger(each));
}

/**
 * A change as it can be told now. When its message has changed again since, it is told as it is now
 * under this count already: so no count is left out, which a client would take for a hole and ask
 * about, and nobody sees an older text after a newer one. Of what is removed nothing is told.
 */
function eventOf(tables: KvTables, { key, seq, rev, kind }: ChangeNote): LoggedEvent | undefined {
  const conversation = tables.conversationOf(key);
  if (conversation === undefined) return undefined;
  const kept = tables.messageAt(key, seq);
  if (kept === undefined) return undefined;
  const message = show(tables, conversation, { ...kept, rev });
  const last = conversation.lastSeq === seq
    ? kept
    : tables.messageAt(key, conversation.lastSeq) ?? kept;
  const summary = summaryOf(conversation, show(tables, conversation, last));
  return {
    key,
    // They are read in no order.
    seenRev: Math.max(conversation.rev, kept.rev, last.rev),
    committed: { kind, epoch: conversation.epoch, message, summary },
  };
}
