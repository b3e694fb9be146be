/**
 * The open data file: runs calls that arrived together as one commit, and answers each.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import { ConversationLog } from "../conversation_log.ts";
import { effectOf, PART_EFFECTS, type Parts } from "../parts.ts";
import type { MessageChange } from "../store.ts";
import { AuthorTable } from "./part/author_table.ts";
import { refusal, storeErrorOf } from "./failure.ts";
import { copyDatabase } from "./file/file_copy.ts";
import { partTables } from "./part_tables.ts";
import type { Answer, Call, Operations } from "./protocol.ts";
import { SqliteTables } from "./conversation/sqlite_tables.ts";
import { OldCopies } from "./file/old_copies.ts";
import { WriteAheadLog } from "./file/write_ahead_log.ts";

const READS: ReadonlySet<string> = new Set<keyof Operations>([
  "page",
  "message",
  "questions",
  "rooms",
  "whispers",
  "authors",
  "session",
  "sessionsOf",
  "tidyCopies",
]);
/** Changes of a message that leave nothing behind that somebody wanted gone. */
const HARMLESS: ReadonlySet<MessageChange["kind"]> = new Set([
  "react",
  "ask",
  "question",
  "consent",
]);

/** Every operation on an open data file. Lives in the worker. */
export class Database {
  readonly #db: DatabaseSync;
  readonly #path: string;
  readonly #operations: ReadonlyMap<string, Operation>;
  readonly #statements;
  readonly #log: WriteAheadLog;
  readonly #copies: OldCopies;
  /** The log may still hold what was deleted or replaced; also when a process was killed over it. */
  #logHasResidue = true;

