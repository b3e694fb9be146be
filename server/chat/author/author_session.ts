/**
 * Signed-in browsers of authors: a random value in a cookie, of which only a hash is kept.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { Sender } from "../../../shared/chat/event.ts";
import type { AuthorRole, SessionInfo } from "../../../shared/chat/author.ts";
import { base64Url, type RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { AuthorRecord, AuthorSession, AuthorStore } from "../../storage/store.ts";
import { roleOf } from "./role.ts";

/** How long a session counts: 30 days, used or not. */
export const SESSION_LIFE_MS = 30 * 24 * 60 * 60_000;
/** That a session is used is kept so often: it is not told more exactly than that. */
const SEEN_EVERY_MS = 60 * 60_000;
/** Of a session's hash, so much names it. */
const SESSION_ID_LENGTH = 22;
const SECRET_BYTES = 32;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** An author, as a session names them. */
export interface SignedIn {
  readonly author: Sender;
  readonly role: AuthorRole;
  /** Names the session without opening it. */
  readonly sessionHash: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** When the author last proved who they are, in milliseconds since 1970. */
  readonly confirmedAt: number;
}

/** With what a session is opened, in words, as far as it is known. */
export interface SessionDevice {
  readonly browser?: string;
  readonly system?: string;
}

/** A session that was just opened. */
export interface OpenedSession extends SignedIn {
  /** The cookie's value; nobody else ever knows it. */
  readonly secret: string;
}

/** Which sessions have ended: one, or all of an author. */
export type EndedSessions =
  | { readonly sessionHash: string }
  | { readonly authorId: string };

/** What {@linkcode AuthorSessions} are made with. */
export interface AuthorSessionsOptions {
  readonly store: AuthorStore;
  readonly clock: Pick<Clock, "now">;
  readonly random: RandomBytes;
}

/** Opens, finds and ends sessions. */
export class AuthorSessions {
  readonly #options: AuthorSessionsOptions;
  readonly #listeners = new Set<(ended: EndedSessions, isElsewhere: boolean) => void>();

  constructor(options: AuthorSessionsOptions) {
    this.#options = options;
  }

  /** Opens a session for an author who has proved to be one. */
  async open(author: AuthorRecord, device: SessionDevice = {}): Promise<OpenedSession> {
    const { store, clock, random } = this.#options;
    const secret = base64Url(random(new Uint8Array(SECRET_BYTES)));
    const sessionHash = hashOf(secret);
    const createdAt = clock.now();
    const expiresAt = createdAt + SESSION_LIFE_MS;
    await store.putSession({
      idHash: sessionHash,
      authorId: author.id,
      createdAt,
      seenAt: createdAt,
      expiresAt,
      ...device,
    });
    const role = roleOf(author, await store.authors());
    return {
      author: senderOf(author),
      role,
      sessionHash,
      expiresAt,
      confirmedAt: createdAt,
      secret,
    };
  }

  /** Who is signed in with this secret, or `undefined`: unknown, ended or expired. */
  async find(secret: string): Promise<SignedIn | undefined> {
    if (!SECRET.test(secret)) return undefined;
    const { store, clock } = this.#options;
    const sessionHash = hashOf(secret);
    const session = await store.session(sessionHash, clock.now());
    if (session === undefined) return undefined;
    const authors = await store.authors();
    const author = authors.find(({ id }) => id === session.authorId);
    if (author === undefined) return undefined;
    await this.#touch(session);
    const { createdAt, expiresAt, confirmedAt = createdAt } = session;
    const role = roleOf(author, authors);
    return { author: senderOf(author), role, sessionHash, expiresAt, confirmedAt };
  }

  /**
   * Keeps that the author of a session has just proved again who they are.
   *
   * @returns whether the session still counts
   */
  async confirm(sessionHash: string): Promise<boolean> {
    const { store, clock } = this.#options;
    await store.touchSession(sessionHash, clock.now(), clock.now());
    return await this.isOpen(sessionHash);
  }

  /** Whether a session still counts. */
  async isOpen(sessionHash: string): Promise<boolean> {
    const { store, clock } = this.#options;
    return await store.session(sessionHash, clock.now()) !== undefined;
  }

  /** Where an author is signed in, the newest first. */
  async list({ author, sessionHash }: SignedIn): Promise<readonly SessionInfo[]> {
    return (await this.#of(author)).map((
      { idHash, createdAt, seenAt, expiresAt, browser, system },
    ) => ({
      id: idOf(idHash),
      createdAt,
      seenAt,
      expiresAt,
      ...browser !== undefined && { browser },
      ...system !== undefined && { system },
      ...idHash === sessionHash && { current: true },
    }));
  }

  /**
   * Ends one of an author's own sessions.
   *
   * @returns whether there was one of this id
   */
  async endOne({ author }: SignedIn, id: string): Promise<boolean> {
    const found = (await this.#of(author)).find(({ idHash }) => idOf(idHash) === id);
    if (found !== undefined) await this.#end(found.idHash);
    return found !== undefined;
  }

  /** Ends all of an author's sessions but the one that asks. */
  async endOthers({ author, sessionHash }: SignedIn): Promise<void> {
    const all = await this.#of(author);
    await Promise.all(
      all.filter(({ idHash }) => idHash !== sessionHash).map(({ idHash }) => this.#end(idHash)),
    );
  }

  /** Ends a session, if there is one with this secret. */
  async end(secret: string): Promise<void> {
    await this.#end(hashOf(secret));
  }

  /** Ends all sessions of an author. */
  async endAll(authorId: string): Promise<void> {
    await this.#options.store.deleteSessionsOf(authorId);
    this.#tell({ authorId });
  }

  /** Sessions have just been ended at another instance. */
  endedElsewhere(ended: EndedSessions): void {
    this.#tell(ended, true);
  }

  /**
   * Hears of sessions that have just ended, so that whatever they opened can be closed; and whether
   * another instance ended them, which does what has to be done once.
   */
  onEnded(listener: (ended: EndedSessions, isElsewhere: boolean) => void): void {
    this.#listeners.add(listener);
  }

  #of({ id }: Sender): Promise<readonly AuthorSession[]> {
    const { store, clock } = this.#options;
    return store.sessionsOf(id, clock.now());
  }

  async #touch({ idHash, seenAt }: AuthorSession): Promise<void> {
    const { store, clock } = this.#options;
    const now = clock.now();
    if (now - seenAt < SEEN_EVERY_MS) return;
    // Whoever is signed in stays so on a full disk.
    await store.touchSession(idHash, now).catch(() => {});
  }

  async #end(sessionHash: string): Promise<void> {
    await this.#options.store.deleteSession(sessionHash);
    this.#tell({ sessionHash });
  }

  #tell(ended: EndedSessions, isElsewhere = false): void {
    for (const listener of this.#listeners) listener(ended, isElsewhere);
  }
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function idOf(sessionHash: string): string {
  return sessionHash.slice(0, SESSION_ID_LENGTH);
}

/** An author as readers see them. */
export function senderOf({ id, name, avatar }: AuthorRecord): Sender {
  return { kind: "author", id, name, ...avatar !== undefined && { avatar: avatarPath(avatar) } };
}

/** Where the picture of this name is. */
export function avatarPath(name: string): string {
  return `/avatars/${name}`;
}
