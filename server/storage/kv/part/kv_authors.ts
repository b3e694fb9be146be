/**
 * Authors, their sessions and the links they used, in Deno KV.
 *
 * @module
 */
import type { Effects, Synchronous } from "../../part.ts";
import type { AuthorRecord, AuthorSession, AuthorStore } from "../../store.ts";
import type { KvDatabase } from "../database/database.ts";
import { attendFromNow, forgetPerson } from "../conversation/attendance.ts";
import { keepMs, upTo } from "../database/expiring.ts";
import { type Key, textPart } from "../database/key.ts";
import { kvCalls, partIn } from "./kv_part.ts";
import type { View } from "../database/view.ts";

const PARTITION = "authors";
/** More than there can be. */
const MOST = 10_000;
/** With the keys that name them less than one commit takes. */
const FORGOTTEN_AT_ONCE = 200;
/** With each session a few go, which is more than come. */
const SWEPT_AT_ONCE = 50;

const EFFECTS: Effects<AuthorStore> = {
  authors: "read",
  putAuthor: "write",
  deleteAuthor: "erase",
  putSession: "write",
  session: "read",
  sessionsOf: "read",
  touchSession: "write",
  deleteSession: "erase",
  deleteSessionsOf: "erase",
  spendLink: "write",
};

/**
 * | Key | Value |
 * | --- | --- |
 * | `["authors", "author", id]` | an author |
 * | `["authors", "session", hash]` | a session |
 * | `["authors", "of", author, hash]` | the hash |
 * | `["authors", "until", moment, hash]` | the hash |
 * | `["authors", "link", nonce]` | until when its use is remembered |
 * | `["authors", "spent", moment, nonce]` | the nonce |
 */
export class KvAuthors implements Synchronous<AuthorStore> {
  readonly #view: View;
  readonly #leave: () => void;
  readonly #now: number;

  constructor(view: View, leave: () => void, now: number) {
    this.#view = view;
    this.#leave = leave;
    this.#now = now;
  }

  authors(): readonly AuthorRecord[] {
    return this.#view.list<AuthorRecord>({ prefix: [PARTITION, "author"] }, { limit: MOST })
      .map(({ value }) => value)
      .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  }

  putAuthor(author: AuthorRecord): void {
    this.#view.set(authorKey(author.id), author);
    attendFromNow(this.#view, author.id);
  }

  deleteAuthor(id: string): boolean {
    const [author, , isLeft] = this.#view.all([
      () => this.#view.get<AuthorRecord>(authorKey(id)),
      () => this.deleteSessionsOf(id),
      () => forgetPerson(this.#view, { kind: "author", id }),
    ]);
    if (isLeft) this.#leave();
    if (author !== undefined) this.#view.delete(authorKey(id));
    return author !== undefined;
  }

  putSession(session: AuthorSession): void {
    const { idHash, createdAt } = session;
    this.#view.all([() => this.deleteSession(idHash), () => this.#sweep(createdAt)]);
    this.#keep(session, createdAt);
  }

  session(idHash: string, now: number): AuthorSession | undefined {
    const session = this.#view.get<AuthorSession>(sessionKey(idHash));
    return session !== undefined && session.expiresAt > now ? session : undefined;
  }

  sessionsOf(authorId: string, now: number): readonly AuthorSession[] {
    const hashes = this.#view.list<string>({ prefix: ofKey(authorId) }, { limit: MOST });
    return this.#sessions(hashes.map(({ value }) => value))
      .filter(({ expiresAt }) => expiresAt > now)
      .toSorted((a, b) => b.createdAt - a.createdAt || (a.idHash < b.idHash ? -1 : 1));
  }

  touchSession(idHash: string, seenAt: number, confirmedAt?: number): void {
    const session = this.#view.get<AuthorSession>(sessionKey(idHash));
    if (session === undefined) return;
    const confirmed = confirmedAt === undefined ? {} : { confirmedAt };
    const keep = keepMs({ now: seenAt, until: session.expiresAt });
    this.#view.set(sessionKey(idHash), { ...session, seenAt, ...confirmed }, keep);
  }

  deleteSession(idHash: string): void {
    this.#removeAll([idHash]);
  }

  deleteSessionsOf(authorId: string): void {
    const found = this.#view.list<string>({ prefix: ofKey(authorId) }, {
      limit: FORGOTTEN_AT_ONCE,
    });
    this.#removeAll(found.map(({ value }) => value));
    // Also what Deno KV has deleted by itself.
    for (const { key } of found) this.#view.delete(key);
    if (found.length === FORGOTTEN_AT_ONCE) this.#leave();
  }

  spendLink(nonce: string, expiresAt: number): boolean {
    const key: Key = [PARTITION, "link", textPart(nonce)];
    if (this.#view.get(key) !== undefined) return false;
    const keep = keepMs({ now: this.#now, until: expiresAt });
    this.#view.set(key, expiresAt, keep);
    this.#view.set([PARTITION, "spent", expiresAt, textPart(nonce)], nonce, keep);
    return true;
  }

  #keep(session: AuthorSession, now: number): void {
    const keep = keepMs({ now, until: session.expiresAt });
    this.#view.set(sessionKey(session.idHash), session, keep);
    for (const key of listKeys(session)) this.#view.set(key, session.idHash, keep);
  }

  /** Forgets some of what had expired at a moment. */
  #sweep(now: number): void {
    const [sessions, links] = this.#view.all([
      () => this.#view.list<string>(upTo([PARTITION, "until"], now), { limit: SWEPT_AT_ONCE }),
      () => this.#view.list<string>(upTo([PARTITION, "spent"], now), { limit: SWEPT_AT_ONCE }),
    ]);
    this.#removeAll(sessions.map(({ value }) => value));
    for (const { key } of sessions) this.#view.delete(key);
    for (const { key, value: nonce } of links) {
      this.#view.delete(key);
      this.#view.delete([PARTITION, "link", textPart(nonce)]);
    }
  }

  #removeAll(hashes: readonly string[]): void {
    for (const session of this.#sessions(hashes)) {
      this.#view.delete(sessionKey(session.idHash));
      for (const key of listKeys(session)) this.#view.delete(key);
    }
  }

  #sessions(hashes: readonly string[]): readonly AuthorSession[] {
    return this.#view.getAll<AuthorSession>(hashes.map(sessionKey))
      .filter((session) => session !== undefined);
  }
}

/** The authors on a database, all in one partition: a session is written once an hour. */
export function kvAuthors(database: KvDatabase): AuthorStore {
  const part = partIn<AuthorStore>(
    PARTITION,
    (view, leave, now) => new KvAuthors(view, leave, now),
  );
  return kvCalls(database, EFFECTS, part);
}

function authorKey(id: string): Key {
  return [PARTITION, "author", textPart(id)];
}

function sessionKey(hash: string): Key {
  return [PARTITION, "session", textPart(hash)];
}

function ofKey(author: string): Key {
  return [PARTITION, "of", textPart(author)];
}

/** All keys that say the hash of a session. */
function listKeys({ idHash, authorId, expiresAt }: AuthorSession): readonly Key[] {
  const hash = textPart(idHash);
  return [[...ofKey(authorId), hash], [PARTITION, "until", expiresAt, hash]];
}
