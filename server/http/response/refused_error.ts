/**
 * Turns what a route throws into an answer.
 *
 * @module
 */
import type { RefusalCode } from "../../../shared/code.ts";
import { Refused } from "../../../shared/refusal.ts";
import { refuse } from "./refuse.ts";

const STATUS: Readonly<Record<RefusalCode, number>> = {
  "invalid-body": 400,
  "token-invalid": 401,
  "signed-out": 401,
  "password-wrong": 401,
  "passkey-wrong": 401,
  "confirm-needed": 403,
  "link-invalid": 401,
  "proof-needed": 401,
  "forbidden": 403,
  "banned": 403,
  "muted": 403,
  "read-only": 403,
  "closed": 403,
  "not-found": 404,
  "id-taken": 409,
  "too-late": 409,
  "changed": 409,
  "word-refused": 422,
  "too-fast": 429,
  "held-full": 429,
  "internal": 500,
  "not-stored": 503,
};

/** The answer that tells a refusal. Any other error is thrown again, for whoever is above. */
export function answerRefused(error: Error): Response {
  if (!(error instanceof Refused)) throw error;
  const { refusal }: Refused = error;
  return refuse(STATUS[refusal.code], refusal);
}
