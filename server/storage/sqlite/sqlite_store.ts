/**
 * The store of a server with a disk: one SQLite file, owned by a worker that commits what has
 * arrived together.
 *
 * @module
 */
import { join } from "node:path";
import type { ChatMessage, RoomSummary, WhisperSummary } from "../../../shared/chat/event.ts";
import { type ConversationRef, newId, type RandomBytes } from "../../../shared/chat/id.ts";
import type { Outcome } from "../conversation_log.ts";
import { Followers, type Listener } from "../followers.ts";
import { forgetIn } from "../forget.ts";
import { partOf } from "../part.ts";
import { PART_EFFECTS, type Parts } from "../parts.ts";
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
  Store,
  StoredPage,
  StoredQuestions,
} from "../store.ts";
import { storeErrorFrom } from "./failure.ts";
import { Mailbox } from "./mailbox.ts";
import type { OperationName, Operations } from "./protocol.ts";

/** The name of the data file in its folder. */
export const DATA_FILE = "smalltalk.db";

/** What {@linkcode openSqliteStore} needs. */
export interface SqliteStoreOptions {
  /** The folder of the data file. Made, for its owner only, if it does not exist. */
  readonly dataDir: string;
  /** Makes the epochs of rooms. */
  readonly random: RandomBytes;
  /** How large the data file may grow, in bytes; beyond that it is `full`. Unlimited if left out. */
  readonly maxBytes?: number;
  /** How many calls may wait for the disk; more are refused with `failed`. */
  readonly maxWaitingCalls?: number;
}

/** A store in a file. */
export interface FileStore extends Store {
  /**
   * Copies all of it to a new file, as it is at one moment. Whoever writes waits so long: two seconds
   * for a gigabyte.
   *
   * @throws {StoreError}
   */
  copyTo(path: string): Promise<void>;
}

