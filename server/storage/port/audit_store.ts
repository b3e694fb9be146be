/**
 * Keeps what authors did, and about whom: ids only, never what was said.
 *
 * @module
 */
import type { ConversationRef } from "../../../shared/chat/id.ts";
import type { Effects } from "../part.ts";

/** What an act was about, as far as it was about something. */
export interface AuditSubject {
  readonly site?: string;
  readonly room?: string;
  /** A message's id. */
  readonly message?: string;
  /** A reader's id. */
  readonly reader?: string;
  /** Instead of `reader`, when that one was erased: tells them from others without naming them. */
  readonly readerHash?: string;
  /** An author's id. */
  readonly author?: string;
  /** A word or two more, such as a role. */
  readonly detail?: string;
}

/** Something an author did. */
export interface NewAuditEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Who did it, as they were called then. */
  readonly by: { readonly id: string; readonly name: string };
  /** What it was. */
  readonly act: string;
  readonly about: AuditSubject;
}

/** The same, as it is kept. */
export interface AuditEntry extends NewAuditEntry {
  /** Rises from entry to entry, with holes. */
  readonly key: number;
}

/** Which entries; what is left out does not matter. */
export interface AuditQuery {
  /** Entries with a lower key. */
  readonly before?: number;
  /** How many at most, 1 or more. */
  readonly limit: number;
  /** Of the author with this id. */
  readonly by?: string;
  /** Of one of these acts. */
  readonly acts?: readonly string[];
  /** From this moment on, in milliseconds since 1970. */
  readonly from?: number;
  /** Before this moment. */
  readonly until?: number;
}

/** Keeps entries; none is ever changed but to forget a reader. */
export interface AuditStore {
  add(entry: NewAuditEntry): Promise<void>;
  /** The newest first. */
  page(query: AuditQuery): Promise<readonly AuditEntry[]>;
  /** Forgets what is older than `before`, in milliseconds since 1970, and all but the newest `keep`. */
  tidy(bounds: { readonly before: number; readonly keep: number }): Promise<void>;
  /** Puts a reader's hash in the place of their id. */
  forget(reader: string): Promise<void>;
  /**
   * Does the same where something was about a conversation that is erased: for the reader of a whisper,
   * or for all readers of a room.
   */
  forgetIn(ref: ConversationRef): Promise<void>;
}

/** What each call does. */
export const AUDIT_EFFECTS: Effects<AuditStore> = {
  add: "write",
  page: "read",
  tidy: "erase",
  forget: "erase",
  forgetIn: "erase",
};
