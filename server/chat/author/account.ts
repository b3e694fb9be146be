/**
 * The ways to be signed in as an author: the owner, who is the first one, or one whom the owner has
 * invited.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import { MAX_PASSWORD_LENGTH } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { AuthorRecord, AuthorStore, Store } from "../../storage/store.ts";
import type { AuthorSessions, OpenedSession, SessionDevice } from "./author_session.ts";
import { type Keyring, pseudonymOf } from "../token/keyring.ts";
import { senderOf } from "./author_session.ts";
import { readLoginLink } from "./login_link.ts";
import { checkPassword, type Passwords } from "./password.ts";
import type { NewCredential, Passkeys, ProvedPasskey, UsedCredential } from "./passkeys.ts";
import type { Guesser, SignInLimit } from "./sign_in_limit.ts";
import { assertNameIsFree, authorNamed } from "./author_name.ts";
import type { LiveAuthors } from "./live_authors.ts";
import { ownerOf } from "./role.ts";
import { cleanName } from "../text.ts";
import type { Turns } from "../turns.ts";

/** The owner's name until they choose one. */
const DEFAULT_NAME = "Author";
/** Of an id. */
const ID_LENGTH = 22;

/** What an {@linkcode Account} is made with. */
export interface AccountOptions {
  readonly store: AuthorStore & Pick<Store, "passkeys">;
  readonly sessions: AuthorSessions;
  readonly live: LiveAuthors;
  readonly passwords: Passwords;
  readonly passkeys: Passkeys;
  readonly limit: SignInLimit;
  /** In which authors are changed. */
  readonly turns: Turns;
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
}

/** For what somebody signs in with a passkey. */
export const SIGN_IN = { kind: "sign-in", bound: "-" } as const;

/** What comes with a login link. */
export interface LinkUse {
  readonly token: string;
  /** Needed the first time; afterwards what is left out stays as it is. */
  readonly name?: string;
  readonly password?: string;
  /** In the place of a password, or besides. */
  readonly passkey?: { readonly name: string; readonly credential: NewCredential };
}

/** What a link's user wants changed, as it is kept. */
interface GivenByLink {
  readonly name: string | undefined;
  readonly passwordHash: string | undefined;
  readonly passkey: ProvedPasskey | undefined;
}

/** Signs authors in. */
export class Account {
  readonly #options: AccountOptions;
  /** What has to be done before a password counts. */
  #prepare: (() => Promise<void>) | undefined;

  constructor(options: AccountOptions) {
    this.#options = options;
  }

  /** Whether the owner has been here before. */
  async exists(): Promise<boolean> {
    return await this.#owner() !== undefined;
  }

