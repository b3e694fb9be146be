/**
 * Tokens with which a task asks the running server for the data: somebody who can read the data folder
 * could have it anyhow.
 *
 * @module
 */
import { newId, type RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { type Keyring, settledKey } from "./keyring.ts";
import { parseExpiry, printExpiry, signToken, verifyToken } from "./signed_token.ts";

/** How long a token counts: one minute. */
export const TASK_TOKEN_LIFE_MS = 60_000;
const PURPOSE = "task";

/**
 * A new token, signed with a key that a running server knows too which has not yet seen that they were
 * changed.
 */
export function createTaskToken(
  { keyring, clock, random }: {
    readonly keyring: Keyring;
    readonly clock: Pick<Clock, "now">;
    readonly random: RandomBytes;
  },
): string {
  const expiry = printExpiry(clock.now() + TASK_TOKEN_LIFE_MS);
  return signToken([PURPOSE, newId(random), expiry], { ...keyring, keys: [settledKey(keyring)] });
}

/** Whether a token counts at `now`, in milliseconds since 1970. */
export function isTaskToken(
  token: string,
  { keyring, now }: { readonly keyring: Keyring; readonly now: number },
): boolean {
  const [, expiry = ""] = verifyToken(token, { purpose: PURPOSE, keyring }) ?? [];
  return parseExpiry(expiry) > now;
}
