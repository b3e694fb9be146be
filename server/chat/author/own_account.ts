/**
 * What authors do about their own way in: another password, and proving again who they are.
 *
 * @module
 */
import { Refused } from "../../../shared/refusal.ts";
import type { AuthorRecord, Store } from "../../storage/store.ts";
import type { Turns } from "../turns.ts";
import type { AuthorSessions, SignedIn } from "./author_session.ts";
import type { Clock } from "../../../shared/clock.ts";
import { assertConfirmed } from "./confirmation.ts";
import { checkPassword, type Passwords } from "./password.ts";
import type { Passkeys, UsedCredential } from "./passkeys.ts";
import { ownerOf } from "./role.ts";
import type { Guesser, SignInLimit } from "./sign_in_limit.ts";

/** What an {@linkcode OwnAccount} is made with. */
export interface OwnAccountOptions {
  readonly store: Pick<Store, "authors" | "putAuthor">;
  readonly sessions: AuthorSessions;
  readonly passwords: Passwords;
  readonly passkeys: Passkeys;
  readonly limit: SignInLimit;
  readonly clock: Pick<Clock, "now">;
  /** In which authors are changed. */
  readonly turns: Turns;
  /** Whether the owner's password stands in the settings, which would win at the next start. */
  readonly ownerIsSet: boolean;
}

/** What somebody shows to prove who they are. */
export type Proof = { readonly password: string } | { readonly credential: UsedCredential };

/** Another password. */
export interface PasswordChange {
  /** The one until now; needed where there is one. */
  readonly old?: string;
  readonly password: string;
}

/** For whoever is signed in. */
export class OwnAccount {
  readonly #options: OwnAccountOptions;

  constructor(options: OwnAccountOptions) {
    this.#options = options;
  }

  /** Whether an author has a password. */
  async hasPassword(author: string): Promise<boolean> {
    return (await this.#author(author)).passwordHash !== "";
  }

  /**
   * Believes again that the author of a session is there, for ten minutes.
   *
   * @throws {Refused} `password-wrong`, `passkey-wrong`, `too-fast`, `signed-out`
   */
  async confirm(me: SignedIn, proof: Proof, guesser: Guesser): Promise<void> {
    const { sessions, passkeys, limit } = this.#options;
    const { id } = me.author;
    if ("password" in proof) await this.#assertPassword(id, proof.password, guesser);
    else {
      const use = { kind: "confirm", bound: me.sessionHash } as const;
      await passkeys.claimed(proof.credential, use);
      const giveBack = limit.take(guesser, id);
      if (await passkeys.prove(proof.credential, use) !== id) throw wrong("passkey-wrong");
      giveBack();
    }
    if (!await sessions.confirm(me.sessionHash)) throw wrong("signed-out");
  }

  /**
   * Makes another password the author's, and ends all their other sessions. Who has none yet proves
   * with a passkey that it is them.
   *
   * @throws {Refused} `password-wrong`, `confirm-needed`, `invalid-body`, `too-fast`, `forbidden`
   */
  async changePassword(
    me: SignedIn,
    { old, password }: PasswordChange,
    guesser: Guesser,
  ): Promise<void> {
    const { store, sessions, passwords, clock, turns, ownerIsSet } = this.#options;
    const { id } = me.author;
    checkPassword(password);
    const author = await this.#author(id);
    if (ownerIsSet && ownerOf(await store.authors())?.id === id) {
      throw new Refused({
        code: "forbidden",
        message: "The owner's password stands in OWNER_PASSWORD: change it there.",
      });
    }
    if (author.passwordHash === "") assertConfirmed(me, clock.now());
    else await this.#assertPassword(id, old ?? "", guesser);
    const passwordHash = await passwords.hash(password);
    await turns.take(async () => {
      await store.putAuthor({ ...await this.#author(id), passwordHash });
      await sessions.endOthers(me);
    });
  }

  async #assertPassword(id: string, password: string, guesser: Guesser): Promise<void> {
    const { passwords, limit } = this.#options;
    const { passwordHash } = await this.#author(id);
    const giveBack = limit.take(guesser, id);
    const { fits } = await passwords.verify(password, passwordHash);
    if (!fits) throw wrong("password-wrong");
    giveBack();
  }

  async #author(id: string): Promise<AuthorRecord> {
    const author = (await this.#options.store.authors()).find((author) => author.id === id);
    if (author === undefined) throw wrong("signed-out");
    return author;
  }
}

const WRONG = {
  "password-wrong": "The password does not fit.",
  "passkey-wrong": "The passkey is not one of yours.",
  "signed-out": "Nobody is signed in.",
} as const;

function wrong(code: keyof typeof WRONG): Refused {
  return new Refused({ code, message: WRONG[code] });
}
