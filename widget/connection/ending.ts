/**
 * What the end of a connection means: whether to try again, with other credentials, or not at all.
 *
 * @module
 */
import {
  type Next,
  nextAfterClose,
  nextAfterRefusal,
  type RefusalCode,
} from "../../shared/code.ts";
import { isRefusal, type Refusal, Refused } from "../../shared/refusal.ts";
import { BLOCKED } from "./stomp_socket.ts";

/** As `CLOSE` of `shared/code.ts` has it, of which nothing else is used here. */
const RESTART = 1012;

/** Why a connection ended and what is next. */
export interface Ending {
  readonly next: Next;
  /** What the server said, or what a person can be told. */
  readonly refusal: Refusal;
  /** The server is there, and nothing gets through to it. */
  readonly isBlocked?: true;
  /** The server said that it goes: another is there, or will be at once. */
  readonly isRestart?: true;
}

/** An ERROR frame, as far as it matters. */
export interface ErrorFrame {
  /** One line for a person. */
  readonly message: string | undefined;
  /** Its body as JSON: a refusal, when the credentials were refused. */
  readonly body: unknown;
}

/** What was said at the end of a socket. */
export interface LastWords {
  readonly error?: ErrorFrame | undefined;
  /** With the close code. */
  readonly reason?: string | undefined;
}

/** Reasons that say as much as the code of a refusal: what authors decide about a connection. */
const REASONS: readonly string[] = ["banned", "closed"] satisfies RefusalCode[];

/**
 * The ending of a socket that closed. The refusal in an ERROR frame says more than the close code
 * that follows it.
 *
 * @param closeCode RFC 6455 §7.4.1; 1006 when the other side just went away
 */
export function endingOf(closeCode: number, { error, reason = "" }: LastWords = {}): Ending {
  if (isRefusal(error?.body)) {
    return { next: nextAfterRefusal(error.body.code), refusal: error.body };
  }
  const next = nextAfterClose(closeCode);
  return {
    next,
    ...closeCode === BLOCKED && { isBlocked: true },
    ...closeCode === RESTART && { isRestart: true },
    refusal: {
      code: next !== "renew"
        ? "internal"
        : REASONS.includes(reason)
        ? reason as RefusalCode
        : "forbidden",
      message: error?.message ?? `The connection was closed with code ${closeCode}.`,
    },
  };
}

/** The ending of a connection that never came to be. */
export function endingOfFailure(failure: unknown): Ending {
  if (failure instanceof Refused) {
    return { next: nextAfterRefusal(failure.refusal.code), refusal: failure.refusal };
  }
  return { next: "retry", refusal: { code: "internal", message: "The server did not answer." } };
}