/**
 * Opens the data file in `dataDir`, making it or bringing it up to date first. A file of an older
 * format is copied beside it before, as `smalltalk.db.version-N`; the copy goes with the first thing
 * that is erased, and after a week.
 *
 * @throws {StoreError} `locked`, `not-writable`, `newer`, `damaged`, `full` or `failed`
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<FileStore> {
  const { dataDir, random, maxBytes, maxWaitingCalls } = options;
  const mailbox = await Mailbox.open({
    worker: new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }),
    file: { path: join(dataDir, DATA_FILE), ...(maxBytes !== undefined && { maxBytes }) },
    ...(maxWaitingCalls !== undefined && { maxWaitingCalls }),
  });
  return new SqliteStore(mailbox, random);
}

class SqliteStore implements FileStore {
  readonly sites = this.#part("sites");
  readonly roomSettings = this.#part("roomSettings");
  readonly life = this.#part("life");
  readonly traces = this.#part("traces");
  readonly erasures = this.#part("erasures");
  readonly archive = this.#part("archive");
  readonly attention = this.#part("attention");
  readonly readers = this.#part("readers");
  readonly measures = this.#part("measures");
  readonly held = this.#part("held");
  readonly search = this.#part("search");
  readonly avatars = this.#part("avatars");
  readonly answers = this.#part("answers");
  readonly passkeys = this.#part("passkeys");
  readonly audit = this.#part("audit");
  readonly notifications = this.#part("notifications");
  readonly notices = this.#part("notices");
  readonly answerTickets = this.#part("answerTickets");
  readonly statistics = this.#part("statistics");
  readonly follows = this.#part("follows");
  readonly pushDevices = this.#part("pushDevices");
  readonly desk = this.#part("desk");
  readonly notes = this.#part("notes");
  readonly canned = this.#part("canned");
  readonly inbox = this.#part("inbox");
  readonly console = this.#part("console");
  readonly #mailbox: Mailbox;
  readonly #random: RandomBytes;
  readonly #followers = new Followers();

  constructor(mailbox: Mailbox, random: RandomBytes) {
    this.#mailbox = mailbox;
    this.#random = random;
  }

  append(message: NewMessage): Promise<Appended> {
    return this.#ask("append", [message, newId(this.#random)], (outcome) => this.#told(outcome));
  }

  change(change: Change): Promise<Changed> {
    return this.#ask("change", [change], (outcome) => this.#told(outcome));
  }

  publish(publication: Publication): Promise<Published> {
    return this.#ask(
      "publish",
      [publication, newId(this.#random)],
      (outcome) => this.#told(outcome),
    );
  }

  page(query: PageQuery): Promise<StoredPage> {
    return this.#ask("page", [query], same);
  }

  message(ref: ConversationRef, id: string): Promise<ChatMessage | undefined> {
    return this.#ask("message", [ref, id], same);
  }

  questions(query: ConversationRef & { readonly limit: number }): Promise<StoredQuestions> {
    return this.#ask("questions", [query], same);
  }

  rooms(query: { readonly limit: number }): Promise<readonly RoomSummary[]> {
    return this.#ask("rooms", [query], same);
  }

  whispers(query: { readonly limit: number }): Promise<readonly WhisperSummary[]> {
    return this.#ask("whispers", [query], same);
  }

  follow(listener: Listener): () => void {
    return this.#followers.add(listener);
  }

  authors(): Promise<readonly AuthorRecord[]> {
    return this.#ask("authors", [], same);
  }

  putAuthor(author: AuthorRecord): Promise<void> {
    return this.#ask("putAuthor", [author], same);
  }

  deleteAuthor(id: string): Promise<boolean> {
    return this.#ask("deleteAuthor", [id], same);
  }

  putSession(session: AuthorSession): Promise<void> {
    return this.#ask("putSession", [session], same);
  }

  session(idHash: string, now: number): Promise<AuthorSession | undefined> {
    return this.#ask("session", [idHash, now], same);
  }

  sessionsOf(authorId: string, now: number): Promise<readonly AuthorSession[]> {
    return this.#ask("sessionsOf", [authorId, now], same);
  }

  touchSession(idHash: string, seenAt: number, confirmedAt?: number): Promise<void> {
    return this.#ask("touchSession", [idHash, seenAt, confirmedAt], same);
  }

  deleteSession(idHash: string): Promise<void> {
    return this.#ask("deleteSession", [idHash], same);
  }

  deleteSessionsOf(authorId: string): Promise<void> {
    return this.#ask("deleteSessionsOf", [authorId], same);
  }

  spendLink(nonce: string, expiresAt: number): Promise<boolean> {
    return this.#ask("spendLink", [nonce, expiresAt], same);
  }

  tidyCopies(now: number): Promise<void> {
    return this.#ask("tidyCopies", [now], same);
  }

  copyTo(path: string): Promise<void> {
    return this.#mailbox.copy(path);
  }

  forget(reader: string): Promise<void> {
    return forgetIn(this, reader);
  }

  /** A part whose calls are the worker's. */
  #part<Name extends keyof Parts>(part: Name): Parts[Name] {
    return partOf(PART_EFFECTS[part], (name, args) =>
      new Promise((resolve, reject) => {
        this.#mailbox.send({ name: `${part}.${name}`, args }, (answer) => {
          if (answer.ok) resolve(answer.value);
          else reject(storeErrorFrom(answer.failure));
        });
      }));
  }

  async close(): Promise<void> {
    await this.#mailbox.close();
    this.#followers.clear();
  }

  /** Tells the listeners what was committed, and answers what its call resolves to. */
  #told<Result>({ result, commits }: Outcome<Result>): Result {
    for (const committed of commits) this.#followers.tell(committed);
    return result;
  }

  /** Calls the worker. `take` gets the answer before any other code runs. */
  #ask<Name extends OperationName, Result>(
    name: Name,
    args: Parameters<Operations[Name]>,
    take: (value: ReturnType<Operations[Name]>) => Result,
  ): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#mailbox.send({ name, args }, (answer) => {
        if (!answer.ok) return reject(storeErrorFrom(answer.failure));
        resolve(take(answer.value as ReturnType<Operations[Name]>));
      });
    });
  }
}

function same<Value>(value: Value): Value {
  return value;
}
