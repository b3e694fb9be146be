/**
 * Asks the store to keep something, and tells its sender when it could not.
 *
 * @module
 */
import { type Refusal, Refused } from "../../shared/refusal.ts";
import { StoreError } from "../storage/store.ts";

/** When to try again after the store failed, in milliseconds. */
const STORE_RETRY_MS = 2_000;

/**
 * What the store answers.
 *
 * @param report hears why it could not; for the log
 * @param what shall be kept, for the refusal
 * @throws {Refused} `not-stored`, after which nothing was kept
 */
export async function kept<Answer>(
  work: Promise<Answer>,
  report: (fault: StoreError) => void,
  what = "message",
): Promise<Answer> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    report(error);
    throw new Refused({
      code: "not-stored",
      message: `The ${what} could not be kept. Nothing is lost here: it can be sent again.`,
      retryAfterMs: STORE_RETRY_MS,
    });
  }
}

/**
 * What whoever asked is told where the store could not answer; `undefined` of any other fault.
 *
 * @param report hears why it could not; for the log
 */
export function storeRefusal(
  fault: Error,
  report: (fault: StoreError) => void,
): Refusal | undefined {
  if (!(fault instanceof StoreError)) return undefined;
  report(fault);
  return {
    code: "not-stored",
    message: "The server cannot reach its data now. Try again in a moment.",
    retryAfterMs: STORE_RETRY_MS,
  };
}
