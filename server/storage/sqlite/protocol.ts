/**
 * What the store and its worker say to each other. The store sends one {@linkcode Request} at a time
 * and waits for its {@linkcode Reply}.
 *
 * @module
 */
import type { ChatMessage, Page, RoomSummary } from "../../../shared/chat/event.ts";
import type {
  AuthorRecord,
  AuthorSession,
  NewMessage,
  PageQuery,
  StoredPage,
  StoreErrorCode,
} from "../store.ts";

/** What the worker can be asked, by name, as plain calls. */
export interface Operations {
  /** `epoch` is for the room if the message makes it. */
  append(message: NewMessage, epoch: string): AppendOutcome;
  page(query: PageQuery): StoredPage;
  rooms(query: { readonly limit: number }): readonly RoomSummary[];
  authors(): readonly AuthorRecord[];
  putAuthor(author: AuthorRecord): void;
  putSession(session: AuthorSession): void;
  session(idHash: string, now: number): AuthorSession | undefined;
  deleteSession(idHash: string): void;
  deleteSessionsOf(authorId: string): void;
  spendLink(nonce: string, expiresAt: number): boolean;
}

/** What became of an append; the store has the rest of a stored message already. */
export type AppendOutcome =
  | { readonly kind: "stored"; readonly epoch: string; readonly seq: number; readonly page: Page }
  | { readonly kind: "duplicate"; readonly epoch: string; readonly message: ChatMessage }
  | { readonly kind: "id-taken" };

/** The name of a call. */
export type OperationName = keyof Operations;

/** One call. */
export interface Call<Name extends OperationName = OperationName> {
  readonly name: Name;
  readonly args: Parameters<Operations[Name]>;
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
  | { readonly type: "close" };

/** From the worker to the store. */
export type Reply =
  | { readonly type: "opened" }
  | { readonly type: "refused"; readonly failure: Failure }
  /** In the order of the calls. */
  | { readonly type: "answers"; readonly answers: readonly Answer[] }
  | { readonly type: "closed" };
