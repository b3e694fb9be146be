/**
 * Authors, their sessions and their spent links in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { AuthorRecord, AuthorSession } from "../../store.ts";
import { fromColumn, toColumn } from "../../text.ts";

type AuthorRow = {
  id: string;
  name: string;
  password_hash: string;
  created_at: number;
  avatar: string | null;
  role: "owner" | "moderator" | null;
  invite_nonce: string | null;
  invite_expires_at: number | null;
};
type SessionRow = {
  id_hash: string;
  author: string;
  created_at: number;
  seen_at: number;
  expires_at: number;
  browser: string | null;
  system: string | null;
  confirmed_at: number | null;
};

/** The tables `author`, `author_session` and `spent_link`. Transactions are the caller's. */
export class AuthorTable {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  authors(): readonly AuthorRecord[] {
    return (this.#statements.authors.all() as AuthorRow[]).map(authorOf);
  }

  putAuthor(author: AuthorRecord): void {
    const { id, name, passwordHash, createdAt, avatar, role, invite } = author;
    this.#statements.putAuthor.run(
      toColumn(id),
      toColumn(name),
      toColumn(passwordHash),
      createdAt,
      orNull(avatar),
      role ?? null,
      orNull(invite?.nonce),
      invite?.expiresAt ?? null,
    );
  }

  deleteAuthor(id: string): boolean {
    this.deleteSessionsOf(id);
    return Number(this.#statements.deleteAuthor.run(toColumn(id)).changes) === 1;
  }

  /** Forgets what had expired when the new session was made. */
  putSession(session: AuthorSession): void {
    const { idHash, authorId, createdAt, seenAt, expiresAt, confirmedAt } = session;
    this.#statements.forgetSessions.run(createdAt);
    this.#statements.forgetLinks.run(createdAt);
    const names = [toColumn(idHash), toColumn(authorId)] as const;
    this.#statements.putSession.run(
      ...names,
      createdAt,
      seenAt,
      expiresAt,
      orNull(session.browser),
      orNull(session.system),
      confirmedAt ?? null,
    );
  }

  session(idHash: string, now: number): AuthorSession | undefined {
    const row = this.#statements.session.get(toColumn(idHash), now) as SessionRow | undefined;
    return row && sessionOf(row);
  }

  sessionsOf(authorId: string, now: number): readonly AuthorSession[] {
    const rows = this.#statements.sessionsOf.all(toColumn(authorId), now) as SessionRow[];
    return rows.map(sessionOf);
  }

  touchSession(idHash: string, seenAt: number, confirmedAt?: number): void {
    this.#statements.touchSession.run(seenAt, confirmedAt ?? null, toColumn(idHash));
  }

  deleteSession(idHash: string): void {
    this.#statements.deleteSession.run(toColumn(idHash));
  }

  deleteSessionsOf(authorId: string): void {
    this.#statements.deleteSessionsOf.run(toColumn(authorId));
  }

  spendLink(nonce: string, expiresAt: number): boolean {
    return Number(this.#statements.spendLink.run(toColumn(nonce), expiresAt).changes) === 1;
  }
}

function prepare(db: DatabaseSync) {
  return {
    authors: db.prepare("select * from author order by created_at, id"),
    putAuthor: db.prepare(
      `insert or replace into author
         (id, name, password_hash, created_at, avatar, role, invite_nonce, invite_expires_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    deleteAuthor: db.prepare("delete from author where id = ?"),
    forgetSessions: db.prepare("delete from author_session where expires_at <= ?"),
    forgetLinks: db.prepare("delete from spent_link where expires_at <= ?"),
    putSession: db.prepare(
      `insert or replace into author_session
         (id_hash, author, created_at, seen_at, expires_at, browser, system, confirmed_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    sessionsOf: db.prepare(
      `select * from author_session where author = ? and expires_at > ?
       order by created_at desc, id_hash`,
    ),
    touchSession: db.prepare(
      `update author_session set seen_at = ?, confirmed_at = coalesce(?, confirmed_at)
       where id_hash = ?`,
    ),
    session: db.prepare("select * from author_session where id_hash = ? and expires_at > ?"),
    deleteSession: db.prepare("delete from author_session where id_hash = ?"),
    deleteSessionsOf: db.prepare("delete from author_session where author = ?"),
    spendLink: db.prepare("insert into spent_link values (?, ?) on conflict do nothing"),
  };
}

function authorOf(row: AuthorRow): AuthorRecord {
  const { avatar, role, invite_nonce: nonce, invite_expires_at: expiresAt } = row;
  return {
    id: fromColumn(row.id),
    name: fromColumn(row.name),
    passwordHash: fromColumn(row.password_hash),
    createdAt: row.created_at,
    ...avatar !== null && { avatar: fromColumn(avatar) },
    ...role !== null && { role },
    ...nonce !== null && expiresAt !== null && { invite: { nonce: fromColumn(nonce), expiresAt } },
  };
}

function orNull(text: string | undefined): string | null {
  return text === undefined ? null : toColumn(text);
}

function sessionOf(row: SessionRow): AuthorSession {
  return {
    idHash: fromColumn(row.id_hash),
    authorId: fromColumn(row.author),
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
    ...row.browser !== null && { browser: fromColumn(row.browser) },
    ...row.system !== null && { system: fromColumn(row.system) },
    ...row.confirmed_at !== null && { confirmedAt: row.confirmed_at },
  };
}
