/**
 * How often a password may be guessed.
 *
 * Everybody together has few attempts, each address fewer. So that strangers who use them all up do
 * not keep an author out, a browser an author has signed in with before has attempts of its own: it
 * holds a signed token that says no more than that, and counts for that author alone. So no author
 * has more guesses at another's password than strangers have.
 *
 * @module
 */
import { newId, type RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import { AttemptLimit, type AttemptRate } from "../attempt_limit.ts";
import type { Keyring } from "../token/keyring.ts";
import { signToken, verifyToken } from "../token/signed_token.ts";

/** Of one address, or one known browser. */
const EACH: AttemptRate = { burst: 5, intervalMs: 10 * 60_000 };
/** Of all addresses: 20 in the first hour, then 10 in each. */
const ALL: AttemptRate = { burst: 10, intervalMs: 6 * 60_000 };
const PURPOSE = "device";

/** Who guesses. */
export interface Guesser {
  /** The address, or the network that is likely one customer's. */
  readonly address: string;
  /** The token of a browser that was signed in before, if there is one. */
  readonly device?: string | undefined;
}

/** What a {@linkcode SignInLimit} is made with. */
export interface SignInLimitOptions {
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
  readonly random: RandomBytes;
}

/** Counts guesses. */
export class SignInLimit {
  readonly #options: SignInLimitOptions;
  readonly #each: AttemptLimit;
  readonly #all: AttemptLimit;

  constructor(options: SignInLimitOptions) {
    this.#options = options;
    this.#each = new AttemptLimit(EACH, options.clock);
    this.#all = new AttemptLimit(ALL, options.clock);
  }

  /**
   * Takes one attempt.
   *
   * @param author the id of the one whose password is guessed, if there is such an author
   * @returns gives the attempt back, for when the guess was right
   * @throws {Refused} `too-fast` when none is left
   */
  take({ address, device }: Guesser, author: string | undefined): () => void {
    const known = this.#idOf(device, author);
    const key = known === undefined ? `address ${address}` : `device ${known}`;
    const giveBack = this.#takeFrom(this.#each, key);
    if (known !== undefined) return giveBack;
    try {
      const giveBackToAll = this.#takeFrom(this.#all, "");
      return () => {
        giveBack();
        giveBackToAll();
      };
    } catch (refused) {
      giveBack();
      throw refused;
    }
  }

  /** The token by which an author's browser is known from now on; the same if it is known already. */
  knownDevice(device: string | undefined, author: string): string {
    const { keyring, random } = this.#options;
    return signToken([PURPOSE, this.#idOf(device, author) ?? newId(random), author], keyring);
  }

  #idOf(device: string | undefined, author: string | undefined): string | undefined {
    const { keyring } = this.#options;
    const [id, whose] = verifyToken(device ?? "", { purpose: PURPOSE, keyring }) ?? [];
    return whose !== undefined && whose === author ? id : undefined;
  }

  #takeFrom(limit: AttemptLimit, key: string): () => void {
    const retryAfterMs = limit.take(key);
    if (retryAfterMs === 0) return () => limit.giveBack(key);
    throw new Refused({
      code: "too-fast",
      message: "Too many attempts to sign in. Wait, or use a new login link.",
      retryAfterMs,
    });
  }
}
