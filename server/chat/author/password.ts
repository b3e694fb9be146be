/**
 * Hashes passwords with scrypt. A hash says how it was made, in the PHC string format
 * (`$scrypt$ln=17,r=8,p=1$salt$hash`), so that a later version can ask for more and still verify it.
 *
 * @module
 */
import { scrypt, timingSafeEqual } from "node:crypto";
import type { RandomBytes } from "../../../shared/chat/id.ts";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";

/** What a hash costs. It takes 128 × 2^logN × r bytes of memory, p times that work. */
export interface ScryptCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** What a new hash costs: 128 MiB and most of a second of one core. */
export const SCRYPT_COST: ScryptCost = { logN: 17, r: 8, p: 1 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** So many are made at once, so that the chat has memory and cores left. */
const MAX_RUNNING = 2;
/** So many wait; more are refused. */
const MAX_WAITING = 6;
const BUSY_RETRY_MS = 5_000;
const HASH =
  /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;

/** @throws {Refused} `invalid-body` when a password is too short or too long */
export function checkPassword({ length }: string): void {
  if (length >= MIN_PASSWORD_LENGTH && length <= MAX_PASSWORD_LENGTH) return;
  throw new Refused({
    code: "invalid-body",
    message: `Cannot take a password of ${length} characters: ` +
      `${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH} are expected.`,
  });
}

/** What {@linkcode Passwords.verify} found. */
export interface Verdict {
  readonly fits: boolean;
  /** Whether the hash was made for another cost than new ones are: hash the password again. */
  readonly stale: boolean;
}

/** Hashes and verifies, few at a time. */
export class Passwords {
  readonly #random: RandomBytes;
  readonly #cost: ScryptCost;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(random: RandomBytes, cost: ScryptCost = SCRYPT_COST) {
    this.#random = random;
    this.#cost = cost;
  }

  /** @throws {Refused} `too-fast` when too many wait already */
  async hash(password: string): Promise<string> {
    const salt = this.#random(new Uint8Array(SALT_BYTES));
    const hash = await this.#inTurn(() => derive(password, salt, this.#cost));
    const { logN, r, p } = this.#cost;
    return `$scrypt$ln=${logN},r=${r},p=${p}$${printBytes(salt)}$${printBytes(hash)}`;
  }

  /**
   * Whether a password is the one that was hashed.
   *
   * @throws {Refused} `too-fast` when too many wait already
   */
  async verify(password: string, hash: string): Promise<Verdict> {
    const [, logN, r, p, salt, expected] = HASH.exec(hash) ?? [];
    if (salt === undefined || expected === undefined) return { fits: false, stale: false };
    const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
    const derived = await this.#inTurn(() => derive(password, parseBytes(salt), cost));
    const stale = cost.logN !== this.#cost.logN || cost.r !== this.#cost.r ||
      cost.p !== this.#cost.p;
    return { fits: timingSafeEqual(derived, parseBytes(expected)), stale };
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= MAX_RUNNING) {
      if (this.#waiting.length >= MAX_WAITING) {
        throw new Refused({
          code: "too-fast",
          message: "Too many people are signing in. Wait a moment.",
          retryAfterMs: BUSY_RETRY_MS,
        });
      }
      // Whoever ends hands its place over, so nobody can slip in between.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running++;
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running--;
      else next();
    }
  }
}

function derive(
  password: string,
  salt: Uint8Array,
  { logN, r, p }: ScryptCost,
): Promise<Uint8Array> {
  const N = 2 ** logN;
  // Without it, more than 32 MiB are refused.
  const maxmem = 128 * (N + p + 2) * r;
  return new Promise((resolve, reject) => {
    // Keyboards differ in how they compose a character.
    scrypt(password.normalize("NFKC"), salt, HASH_BYTES, { N, r, p, maxmem }, (error, hash) => {
      if (error) reject(error);
      else resolve(hash);
    });
  });
}

function printBytes(bytes: Uint8Array): string {
  return bytes.toBase64({ omitPadding: true });
}

function parseBytes(text: string): Uint8Array {
  return Uint8Array.fromBase64(text);
}
