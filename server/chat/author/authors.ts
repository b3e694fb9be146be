/**
 * Who the authors are. One of them is the owner, who invites and removes others, and says what each
 * is.
 *
 * @module
 */
import type { AuthorInfo, AuthorRole, Invitation } from "../../../shared/chat/author.ts";
import type { Sender } from "../../../shared/chat/event.ts";
import { newId, type RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { MAX_AUTHORS } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { AuthorRecord, Store } from "../../storage/store.ts";
import { assertNameIsFree } from "./author_name.ts";
import { type AuthorSessions, avatarPath, senderOf } from "./author_session.ts";
import type { Keyring } from "../token/keyring.ts";
import type { LiveAuthors } from "./live_authors.ts";
import { createLoginLink, INVITATION_LIFE_MS, LOGIN_LINK_LIFE_MS } from "./login_link.ts";
import { assertOwner, ownerFirst, roleOf } from "./role.ts";
import { cleanName } from "../text.ts";
import type { Turns } from "../turns.ts";

/** What {@linkcode Authors} are made with. */
export interface AuthorsOptions {
  readonly store: Pick<Store, "authors" | "putAuthor" | "deleteAuthor" | "passkeys">;
  readonly sessions: AuthorSessions;
  readonly live: LiveAuthors;
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
  /** What they shall be; an author if left out. */
  readonly role?: Exclude<AuthorRole, "owner">;
  /** Where authors reach the server, as in `PUBLIC_URL`. */
  readonly publicUrl: string;
}

/** Knows the authors; `asker` is always the one who is signed in. */
export class Authors {
  readonly #options: AuthorsOptions;

  constructor(options: AuthorsOptions) {
    this.#options = options;
  }

  /** All of them, the owner first; what links there are, the owner alone is told. */
  async list(asker?: Pick<Sender, "id">): Promise<readonly AuthorInfo[]> {
    const all = ownerFirst(await this.#options.store.authors());
    const isOwner = asker !== undefined && all[0]?.id === asker.id;
    const now = this.#options.clock.now();
    return await Promise.all(all.map(async (author) => {
      const info = await this.#infoOf(author, all);
      const { expiresAt = 0 } = author.invite ?? {};
      return isOwner && expiresAt > now ? { ...info, linkExpiresAt: expiresAt } : info;
    }));
  }

  /**
   * Makes another author, who chooses a password or a passkey with the link.
   *
   * @throws {Refused} `forbidden` unless the owner asks; `invalid-body` when the name is unfit or
   *   taken, or there are too many authors
   */
  invite(asker: Sender, { name, role, publicUrl }: Invited): Promise<Invitation> {
    const { clock, random, turns } = this.#options;
    return turns.take(async () => {
      const authors = await this.#authorsOf(asker);
      const clean = cleanName(name);
      assertNameIsFree(authors, clean, undefined);
      if (authors.length >= MAX_AUTHORS) {
        throw invalid(`Cannot invite another author: there are ${MAX_AUTHORS} already.`);
      }
      // The owner is the oldest, unless another is marked so, whatever the clock says.
      const createdAt = Math.max(clock.now(), ...authors.map((author) => author.createdAt + 1));
      const author: AuthorRecord = {
        id: newId(random),
        name: clean,
        passwordHash: "",
        createdAt,
        ...role === "moderator" && { role },
      };
      return await this.#invitation(author, { authors, publicUrl });
    });
  }

  /**
   * Another link for an author who lost the first one, or the password; the one before counts no longer.
   *
   * @throws {Refused} `forbidden` unless the owner asks; `not-found`
   */
  inviteAgain(asker: Sender, id: string, publicUrl: string): Promise<Invitation> {
    return this.#options.turns.take(async () => {
      const authors = await this.#authorsOf(asker);
      return await this.#invitation(found(authors, id), { authors, publicUrl });
    });
  }

  /**
   * Takes the link back that was made for an author.
   *
   * @throws {Refused} `forbidden` unless the owner asks; `not-found`, also when there is none
   */
  revoke(asker: Sender, id: string): Promise<void> {
    const { store, turns } = this.#options;
    return turns.take(async () => {
      const { invite, ...author } = found(await this.#authorsOf(asker), id);
      if (invite === undefined) throw notFound("There is no link for this author.");
      await store.putAuthor(author);
    });
  }

  /**
   * Makes an author a moderator, or a moderator an author. What they have open ends with their
   * sessions: it was let in as what they were.
   *
   * @throws {Refused} `forbidden` unless the owner asks, and about the owner; `not-found`
   */
  setRole(
    asker: Sender,
    id: string,
    role: Exclude<AuthorRole, "owner">,
  ): Promise<AuthorInfo> {
    const { store, sessions, turns } = this.#options;
    return turns.take(async () => {
      const authors = await this.#authorsOf(asker);
      const { role: _, ...author } = found(authors, id);
      if (id === asker.id) {
        throw forbidden("Cannot take the owner's role away: hand the server over instead.");
      }
      const isSame = roleOf(found(authors, id), authors) === role;
      const next: AuthorRecord = { ...author, ...role === "moderator" && { role } };
      if (!isSame) {
        await store.putAuthor(next);
        await sessions.endAll(id);
      }
      return await this.#infoOf(next, authors);
    });
  }

  /**
   * Makes another author the owner; who was it until now is an author.
   *
   * @throws {Refused} `forbidden` unless the owner asks; `invalid-body` when the other one has never
   *   been here; `not-found`
   */
  handOver(asker: Sender, id: string): Promise<void> {
    const { store, sessions, turns } = this.#options;
    return turns.take(async () => {
      const authors = await this.#authorsOf(asker);
      const next = found(authors, id);
      if (id === asker.id) throw invalid("Cannot hand over: the server is yours already.");
      if (await this.#isInvited(next)) {
        throw invalid("Cannot hand over to somebody who has not used their link yet.");
      }
      const { role: _, ...before } = found(authors, asker.id);
      // The other way round there would be a moment without an owner.
      await store.putAuthor({ ...next, role: "owner" });
      await store.putAuthor(before);
      if (next.role === "moderator") await sessions.endAll(id);
    });
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
    const { store, live } = this.#options;
    const authors = await store.authors();
    const next = changed(found(authors, id));
    await store.putAuthor(next);
    live.update(senderOf(next));
    return await this.#infoOf(next, authors);
  }

  /**
   * Removes an author, and closes what they have open. What they said stays.
   *
   * @throws {Refused} `forbidden` unless the owner asks, and about the owner; `not-found`
   */
  remove(asker: Sender, id: string): Promise<void> {
    const { store, sessions, live, forget, turns } = this.#options;
    return turns.take(async () => {
      const authors = await this.#authorsOf(asker);
      if (id === asker.id) throw forbidden("Cannot remove the owner.");
      const author = found(authors, id);
      await store.deleteAuthor(id);
      await sessions.endAll(id);
      await store.passkeys.removeAllOf(id);
      live.forget(id);
      await forget(author);
    });
  }

  /** All authors, for the owner. @throws {Refused} `forbidden` to others */
  async #authorsOf(asker: Sender): Promise<readonly AuthorRecord[]> {
    const authors = await this.#options.store.authors();
    assertOwner(asker.id, authors);
    return authors;
  }

  /** Whether somebody has no way to sign in yet but their link. */
  async #isInvited({ id, passwordHash }: AuthorRecord): Promise<boolean> {
    return passwordHash === "" && (await this.#options.store.passkeys.of(id)).length === 0;
  }

  async #infoOf(
    author: AuthorRecord,
    authors: readonly AuthorRecord[],
  ): Promise<AuthorInfo> {
    const { id, name, avatar } = author;
    return {
      id,
      name,
      ...avatar !== undefined && { avatar: avatarPath(avatar) },
      role: roleOf(author, authors),
      ...await this.#isInvited(author) && { invited: true },
    };
  }

  /** Who was invited has days for it; who lost their password is waiting. */
  async #invitation(
    author: AuthorRecord,
    { authors, publicUrl }: { authors: readonly AuthorRecord[]; publicUrl: string },
  ): Promise<Invitation> {
    const { store, clock, random } = this.#options;
    const info = await this.#infoOf(author, authors);
    const lifeMs = info.invited === true ? INVITATION_LIFE_MS : LOGIN_LINK_LIFE_MS;
    const nonce = newId(random);
    const expiresAt = clock.now() + lifeMs;
    await store.putAuthor({ ...author, invite: { nonce, expiresAt } });
    const whose = { author: author.id, nonce, lifeMs };
    return {
      author: info,
      link: createLoginLink({ ...this.#options, publicUrl, whose }),
      expiresAt,
    };
  }
}

function found(authors: readonly AuthorRecord[], id: string): AuthorRecord {
  const author = authors.find((author) => author.id === id);
  if (author === undefined) throw notFound("There is no such author.");
  return author;
}

function notFound(message: string): Refused {
  return new Refused({ code: "not-found", message });
}

function invalid(message: string): Refused {
  return new Refused({ code: "invalid-body", message });
}

function forbidden(message: string): Refused {
  return new Refused({ code: "forbidden", message });
}
