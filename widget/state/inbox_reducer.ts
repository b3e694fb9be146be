/**
 * The author's list of conversations, and how each thing that happens changes it. Pure.
 *
 * @module
 */
import type { Unread } from "../../shared/chat/attention.ts";
import type { DeskState } from "../../shared/chat/desk.ts";
import type { RoomSummary } from "../../shared/chat/event.ts";
import type { ConversationRef } from "../../shared/chat/id.ts";
import type { InboxRow } from "../../shared/chat/inbox.ts";
import type { ReaderInfo } from "../../shared/chat/reader.ts";
import type { InboxState, LinkStatus } from "./model.ts";

/** Everything that can happen to an inbox. */
export type InboxEvent =
  | { readonly type: "link"; readonly link: LinkStatus }
  /** The server is asked for all of it, from the beginning. */
  | { readonly type: "asked" }
  /** A part of the server's list has come; the last one of it says so. */
  | { readonly type: "page"; readonly rows: readonly InboxRow[]; readonly isLast: boolean }
  /** A conversation is new, has a new message, or one of its messages changed. */
  | { readonly type: "summary"; readonly summary: RoomSummary }
  /** A whole conversation was erased. */
  | { readonly type: "erased"; readonly ref: ConversationRef; readonly epoch: string }
  | { readonly type: "unread"; readonly unread: Unread }
  | { readonly type: "desk"; readonly desk: DeskState }
  | { readonly type: "reader"; readonly reader: ReaderInfo };

/** What is shown, and what is known of where it comes from. */
export interface InboxMemory {
  readonly shown: InboxState;
  /** The same rows, by conversation. */
  readonly rows: ReadonlyMap<string, InboxRow>;
  /** What was told or listed since the list was last asked for: the rest is gone when it is there. */
  readonly alive: ReadonlySet<string>;
}

/** An inbox nothing has happened to. */
export function emptyInbox(link: LinkStatus): InboxMemory {
  return {
    shown: { link, loaded: false, isComplete: false, rows: [] },
    rows: new Map(),
    alive: new Set(),
  };
}

/** Names a conversation; no id has a line feed. */
export function keyOf({ room, whisper }: ConversationRef): string {
  return whisper === undefined ? room : `${room}\n${whisper}`;
}

/** The memory after `event`. */
export function reduceInbox(memory: InboxMemory, event: InboxEvent): InboxMemory {
  const { shown, rows } = memory;
  switch (event.type) {
    case "link":
      return { ...memory, shown: { ...shown, link: event.link } };
    case "asked":
      return { ...memory, alive: new Set() };
    case "page": {
      const listed = new Map(rows);
      const alive = new Set(memory.alive);
      for (const row of event.rows) {
        const key = keyOf(row);
        alive.add(key);
        listed.set(key, withPage(listed.get(key), row));
      }
      // What was listed once and is no more was erased while nobody told.
      if (event.isLast) { for (const key of rows.keys()) if (!alive.has(key)) listed.delete(key); }
      const isComplete = shown.isComplete || event.isLast;
      return showing({ ...memory, shown: { ...shown, loaded: true, isComplete }, alive }, listed);
    }
    case "summary": {
      const key = keyOf(event.summary);
      const row = withSummary(rows.get(key), event.summary);
      const alive = new Set(memory.alive).add(key);
      return showing({ ...memory, alive }, new Map(rows).set(key, row));
    }
    case "erased": {
      const key = keyOf(event.ref);
      if (rows.get(key)?.epoch !== event.epoch) return memory;
      const left = new Map(rows);
      left.delete(key);
      return showing(memory, left);
    }
    case "unread":
      return changed(memory, event.unread, { unread: event.unread.unread });
    case "desk":
      return changed(memory, event.desk, { desk: event.desk });
    case "reader": {
      const { reader } = event;
      const theirs = [...rows].filter(([, { whisper }]) => whisper === reader.id)
        .map(([key, row]) => [key, { ...row, reader }] as const);
      return theirs.length === 0 ? memory : showing(memory, new Map([...rows, ...theirs]));
    }
  }
}

/** Whether fewer questions are open than before, but some are: which was the oldest is to be asked. */
export function isOldestUnknown(before: InboxRow | undefined, { questions }: RoomSummary): boolean {
  return questions.open > 0 && questions.open < (before?.questions.open ?? 0);
}

function showing(memory: InboxMemory, rows: ReadonlyMap<string, InboxRow>): InboxMemory {
  return { ...memory, rows, shown: { ...memory.shown, rows: [...rows.values()] } };
}

function changed(
  memory: InboxMemory,
  ref: ConversationRef,
  part: Partial<InboxRow>,
): InboxMemory {
  const key = keyOf(ref);
  const row = memory.rows.get(key);
  return row === undefined
    ? memory
    : showing(memory, new Map(memory.rows).set(key, { ...row, ...part }));
}

/** A row with what the list says; what was told meanwhile may be newer. */
function withPage(known: InboxRow | undefined, row: InboxRow): InboxRow {
  if (known === undefined || known.epoch !== row.epoch || known.rev <= row.rev) return row;
  const { epoch, lastSeq, rev, questions, page, last } = known;
  return { ...row, epoch, lastSeq, rev, questions, page, last };
}

/** A row with what was told; what only the list says stays. */
function withSummary(known: InboxRow | undefined, summary: RoomSummary): InboxRow {
  const { questions, last } = summary;
  if (known?.epoch !== summary.epoch) {
    return questions.open > 0 ? { ...summary, askedAt: last.at } : summary;
  }
  if (known.rev > summary.rev) return known;
  const { askedAt: _, ...row } = { ...known, ...summary };
  return questions.open > 0 ? { ...row, askedAt: known.askedAt ?? last.at } : row;
}