  /** @param path the file, for messages */
  constructor(db: DatabaseSync, path: string) {
    this.#db = db;
    this.#path = path;
    const tables = new SqliteTables(db);
    this.#copies = new OldCopies(path);
    this.#operations = new Map([
      ...Object.entries(operationsOn(tables, new AuthorTable(db), this.#copies)),
      ...partOperationsOn(db, tables),
    ]);
    this.#statements = {
      begin: db.prepare("begin immediate"),
      commit: db.prepare("commit"),
      savepoint: db.prepare("savepoint call"),
      release: db.prepare("release call"),
    };
    this.#log = new WriteAheadLog(db, path);
    this.#moveLog();
  }

  /**
   * Runs the calls: first what changes something, in order and in one commit, then what reads.
   *
   * @returns the answers, in the order of the calls
   */
  run(calls: readonly Call[]): readonly Answer[] {
    const answers = new Map<Call, Answer>();
    const writes = calls.filter(({ name }) => !isRead(name));
    if (writes.length > 0) this.#commit(writes, answers);
    return calls.map((call) => answers.get(call) ?? this.#attempt(call));
  }

  /** Copies the whole file, as it is. @throws {StoreError} */
  async copy(path: string): Promise<void> {
    await copyDatabase(this.#db, path);
  }

  /** Moves the log into the file and lets go of it. */
  close(): void {
    this.#logHasResidue = true;
    this.#moveLog();
    this.#db.close();
    this.#log.close();
  }

  #commit(writes: readonly Call[], answers: Map<Call, Answer>): void {
    try {
      this.#statements.begin.run();
      if (!this.#attemptTogether(writes, answers)) {
        this.#rollBack("rollback");
        this.#statements.begin.run();
        for (const call of writes) answers.set(call, this.#attemptWithin(call));
      }
      this.#statements.commit.run();
    } catch (error) {
      this.#rollBack("rollback");
      const answer = refusal(storeErrorOf(error, this.#path));
      for (const call of writes) answers.set(call, answer);
      return;
    }
    for (const call of writes) {
      const writtenAt = erasedBy(call, answers.get(call));
      if (writtenAt !== undefined) this.#copies.erase(writtenAt);
    }
    this.#logHasResidue ||= writes.some(leavesResidue);
    this.#moveLog();
  }

  /**
   * The calls of a commit without a way to undo one of them: that costs a tenth of an append, and
   * hardly ever is anything wrong.
   *
   * @returns whether nothing is; otherwise all that was done is to be undone
   */
  #attemptTogether(writes: readonly Call[], answers: Map<Call, Answer>): boolean {
    return writes.every((call) => {
      const answer = this.#attempt(call);
      answers.set(call, answer);
      return answer.ok;
    });
  }

  /**
   * One call of a commit: what is wrong with it alone is undone alone.
   *
   * @throws what is wrong with the file, which no other call of this commit would survive either
   */
  #attemptWithin(call: Call): Answer {
    this.#statements.savepoint.run();
    const answer = this.#attempt(call);
    if (!answer.ok) {
      const isUndone = this.#rollBack("rollback to call");
      if (!isUndone || answer.failure.code !== "failed") throw answer.failure.cause;
    }
    this.#statements.release.run();
    return answer;
  }

  #attempt({ name, args }: Call): Answer {
    try {
      const operation = this.#operations.get(name);
      if (operation === undefined) throw new TypeError(`Cannot answer "${name}": no such call`);
      return { ok: true, value: operation(...args) };
    } catch (error) {
      return refusal(storeErrorOf(error, this.#path));
    }
  }

  /** Whether there was still something to roll back: SQLite does it by itself for some errors. */
  #rollBack(statement: "rollback" | "rollback to call"): boolean {
    try {
      this.#db.exec(statement);
      return true;
    } catch {
      return false;
    }
  }

  /** Moves the log into the file when it is time, or cuts it to nothing because it has residue. */
  #moveLog(): void {
    try {
      if (!this.#logHasResidue && !this.#log.isLong) return;
      this.#log.move({ cut: this.#logHasResidue });
      this.#logHasResidue = false;
    } catch {
      // The disk is full or gone. All is in the log, which the next commit or opening tries again.
    }
  }
}

/** A call, whatever it takes and answers. */
type Operation = (...args: readonly unknown[]) => unknown;

function isRead(name: string): boolean {
  return READS.has(name) || effectOf(name) === "read";
}

/** Whether a call overwrites or removes what shall be in no file any more. */
function leavesResidue({ name, args }: Call): boolean {
  const effect = effectOf(name);
  if (effect !== undefined) return effect === "erase" || effect === "expunge";
  if (name === "append" || name === "publish") return false;
  const [change] = args as Parameters<Operations["change"]>;
  return name !== "change" || !HARMLESS.has(change.kind);
}

/** When the oldest of what a call erased was written; `undefined` when it erased nothing. */
function erasedBy({ name, args }: Call, answer: Answer | undefined): number | undefined {
  if (answer?.ok !== true) return undefined;
  if (name === "change") {
    const [change] = args as Parameters<Operations["change"]>;
    const { commits } = answer.value as ReturnType<Operations["change"]>;
    return HARMLESS.has(change.kind) ? undefined : commits[0]?.message.at;
  }
  if (name === "readers.put") {
    // What the record said before may be in a copy that was made since.
    const [{ knownSince }] = args as Parameters<Parts["readers"]["put"]>;
    return knownSince;
  }
  // Whoever is erased may be in a copy with all they left.
  if (name === "erasures.put") return 0;
  return effectOf(name) === "expunge" && Boolean(answer.value) ? 0 : undefined;
}

/** The calls of the parts, under names such as `sites.put`. */
function partOperationsOn(
  db: DatabaseSync,
  tables: SqliteTables,
): [name: string, Operation][] {
  const parts = partTables(db, tables);
  return Object.entries(PART_EFFECTS).flatMap(([part, effects]) =>
    Object.keys(effects).map((name): [string, Operation] => {
      const calls = parts[part as keyof typeof parts] as unknown as Record<string, Operation>;
      return [`${part}.${name}`, (...args) => calls[name]?.(...args)];
    })
  );
}

function operationsOn(
  tables: SqliteTables,
  authors: AuthorTable,
  copies: OldCopies,
): Operations {
  const log = new ConversationLog(tables);
  return {
    append: (message, epoch) => log.append(message, epoch),
    change: (change) => log.change(change),
    publish: (publication, epoch) => log.publish(publication, epoch),
    page: (query) => tables.page(query),
    message: (ref, id) => tables.shownMessage(ref, id),
    questions: (query) => tables.questions(query),
    rooms: (query) => tables.rooms(query),
    whispers: (query) => tables.whispers(query),
    authors: () => authors.authors(),
    putAuthor: (author) => authors.putAuthor(author),
    deleteAuthor: (id) => authors.deleteAuthor(id),
    putSession: (session) => authors.putSession(session),
    session: (idHash, now) => authors.session(idHash, now),
    sessionsOf: (authorId, now) => authors.sessionsOf(authorId, now),
    touchSession: (...args) => authors.touchSession(...args),
    deleteSession: (idHash) => authors.deleteSession(idHash),
    deleteSessionsOf: (authorId) => authors.deleteSessionsOf(authorId),
    spendLink: (nonce, expiresAt) => authors.spendLink(nonce, expiresAt),
    tidyCopies: (now) => copies.tidy(now),
  };
}
