/**
 * Tokens with which `deno task doctor` asks a server who it is, and the answer that only a server with
 * the same keys can give. They open nothing: whatever stands at the public address may see them.
 *
 * @module
 */
import { newId, type RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { type Keyring, settledKey } from "./keyring.ts";
import { parseExpiry, printExpiry, signToken, verifyToken } from "./signed_token.ts";

/** How long a question counts: two minutes. */
export const DOCTOR_TOKEN_LIFE_MS = 120_000;
const QUESTION = "doctor";
const ANSWER = "doctor-answer";

/** What signs questions. */
export interface DoctorTokenOptions {
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
  readonly random: RandomBytes;
}

/** A new question, signed with a key that a running server knows too. */
export function createDoctorToken({ keyring, clock, random }: DoctorTokenOptions): string {
  const expiry = printExpiry(clock.now() + DOCTOR_TOKEN_LIFE_MS);
  return signToken([QUESTION, newId(random), expiry], { ...keyring, keys: [settledKey(keyring)] });
}

/**
 * The answer to a question, or `undefined` when it does not count at `now`.
 *
 * @param now in milliseconds since 1970
 */
export function answerDoctor(
  token: string,
  { keyring, now }: { readonly keyring: Keyring; readonly now: number },
): string | undefined {
  const [nonce, expiry = ""] = verifyToken(token, { purpose: QUESTION, keyring }) ?? [];
  if (nonce === undefined || !(parseExpiry(expiry) > now)) return undefined;
  return signToken([ANSWER, nonce], { ...keyring, keys: [settledKey(keyring)] });
}

/** Whether an answer was given to this question, by who has the same keys. */
export function isAnswerTo(token: string, answer: string, keyring: Keyring): boolean {
  const [nonce] = verifyToken(token, { purpose: QUESTION, keyring }) ?? [];
  const [answered] = verifyToken(answer, { purpose: ANSWER, keyring }) ?? [];
  return nonce !== undefined && nonce === answered;
}
