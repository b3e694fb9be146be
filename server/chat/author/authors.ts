/**
 * Who the authors are. The first one is the owner, who invites and removes others.
 *
 * @module
 */
import type { AuthorInfo, Invitation } from "../../../shared/chat/author.ts";
import type { Sender } from "../../../shared/chat/event.ts";
import { newId, type RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { MAX_AUTHORS } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { AuthorRecord, AuthorStore } from "../../storage/store.ts";
import { assertNameIsFree } from "./author_name.ts";
import { type AuthorSessions, avatarPath } from "./author_session.ts";
import type { Keyring } from "../token/keyring.ts";
import { createLoginLink, LOGIN_LINK_LIFE_MS } from "./login_link.ts";
import { cleanName } from "../text.ts";
import type { Turns } from "../turns.ts";

/** What {@linkcode Authors} are made with. */
export interface AuthorsOptions {
  readonly store: AuthorStore;
  readonly sessions: AuthorSessions;
  /** In which authors are changed, so that none who is removed comes back by a change of theirs. */
  readonly turns: Turns;
  /** Forgets what else there is of an author who was removed. */
  readonly forget: (removed: AuthorRecord) => Promise<void>;
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
  readonly random: RandomBytes;
}

/** Whom an owner invites. */
export interface Invited {
  readonly name: string;
  /** Where authors reach the server, as in `PUBLIC_URL`. */
  readonly publicUrl: string;
}

/** Knows the authors; `asker` is always the one who is signed in. */
export class Authors {
  readonly #options: AuthorsOptions;

  constructor(options: AuthorsOptions) {
    this.#options = options;
  }

  /** All of them, the owner first. */
  async list(): Promise<readonly AuthorInfo[]> {
    return (await this.#options.store.authors()).map(infoOf);
  }

  /**
   * Makes another author, who chooses a password with the link.
   *
   * @throws {Refused} `forbidden` unless the owner asks; `invalid-body` when the name is unfit or
   *   taken, or there are too many authors
   */
  invite(asker: Sender, invited: Invited): Promise<Invitation> {
    return this.#options.turns.take(() => this.#invite(asker, invited));
  }

  async #invite(asker: Sender, { name, publicUrl }: Invited): Promise<Invitation> {
    const { store, clock, random } = this.#options;
    const authors = await this.#authorsOf(asker);
    const clean = cleanName(name);
    assertNameIsFree(authors, clean, undefined);
    if (authors.length >= MAX_AUTHORS) {
      throw new Refused({
        code: "invalid-body",
        message: `Cannot invite another author: there are ${MAX_AUTHORS} already.`,
      });
    }
    // The owner is the oldest, whatever the clock says.
    const createdAt = Math.max(clock.now(), ...authors.map((author) => author.createdAt + 1));
    const author = { id: newId(random), name: clean, passwordHash: "", createdAt };
    await store.putAuthor(author);
    return this.#invitation(infoOf(author, authors.length), publicUrl);
  }

  /**
   * Another link for an author who lost the first one, or the password.
   *
   * @throws {Refused} `forbidden` unless the owner asks; `not-found`
   */
  async inviteAgain(asker: Sender, id: string, publicUrl: string): Promise<Invitation> {
    const authors = await this.#authorsOf(asker);
    const at = authors.findIndex((author) => author.id === id);
    const author = authors[at];
    if (author === undefined) throw noAuthor();
    return this.#invitation(infoOf(author, at), publicUrl);
  }

  /** Gives an author another name. @throws {Refused} `invalid-body`, `not-found` */
  rename(asker: Sender, name: string): Promise<AuthorInfo> {
    const { store, turns } = this.#options;
    return turns.take(async () => {
      const clean = cleanName(name);
      assertNameIsFree(await store.authors(), clean, asker.id);
      return await this.#change(asker.id, (author) => ({ ...author, name: clean }));
    });
  }

  /** Changes what is kept of an author. @throws {Refused} `not-found` when they are gone */
  change(id: string, changed: (author: AuthorRecord) => AuthorRecord): Promise<AuthorInfo> {
    return this.#options.turns.take(() => this.#change(id, changed));
  }

  async #change(
    id: string,
    changed: (author: AuthorRecord) => AuthorRecord,
  ): Promise<AuthorInfo> {
    const { store } = this.#options;
    const authors = await store.authors();
    const at = authors.findIndex((author) => author.id === id);
    const author = authors[at];
    if (author === undefined) throw noAuthor();
    const next = changed(author);
    await store.putAuthor(next);
    return infoOf(next, at);
  }

  /**
   * Removes an author, and closes what they have open. What they said stays.
   *
   * @throws {Refused} `forbidden` unless the owner asks, and about the owner; `not-found`
   */
  remove(asker: Sender, id: string): Promise<void> {
    return this.#options.turns.take(() => this.#remove(asker, id));
  }

  async #remove(asker: Sender, id: string): Promise<void> {
    const { store, sessions, forget } = this.#options;
    const authors = await this.#authorsOf(asker);
    if (id === asker.id) {
      throw new Refused({ code: "forbidden", message: "Cannot remove the owner." });
    }
    const author = authors.find((author) => author.id === id);
    if (author === undefined) throw noAuthor();
    await store.deleteAuthor(id);
    await sessions.endAll(id);
    await forget(author);
  }

  /** All authors, for the owner. @throws {Refused} `forbidden` to others */
  async #authorsOf(asker: Sender): Promise<readonly AuthorRecord[]> {
    const authors = await this.#options.store.authors();
    if (authors[0]?.id === asker.id) return authors;
    throw new Refused({ code: "forbidden", message: "Cannot do that: it is for the owner." });
  }

  #invitation(author: AuthorInfo, publicUrl: string): Invitation {
    const expiresAt = this.#options.clock.now() + LOGIN_LINK_LIFE_MS;
    const link = createLoginLink({ ...this.#options, publicUrl, author: author.id });
    return { author, link, expiresAt };
  }
}

/** @param at its place in the list of authors */
function infoOf({ id, name, avatar, passwordHash }: AuthorRecord, at: number): AuthorInfo {
  return {
    id,
    name,
    ...avatar !== undefined && { avatar: avatarPath(avatar) },
    ...at === 0 && { owner: true },
    ...passwordHash === "" && { invited: true },
  };
}

function noAuthor(): Refused {
  return new Refused({ code: "not-found", message: "There is no such author." });
}
