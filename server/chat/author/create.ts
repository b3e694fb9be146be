/**
 * Everything about authors, put together.
 *
 * @module
 */
import type { RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { AuthorRecord, Store } from "../../storage/store.ts";
import type { Keyring } from "../token/keyring.ts";
import { Turns } from "../turns.ts";
import { Account } from "./account.ts";
import { AuthorSessions } from "./author_session.ts";
import { Authors } from "./authors.ts";
import { Avatars } from "./avatars.ts";
import { LiveAuthors } from "./live_authors.ts";
import { OwnAccount } from "./own_account.ts";
import { Passkeys } from "./passkeys.ts";
import { Passwords, type ScryptCost } from "./password.ts";
import { SignInLimit } from "./sign_in_limit.ts";

/** What {@linkcode createAuthors} needs. */
export interface CreateAuthorsOptions {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Where authors reach the server, as in `PUBLIC_URL`. */
  readonly publicUrl: string;
  readonly passwordCost: ScryptCost;
  /** Whether the owner's password stands in the settings. */
  readonly ownerIsSet: boolean;
  /** Forgets what is kept elsewhere about an author who was removed. */
  readonly forget: (removed: AuthorRecord) => Promise<void>;
}

/** All that has to do with authors. */
export interface AuthorParts {
  readonly account: Account;
  readonly ownAccount: OwnAccount;
  readonly authors: Authors;
  readonly avatars: Avatars;
  readonly passkeys: Passkeys;
  readonly liveAuthors: LiveAuthors;
  readonly sessions: AuthorSessions;
  readonly signInLimit: SignInLimit;
}

/** Puts it together. It starts nothing. */
export function createAuthors(given: CreateAuthorsOptions): AuthorParts {
  const { store, random, passwordCost } = given;
  const liveAuthors = new LiveAuthors();
  const sessions = new AuthorSessions(given);
  const signInLimit = new SignInLimit(given);
  const shared = { ...given, sessions, live: liveAuthors, limit: signInLimit, turns: new Turns() };
  const authors: Authors = new Authors({
    ...shared,
    async forget(removed) {
      await avatars.forget(removed);
      await given.forget(removed);
    },
  });
  const avatars = new Avatars({ store, authors });
  const passkeys = new Passkeys(shared);
  const passwords = new Passwords(random, passwordCost);
  return {
    account: new Account({ ...shared, passwords, passkeys }),
    ownAccount: new OwnAccount({ ...shared, passwords, passkeys }),
    authors,
    avatars,
    passkeys,
    liveAuthors,
    sessions,
    signInLimit,
  };
}
