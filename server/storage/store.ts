/**
 * The port to whatever keeps the conversation. Adapters: `memory_store.ts` (tests) and `sqlite/`
 * (self-hosted); both pass `tests/contract/store_contract.ts`.
 *
 * Promises in words, which every adapter keeps:
 *
 * - A promise that resolves means committed: a crash right after it loses nothing.
 * - A promise that rejects with {@linkcode StoreError} means nothing of that call was kept.
 * - Each room has one order. Sequences start at 1 and have no holes; listeners hear the messages of
 *   a room in that order, each once, after it was committed and before its `append` resolves.
 *
 * @module
 */
import type { ChatMessage, Page, RoomSummary, Sender } from "../../shared/chat/event.ts";
import type { RoomId } from "../../shared/chat/id.ts";

/** A message on its way into a room; the store gives it its sequence. */
export interface NewMessage {
  readonly id: string;
  readonly room: RoomId;
  readonly from: Sender;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Kept with the room when the room has none yet, or when its title or address changed. */
  readonly page?: Page;
}

/** What became of an append. */
export type Appended =
  /** Committed and told to the listeners. */
  | { readonly kind: "stored"; readonly epoch: string; readonly message: ChatMessage }
  /** The same sender had sent this id with this text before; nothing new was kept or told. */
  | { readonly kind: "duplicate"; readonly epoch: string; readonly message: ChatMessage }
  /** The id belongs to another message: another sender's, or another text. Nothing was kept. */
  | { readonly kind: "id-taken" };

/** A message that was just committed. */
export interface Committed {
  readonly epoch: string;
  readonly message: ChatMessage;
  /** The room after it. */
  readonly room: RoomSummary;
}

/**
 * Which part of a room's history: the newest page, or the one before or after a sequence. With both,
 * the oldest between them.
 */
export interface PageQuery {
  readonly room: RoomId;
  readonly before?: number;
  readonly after?: number;
  /** How many messages at most, 1 or more. */
  readonly limit: number;
}

/** A part of a room's history, oldest first. */
export interface StoredPage {
  /** Empty when the room does not exist. */
  readonly epoch: string;
  /** 0 when the room does not exist. */
  readonly lastSeq: number;
  /** The lowest sequence still kept, 0 when there is none. */
  readonly firstSeq: number;
  readonly messages: readonly ChatMessage[];
  /** Whether there are more in the direction asked for; the newest page asks backwards. */
  readonly more: boolean;
}

/** Keeps messages. */
export interface MessageStore {
  /** Keeps a message at the end of its room, which is made with its first message. */
  append(message: NewMessage): Promise<Appended>;
  page(query: PageQuery): Promise<StoredPage>;
  /** Rooms with the newest message first, at most `limit`. */
  rooms(query: { readonly limit: number }): Promise<readonly RoomSummary[]>;
  /** Hears every commit from now on. A listener must not throw. Returns how to stop. */
  follow(listener: (committed: Committed) => void): () => void;
}

/** An author's account. */
export interface AuthorRecord {
  readonly id: string;
  readonly name: string;
  /** As `password.ts` writes it; never the password. */
  readonly passwordHash: string;
  readonly createdAt: number;
}

/** A signed-in browser of an author. */
export interface AuthorSession {
  /** SHA-256 of the cookie's value, in hex: the cookie itself is not kept. */
  readonly idHash: string;
  readonly authorId: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Keeps authors, their sessions, and which one-time links were used. */
export interface AuthorStore {
  /** All authors, the oldest account first. */
  authors(): Promise<readonly AuthorRecord[]>;
  /** Adds the author, or replaces the one with the same id. */
  putAuthor(author: AuthorRecord): Promise<void>;
  /** Adds a session, and forgets the sessions and spent links that had expired at its creation. */
  putSession(session: AuthorSession): Promise<void>;
  /** The session, unless it is unknown or expired at `now`. */
  session(idHash: string, now: number): Promise<AuthorSession | undefined>;
  deleteSession(idHash: string): Promise<void>;
  deleteSessionsOf(authorId: string): Promise<void>;
  /**
   * Marks a one-time link as used until `expiresAt`, after which it may be forgotten.
   *
   * @returns whether this was its first use
   */
  spendLink(nonce: string, expiresAt: number): Promise<boolean>;
}

/** All that is kept. */
export interface Store extends MessageStore, AuthorStore {
  /** Finishes what was begun, then lets go of the file. Calls after it reject. */
  close(): Promise<void>;
}

/** Nothing of the call was kept. The message says what failed and what to do about it. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  /**
   * - `locked`: another process has the file
   * - `not-writable`: the folder or file cannot be written
   * - `newer`: the file was written by a newer version
   * - `damaged`: the file is not a data file
   * - `full`: no space left
   * - `closed`: the store was closed
   * - `failed`: anything else, also too many calls at once; see `cause`
   */
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Why a store could not do what it was asked. */
export type StoreErrorCode =
  | "locked"
  | "not-writable"
  | "newer"
  | "damaged"
  | "full"
  | "closed"
  | "failed";
