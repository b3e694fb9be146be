/**
 * The port to whatever keeps the conversation. Adapters: `memory_store.ts` (tests), `sqlite/`
 * (self-hosted) and `kv/` (Deno Deploy, shared by instances); all pass
 * `tests/contract/store_contract.ts`.
 *
 * Promises in words, which every adapter keeps:
 *
 * - A promise that resolves means committed: a crash right after it loses nothing.
 * - A promise that rejects with {@linkcode StoreError} means nothing of that call was kept. Only what
 *   forgets much at once may have forgotten a part of it; made again, it forgets the rest.
 *   Where a database far away gives no answer, nobody knows whether a call was kept; made again with the
 *   same id it is found, and nothing is kept twice.
 * - Each conversation (a room's public one, or a whisper) has one order. Sequences start at 1 and have
 *   no holes.
 * - Each conversation counts its changes from 1: a message that is new or becomes another takes the
 *   next count as its `rev`. Listeners hear the changes of a conversation in that order, each once,
 *   after it was committed and before its call resolves.
 * - What was deleted or replaced by another text is gone when the call resolves.
 *
 * @module
 */
import type {
  ChatMessage,
  Page,
  QuestionCounts,
  QuestionState,
  RoomSummary,
  Sender,
  Sentence,
  WhisperSummary,
} from "../../shared/chat/event.ts";
import type { ConversationRef, RoomId } from "../../shared/chat/id.ts";
import type { Parts } from "./parts.ts";

/** A message on its way into a conversation; the store gives it its sequence. */
export interface NewMessage extends ConversationRef {
  readonly id: string;
  readonly from: Sender;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Kept with the room when the room has none yet, or when its title or address changed. */
  readonly page?: Page;
  /** Whether it asks for an answer. */
  readonly question?: boolean;
  /** The message that becomes an answered question by this one. */
  readonly answers?: string;
  /** The message it refers to. */
  readonly quote?: string;
  readonly sentence?: Sentence;
}

/** What became of an append. */
export type Appended =
  /** Committed and told to the listeners. */
  | { readonly kind: "stored"; readonly epoch: string; readonly message: ChatMessage }
  /** The same sender had sent this id with this text before; nothing new was kept or told. */
  | { readonly kind: "duplicate"; readonly epoch: string; readonly message: ChatMessage }
  /** The id belongs to another message: another sender's, or another text. Nothing was kept. */
  | { readonly kind: "id-taken" }
  /** What it answers or quotes is not there, or was deleted. Nothing was kept. */
  | NotFound;

/** A message that shall become another. */
export type Change = ConversationRef & { readonly id: string } & MessageChange;

/** What of a message shall be another. */
export type MessageChange =
  /** Its text; `at` is in milliseconds since 1970. */
  | { readonly kind: "edit"; readonly text: string; readonly at: number }
  /** Only its place stays. A question it answered is open again. */
  | { readonly kind: "delete" }
  /** Only its place stays, and nothing tells whose it was. */
  | { readonly kind: "erase" }
  /** Whether a person feels so about it. */
  | { readonly kind: "react"; readonly by: Sender; readonly emoji: string; readonly on: boolean }
  /** It is an open question, unless it is a question already. */
  | { readonly kind: "ask" }
  /** It is a question in this state. */
  | { readonly kind: "question"; readonly state: QuestionState }
  /** Whether it may be published. */
  | { readonly kind: "consent"; readonly allow: boolean };

/** What became of a change. */
export type Changed =
  /** Committed and told to the listeners. */
  | { readonly kind: "changed"; readonly message: ChatMessage }
  /** It was so already; nothing new was kept or told. */
  | { readonly kind: "unchanged"; readonly message: ChatMessage }
  /** There is no such message, or it was deleted. */
  | NotFound
  /** It has `MAX_MESSAGE_EMOJI` different emoji already. */
  | { readonly kind: "full" };

