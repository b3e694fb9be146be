/**
 * Solves the puzzle that some sites ask new readers for. Loaded when it is asked for.
 *
 * The work is the browser's own PBKDF2, which runs beside the page, so that nothing stands still. What
 * this file imported would have to be shared with what every page loads, so it imports types alone.
 *
 * @module
 */
import type {
  ChallengeParameters,
  ReaderChallenge,
  ReaderProof,
} from "../../shared/chat/moderation.ts";

/** Where to ask. */
export interface Asking {
  /** The server's base address, with a slash at its end. */
  readonly server: URL;
  readonly fetch: typeof fetch;
}

/** Bytes of the counter, behind those of the nonce. */
const COUNTER_BYTES = 4;

/** Asks for a new reader's token with a solved puzzle. Answers what the server answers. */
export async function prove({ server, fetch }: Asking): Promise<Response> {
  const answer = await fetch(new URL("api/reader/challenge", server), { credentials: "omit" });
  // Whoever asks reads what was refused.
  if (!answer.ok) return answer;
  const challenge: ReaderChallenge = await answer.json();
  const proof: ReaderProof = { challenge, solution: await solve(challenge.parameters) };
  return await fetch(new URL("api/reader", server), {
    method: "POST",
    credentials: "omit",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ proof }),
  });
}

/**
 * The least counter whose key begins as it shall.
 *
 * @throws {TypeError} where a page has no cryptography, as over plain http
 */
export async function solve(
  { nonce, salt, cost, keyLength, keyPrefix }: ChallengeParameters,
): Promise<ReaderProof["solution"]> {
  const start = bytesOf(nonce);
  const password = new Uint8Array(start.length + COUNTER_BYTES);
  password.set(start);
  const view = new DataView(password.buffer);
  const options = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations: cost };
  for (let counter = 0;; counter++) {
    view.setUint32(start.length, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const derivedKey = hexOf(await crypto.subtle.deriveBits(options, key, keyLength * 8));
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
  }
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

function hexOf(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