  /**
   * Opens a session for whoever knows an author's password.
   *
   * @param name the name or id of the author; the owner's if left out
   * @throws {Refused} `password-wrong`, also when there is no password yet or no such author, or
   *   `too-fast`
   */
  async signIn(
    password: string,
    guesser: Guesser,
    name?: string,
    device?: SessionDevice,
  ): Promise<OpenedSession> {
    const { store, passwords, limit, turns } = this.#options;
    if (this.#prepare !== undefined) await turns.take(async () => await this.#prepare?.());
    const authors = await store.authors();
    const author = name === undefined ? ownerOf(authors) : authorNamed(authors, name);
    const giveBack = limit.take(guesser, author?.id);
    if (password.length > MAX_PASSWORD_LENGTH) throw passwordWrong();
    // Whoever is named in vain is looked at for as long as the others.
    const hash = author?.passwordHash || ownerOf(authors)?.passwordHash || "";
    const { fits, stale } = await passwords.verify(password, hash);
    if (!fits || author === undefined || author.passwordHash !== hash) throw passwordWrong();
    giveBack();
    const newHash = stale ? await passwords.hash(password) : hash;
    return await turns.take(() => this.#openStill(author, newHash, device));
  }

  /** Hashing takes its time: whoever was removed, or has another password since, is not let in. */
  async #openStill(
    { id, passwordHash }: AuthorRecord,
    newHash: string,
    device?: SessionDevice,
  ): Promise<OpenedSession> {
    const { store, sessions } = this.#options;
    const author = (await store.authors()).find((author) => author.id === id);
    if (author?.passwordHash !== passwordHash) throw passwordWrong();
    const next = { ...author, passwordHash: newHash };
    if (newHash !== passwordHash) await this.#put(next);
    return await sessions.open(next, device);
  }

  /**
   * Opens a session for whoever has an author's passkey.
   *
   * @throws {Refused} `passkey-wrong`, `too-fast`, `forbidden` where there are no passkeys
   */
  async signInWithPasskey(
    credential: UsedCredential,
    guesser: Guesser,
    device?: SessionDevice,
  ): Promise<OpenedSession> {
    const { store, sessions, passkeys, limit, turns } = this.#options;
    const giveBack = limit.take(guesser, await passkeys.claimed(credential, SIGN_IN));
    const id = await passkeys.prove(credential, SIGN_IN);
    giveBack();
    return await turns.take(async () => {
      const author = (await store.authors()).find((author) => author.id === id);
      if (author === undefined) throw linkInvalid();
      return await sessions.open(author, device);
    });
  }

  /**
   * What a browser needs to make a passkey for whoever has a login link.
   *
   * @param name what the author shall be called, as far as they have chosen
   * @throws {Refused} `link-invalid`, `invalid-body`, `forbidden` where there are no passkeys
   */
  async passkeyForLink(token: string, name?: string): Promise<object> {
    const { passkeys } = this.#options;
    const { link, author } = await this.#linked(token);
    const shown = name === undefined ? author?.name ?? DEFAULT_NAME : cleanName(name);
    const whose = { id: author?.id ?? this.#firstId(), name: shown };
    return await passkeys.creationOptions(whose, { kind: "join", bound: link.nonce });
  }

  /** The link a token stands for, and whose it is. */
  async #linked(token: string) {
    const { store, keyring, clock } = this.#options;
    const link = readLoginLink(token, { keyring, now: clock.now() });
    if (link === undefined) throw linkInvalid();
    const authors = await store.authors();
    const author = link.author === undefined
      ? ownerOf(authors)
      : authors.find(({ id }) => id === link.author);
    // Of links made for an author the newest counts, unless it was taken back.
    if (link.author !== undefined && author?.invite?.nonce !== link.nonce) throw linkInvalid();
    return { link, authors, author };
  }

  /**
   * Opens a session for whoever has a login link, which counts once. A new password ends all other
   * sessions.
   *
   * @throws {Refused} `link-invalid`, `invalid-body` when the link stays unused because something is
   *   missing or unfit, or `too-fast`
   */
  async useLink({ token, ...given }: LinkUse, device?: SessionDevice): Promise<OpenedSession> {
    const { passwords, passkeys, turns } = this.#options;
    const { link } = await this.#linked(token);
    const givenName = given.name === undefined ? undefined : cleanName(given.name);
    if (given.password !== undefined) checkPassword(given.password);
    const givenHash = given.password === undefined
      ? undefined
      : await passwords.hash(given.password);
    const passkey = given.passkey &&
      await passkeys.proveNew(given.passkey, { kind: "join", bound: link.nonce });
    return await turns.take(() =>
      this.#openBy(token, { name: givenName, passwordHash: givenHash, passkey }, device)
    );
  }

  /** Read after hashing, which takes its time: whoever was removed meanwhile stays so. */
  async #openBy(
    token: string,
    given: GivenByLink,
    device?: SessionDevice,
  ): Promise<OpenedSession> {
    const { store, sessions, live, passkeys, clock } = this.#options;
    const { link, authors, author } = await this.#linked(token);
    const { passkey } = given;
    const name = given.name ?? author?.name;
    const passwordHash = given.passwordHash ?? author?.passwordHash ?? "";
    const { id, createdAt } = author ??
      { id: this.#firstId(), createdAt: clock.now() };
    const isKeyed = passkey !== undefined || (await store.passkeys.of(id)).length > 0;
    if (name === undefined || passwordHash === "" && !isKeyed) {
      throw invalid("Choose a name and a password or a passkey: this is the first time.");
    }
    if (passkey !== undefined && passkey.author !== id) throw linkInvalid();
    assertNameIsFree(authors, name, id);
    if (!await store.spendLink(link.nonce, link.expiresAt)) throw linkInvalid();
    const { invite: _, ...rest } = author ?? {};
    const next = { ...rest, id, name, passwordHash, createdAt };
    await this.#put(next);
    if (passkey !== undefined) await passkeys.keep(passkey);
    live.update(senderOf(next));
    if (given.passwordHash !== undefined) await sessions.endAll(next.id);
    return await sessions.open(next, device);
  }

  /**
   * Makes `password` the owner's before the next password is looked at: for a server that starts often,
   * as looking whether it is already takes a second of a core.
   */
  ensurePasswordLater(password: string): void {
    this.#prepare = async () => {
      await this.ensurePassword(password);
      this.#prepare = undefined;
    };
  }

  /**
   * Makes `password` the owner's, unless it is already. A password that changes ends all sessions.
   *
   * @throws {Refused} `invalid-body` when it is too short or too long
   */
  async ensurePassword(password: string): Promise<void> {
    const { sessions, passwords, clock } = this.#options;
    checkPassword(password);
    const owner = await this.#owner() ??
      { id: this.#firstId(), name: DEFAULT_NAME, passwordHash: "", createdAt: clock.now() };
    const { fits, stale } = await passwords.verify(password, owner.passwordHash);
    if (fits && !stale) return;
    await this.#put({ ...owner, passwordHash: await passwords.hash(password) });
    if (!fits) await sessions.endAll(owner.id);
  }

  /** The same at every instance: two that begin at the same moment make one owner. */
  #firstId(): string {
    return pseudonymOf(this.#options.keyring, ["first owner"]).slice(0, ID_LENGTH);
  }

  async #owner(): Promise<AuthorRecord | undefined> {
    return ownerOf(await this.#options.store.authors());
  }

  async #put(author: AuthorRecord): Promise<void> {
    await this.#options.store.putAuthor(author);
  }
}

function invalid(message: string): Refused {
  return new Refused({ code: "invalid-body", message });
}

/** In the same words, whatever of it does not fit. */
function passwordWrong(): Refused {
  return new Refused({
    code: "password-wrong",
    message: "The password does not fit. Forgotten, or none set yet: " +
      '"deno task login-link" prints a link.',
  });
}

function linkInvalid(): Refused {
  return new Refused({
    code: "link-invalid",
    message: 'The link was used or is too old: "deno task login-link" prints another.',
  });
}