/** A message of a whisper that shall be a question of its room, in the name of who whispered it. */
export interface Publication {
  readonly room: RoomId;
  readonly whisper: string;
  readonly id: string;
  /** The id it gets in the room. */
  readonly as: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What became of a publication. */
export type Published =
  /** Committed and told to the listeners: a new message of the room, and the whisper's changed one. */
  | { readonly kind: "published" }
  /** It was published before; nothing new was kept or told. */
  | { readonly kind: "unchanged" }
  /** The room has another message of this id. */
  | { readonly kind: "id-taken" }
  /** Who wrote it has not consented. */
  | { readonly kind: "not-consented" }
  /** There is no such message of a reader, or it was deleted. */
  | NotFound;

/** A message is not there. */
export interface NotFound {
  readonly kind: "not-found";
}

/**
 * A change that was just committed. Where several instances of a server share what is kept, each hears
 * the commits of all.
 */
export interface Committed {
  readonly kind: "message" | "changed";
  readonly epoch: string;
  readonly message: ChatMessage;
  /** The conversation after it. */
  readonly summary: RoomSummary | WhisperSummary;
  /**
   * Whether a call at another instance made it. What has to happen once happens where it was made; one
   * heard again after a gap is told so, too.
   */
  readonly elsewhere?: true;
}

/**
 * Which part of a conversation: the newest page, the one before or after a sequence, or what changed
 * after a count of changes. With `before` and `after`, the oldest between them.
 */
export interface PageQuery extends ConversationRef {
  readonly before?: number;
  readonly after?: number;
  /** Messages with a higher `rev`, the lowest first; the other two do not count then. */
  readonly afterRev?: number;
  /** How many messages at most, 1 or more. */
  readonly limit: number;
}

/** What is known of a conversation besides its messages. */
export interface ConversationHead {
  /** Empty when the conversation does not exist. */
  readonly epoch: string;
  /** 0 when the conversation does not exist. */
  readonly lastSeq: number;
  /** How many changes there were, 0 when the conversation does not exist. */
  readonly rev: number;
  readonly questions: QuestionCounts;
}

/** A part of a conversation, oldest first; after `afterRev`, what changed first. */
export interface StoredPage extends ConversationHead {
  /** The lowest sequence still kept, 0 when there is none. */
  readonly firstSeq: number;
  /** The highest `rev` of the messages that are kept no longer, 0 when all are. */
  readonly goneRev: number;
  readonly messages: readonly ChatMessage[];
  /** Whether there are more in the direction asked for; the newest page asks backwards. */
  readonly more: boolean;
}

/** The questions of a conversation, the newest first. */
export interface StoredQuestions extends ConversationHead {
  readonly open: readonly ChatMessage[];
  readonly answered: readonly ChatMessage[];
}

/** Keeps messages. */
export interface MessageStore {
  /** Keeps a message at the end of its conversation, which is made with its first message. */
  append(message: NewMessage): Promise<Appended>;
  change(change: Change): Promise<Changed>;
  publish(publication: Publication): Promise<Published>;
  page(query: PageQuery): Promise<StoredPage>;
  /** One message, also a deleted one. */
  message(ref: ConversationRef, id: string): Promise<ChatMessage | undefined>;
  /** At most `limit` questions of each state. */
  questions(query: ConversationRef & { readonly limit: number }): Promise<StoredQuestions>;
  /** Public conversations with the newest message first, at most `limit`. */
  rooms(query: { readonly limit: number }): Promise<readonly RoomSummary[]>;
  /** Whispers of all rooms with the newest message first, at most `limit`. */
  whispers(query: { readonly limit: number }): Promise<readonly WhisperSummary[]>;
  /**
   * Hears every commit from now on, of every instance. A listener must not throw. Returns how to stop.
   */
  follow(listener: (committed: Committed) => void): () => void;
}

/** An author's account. */
export interface AuthorRecord {
  readonly id: string;
  readonly name: string;
  /** As `password.ts` writes it; never the password. */
  readonly passwordHash: string;
  readonly createdAt: number;
  /** The name of their picture among the {@linkcode AvatarStore}'s. */
  readonly avatar?: string;
  /** What they are, unless they are an author as any other. */
  readonly role?: "owner" | "moderator";
  /** The newest link made for them; no other counts. */
  readonly invite?: AuthorInvite;
}

/** A one-time link that was made for an author. */
export interface AuthorInvite {
  /** What names the link in its token. */
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A signed-in browser of an author. */
export interface AuthorSession {
  /** SHA-256 of the cookie's value, in hex: the cookie itself is not kept. */
  readonly idHash: string;
  readonly authorId: string;
  readonly createdAt: number;
  /** When it was used, roughly. */
  readonly seenAt: number;
  readonly expiresAt: number;
  /** With what it was opened, in words: `Firefox`. */
  readonly browser?: string;
  /** On what: `Windows`. */
  readonly system?: string;
  /** When its author proved again who they are; if left out, at its creation. */
  readonly confirmedAt?: number;
}

/** Keeps authors, their sessions, and which one-time links were used. */
export interface AuthorStore {
  /** All authors, the oldest account first. */
  authors(): Promise<readonly AuthorRecord[]>;
  /** Adds the author, or replaces the one with the same id. */
  putAuthor(author: AuthorRecord): Promise<void>;
  /**
   * Forgets an author and their sessions.
   *
   * @returns whether there was one
   */
  deleteAuthor(id: string): Promise<boolean>;
  /** Adds a session, and forgets the sessions and spent links that had expired at its creation. */
  putSession(session: AuthorSession): Promise<void>;
  /** The session, unless it is unknown or expired at `now`. */
  session(idHash: string, now: number): Promise<AuthorSession | undefined>;
  /** The sessions of an author that have not expired at `now`, the newest first. */
  sessionsOf(authorId: string, now: number): Promise<readonly AuthorSession[]>;
  /** Keeps that a session was used, and perhaps that it was confirmed; one that is unknown stays so. */
  touchSession(idHash: string, seenAt: number, confirmedAt?: number): Promise<void>;
  deleteSession(idHash: string): Promise<void>;
  deleteSessionsOf(authorId: string): Promise<void>;
  /**
   * Marks a one-time link as used until `expiresAt`, after which it may be forgotten.
   *
   * @returns whether this was its first use
   */
  spendLink(nonce: string, expiresAt: number): Promise<boolean>;
}

/** All that is kept; what is neither message nor author, in parts. */
export interface Store extends MessageStore, AuthorStore, Parts {
  /** Forgets what the parts keep about a reader; what they said and felt stays. */
  forget(reader: string): Promise<void>;
  /**
   * Removes copies of the data that were made on the way to its present format, when they are too old.
   *
   * @param now in milliseconds since 1970
   */
  tidyCopies(now: number): Promise<void>;
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
