/**
 * What the store and its worker say to each other. The store sends one {@linkcode Request} at a time
 * and waits for its {@linkcode Reply}.
 *
 * @module
 */
import type { ChatMessage, RoomSummary, WhisperSummary } from "../../../shared/chat/event.ts";
import type { ConversationRef } from "../../../shared/chat/id.ts";
import type { Outcome } from "../conversation_log.ts";
import type { PartCall } from "../parts.ts";
import type {
  Appended,
  AuthorRecord,
  AuthorSession,
  Change,
  Changed,
  NewMessage,
  PageQuery,
  Publication,
  Published,
  StoredPage,
  StoredQuestions,
  StoreErrorCode,
} from "../store.ts";

/** What the worker can be asked, by name, as plain calls. */
export interface Operations {
  /** `epoch` is for the conversation if the message makes it. */
  append(message: NewMessage, epoch: string): Outcome<Appended>;
  change(change: Change): Outcome<Changed>;
  /** `epoch` is for the room's conversation if the question makes it. */
  publish(publication: Publication, epoch: string): Outcome<Published>;
  page(query: PageQuery): StoredPage;
  message(ref: ConversationRef, id: string): ChatMessage | undefined;
  questions(query: ConversationRef & { readonly limit: number }): StoredQuestions;
  rooms(query: { readonly limit: number }): readonly RoomSummary[];
  whispers(query: { readonly limit: number }): readonly WhisperSummary[];
  authors(): readonly AuthorRecord[];
  putAuthor(author: AuthorRecord): void;
  deleteAuthor(id: string): boolean;
  putSession(session: AuthorSession): void;
  session(idHash: string, now: number): AuthorSession | undefined;
  sessionsOf(authorId: string, now: number): readonly AuthorSession[];
  touchSession(idHash: string, seenAt: number, confirmedAt?: number): void;
  deleteSession(idHash: string): void;
  deleteSessionsOf(authorId: string): void;
  spendLink(nonce: string, expiresAt: number): boolean;
  tidyCopies(now: number): void;
}

/** The name of a call. */
export type OperationName = keyof Operations;

/** One call, of the store's own or of one of its parts. */
export interface Call {
  readonly name: OperationName | PartCall;
  readonly args: readonly unknown[];
}

/** A call's answer. */
export type Answer<Value = unknown> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** A `StoreError` on its way from the worker: its class would not survive the journey. */
export interface Failure {
  readonly code: StoreErrorCode;
  readonly message: string;
  readonly cause: unknown;
}

/** What to open. */
export interface DataFileOptions {
  /** Made, with its folder, if it does not exist. */
  readonly path: string;
  /** How large the file may grow, in bytes; beyond that it is `full`. */
  readonly maxBytes?: number;
}

/** From the store to the worker. `open` comes first, `close` last. */
export type Request =
  | { readonly type: "open"; readonly file: DataFileOptions }
  /** Calls that arrived together: what they change is one commit. */
  | { readonly type: "run"; readonly calls: readonly Call[] }
  /** A copy of the whole file, as it is at this moment. */
  | { readonly type: "copy"; readonly path: string }
  | { readonly type: "close" };

/** From the worker to the store. */
export type Reply =
  | { readonly type: "opened" }
  | { readonly type: "refused"; readonly failure: Failure }
  /** In the order of the calls. */
  | { readonly type: "answers"; readonly answers: readonly Answer[] }
  | { readonly type: "copied"; readonly failure?: Failure }
  | { readonly type: "closed" };
