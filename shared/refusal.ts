/**
 * A refusal: what the server answers when it understood a request and does not do it.
 *
 * It goes to the sender alone, as a MESSAGE on `/user/queue/errors` or as the body of an HTTP
 * answer, and never ends a process; see `code.ts` for the codes.
 *
 * @module
 */
import type { RefusalCode } from "./code.ts";

/** The body of a refusal on the wire. */
export interface Refusal {
  /** Decides what a program does next. */
  readonly code: RefusalCode;
  /** Tells a person what happened and what to do. */
  readonly message: string;
  /** When it makes sense to try again, in milliseconds from now. */
  readonly retryAfterMs?: number;
}

/**
 * Thrown by domain code and handlers to refuse a request.
 *
 * @example
 * ```ts
 * import { Refused } from "./refusal.ts";
 * const refused = new Refused({ code: "too-fast", message: "Wait a moment.", retryAfterMs: 500 });
 * console.assert(refused.refusal.code === "too-fast");
 * ```
 */
export class Refused extends Error {
  override readonly name = "Refused";
  /** What the sender is told. */
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}
