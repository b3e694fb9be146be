/**
 * What cannot be undone, opens a way in, or lets conversations out or in asks again who is there: a browser that was left open is not its author.
 *
 * @module
 */
import { Refused } from "../../../shared/refusal.ts";
import type { SignedIn } from "./author_session.ts";

/** How long a proof counts: ten minutes. */
export const CONFIRMATION_LIFE_MS = 10 * 60_000;

/**
 * @param now in milliseconds since 1970
 * @throws {Refused} `confirm-needed` when the last proof is too old
 */
export function assertConfirmed({ confirmedAt }: Pick<SignedIn, "confirmedAt">, now: number): void {
  if (now - confirmedAt < CONFIRMATION_LIFE_MS) return;
  throw new Refused({
    code: "confirm-needed",
    message: "Prove that it is you: give your password or passkey again.",
  });
}
