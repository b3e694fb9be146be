/**
 * Puzzles that new readers solve where a site asks for it: nothing for one person's browser, something
 * for a program that makes thousands of readers. They are ALTCHA's, so that its clients solve them.
 *
 * @module
 */
import * as v from "valibot";
import { base64Url, type RandomBytes } from "../../../shared/chat/id.ts";
import type { ReaderChallenge, ReaderProof } from "../../../shared/chat/moderation.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";

/** How long a challenge counts, in milliseconds: a page may be opened and used later. */
export const CHALLENGE_LIFE_MS = 10 * 60_000;
/**
 * 256 tries on average, each as long as PBKDF2 takes wherever it runs: a tenth of a second of a common
 * machine, half a millisecond to check.
 */
const PUZZLE = { algorithm: "PBKDF2/SHA-256", cost: 2_000, keyLength: 32, keyPrefix: "00" };
/** So many solutions are remembered to count once; more at a time are refused. */
const MAX_SPENT = 100_000;

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
  readonly random: RandomBytes;
}

/** Makes challenges and checks proofs, each of which counts once. A restart makes all older ones void. */
export class Proofs {
  readonly #clock: Pick<Clock, "now">;
  readonly #secret: string;
  /** Until when each spent challenge would count, by its signature; the oldest first. */
  readonly #spent = new Map<string, number>();

  constructor({ clock, random }: ProofsOptions) {
    this.#clock = clock;
    this.#secret = base64Url(random(new Uint8Array(32)));
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
   * @throws {Refused} `proof-needed` when it does not count, or `too-fast` when too many come
   */
  async spend(site: string, proof: ReaderProof | undefined): Promise<void> {
    if (proof === undefined) throw needed("Solve a challenge first: ask for one.");
    const { challenge: { parameters, signature }, solution } = proof;
    const { data } = parameters;
    const isInTime = data.site === site && data.expiresAt > this.#clock.now();
    if (!isInTime || this.#spent.has(signature)) {
      throw needed("The challenge does not count any more: ask for another.");
    }
    const { verifySolution, deriveKey } = await altcha();
    const { verified } = await verifySolution({
      challenge: { parameters: { ...parameters, data: { ...data } }, signature },
      solution,
      deriveKey,
      hmacSignatureSecret: this.#secret,
    });
    if (!verified) throw needed("The challenge is not solved: solve it, or ask for another.");
    this.#remember(signature, data.expiresAt);
  }

  #remember(signature: string, expiresAt: number): void {
    // While it was checked, another request may have brought the same one.
    if (this.#spent.has(signature)) {
      throw needed("The challenge does not count any more: ask for another.");
    }
    const now = this.#clock.now();
    for (const [spent, until] of this.#spent) {
      if (until > now) break;
      this.#spent.delete(spent);
    }
    if (this.#spent.size >= MAX_SPENT) {
      throw new Refused({
        code: "too-fast",
        message: "Too many new readers come at once. Wait a moment.",
        retryAfterMs: CHALLENGE_LIFE_MS,
      });
    }
    this.#spent.set(signature, expiresAt);
  }
}

function needed(message: string): Refused {
  return new Refused({ code: "proof-needed", message });
}
