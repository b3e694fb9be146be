/**
 * Puzzles that new readers solve where a site asks for it: nothing for one person's browser, something
 * for a program that makes thousands of readers. They are ALTCHA's, so that its clients solve them.
 *
 * @module
 */
import * as v from "valibot";
import type { ReaderChallenge, ReaderProof } from "../../../shared/chat/moderation.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { Store, StoreError } from "../../storage/store.ts";
import { kept } from "../keep.ts";
import { type Keyring, pseudonymOf } from "../token/keyring.ts";

/** How long a challenge counts, in milliseconds: a page may be opened and used later. */
export const CHALLENGE_LIFE_MS = 10 * 60_000;
/**
 * 256 tries on average, each as long as PBKDF2 takes wherever it runs: a tenth of a second of a common
 * machine, half a millisecond to check.
 */
const PUZZLE = { algorithm: "PBKDF2/SHA-256", cost: 2_000, keyLength: 32, keyPrefix: "00" };
/** Of what keys are for besides. */
const PURPOSE = "challenge";

/** The schema of a {@linkcode ReaderProof}; a challenge has no other fields than those it was made with. */
export const proofBody: v.GenericSchema<unknown, ReaderProof> = v.object({
  challenge: v.object({
    parameters: v.strictObject({
      algorithm: v.string(),
      nonce: v.string(),
      salt: v.string(),
      cost: v.number(),
      keyLength: v.number(),
      keyPrefix: v.string(),
      data: v.strictObject({ site: v.string(), expiresAt: v.number() }),
    }),
    signature: v.string(),
  }),
  solution: v.object({ counter: v.number(), derivedKey: v.string() }),
});

/** Loaded when it is first asked for: most servers never do, and it takes memory. */
async function altcha() {
  const [lib, { deriveKey }] = await Promise.all([
    import("altcha-lib"),
    import("altcha-lib/algorithms/pbkdf2"),
  ]);
  return { ...lib, deriveKey };
}

/** What {@linkcode Proofs} are made with. */
export interface ProofsOptions {
  readonly clock: Pick<Clock, "now">;
  readonly keyring: Pick<Keyring, "pseudonymSecret">;
  /** Remembers what was used, for all instances of the server. */
  readonly store: Pick<Store, "readers">;
  /** Hears why something could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** Makes challenges and checks proofs, each of which counts once, at whichever instance. */
export class Proofs {
  readonly #options: ProofsOptions;
  readonly #clock: Pick<Clock, "now">;
  readonly #secret: string;

  constructor(options: ProofsOptions) {
    this.#options = options;
    this.#clock = options.clock;
    this.#secret = pseudonymOf(options.keyring, [PURPOSE]);
  }

  /** A new challenge for readers of a site. */
  async challenge(site: string): Promise<ReaderChallenge> {
    const { createChallenge, deriveKey } = await altcha();
    const data = { site, expiresAt: this.#clock.now() + CHALLENGE_LIFE_MS };
    const { parameters, signature = "" } = await createChallenge({
      ...PUZZLE,
      data,
      deriveKey,
      hmacSignatureSecret: this.#secret,
    });
    const { algorithm, nonce, salt, cost, keyLength, keyPrefix } = parameters;
    return {
      parameters: { algorithm, nonce, salt, cost, keyLength, keyPrefix, data },
      signature,
    };
  }

  /**
   * Takes a proof. It counts no more then.
   *
   * @param proof `undefined` when none came
   * @throws {Refused} `proof-needed` when it does not count, or `not-stored`
   */
  async spend(site: string, proof: ReaderProof | undefined): Promise<void> {
    if (proof === undefined) throw needed("Solve a challenge first: ask for one.");
    const { challenge: { parameters, signature }, solution } = proof;
    const { data } = parameters;
    const isInTime = data.site === site && data.expiresAt > this.#clock.now();
    if (!isInTime) throw outdated();
    const { verifySolution, deriveKey } = await altcha();
    const { verified } = await verifySolution({
      challenge: { parameters: { ...parameters, data: { ...data } }, signature },
      solution,
      deriveKey,
      hmacSignatureSecret: this.#secret,
    });
    if (!verified) throw needed("The challenge is not solved: solve it, or ask for another.");
    const { store, keyring, report } = this.#options;
    const nonce = pseudonymOf(keyring, [PURPOSE, signature]);
    const use = { nonce, expiresAt: data.expiresAt, now: this.#clock.now() };
    if (!await kept(store.readers.spend(use), report)) throw outdated();
  }
}

function outdated(): Refused {
  return needed("The challenge does not count any more: ask for another.");
}

function needed(message: string): Refused {
  return new Refused({ code: "proof-needed", message });
}
