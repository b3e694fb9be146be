/**
 * A refusal: what the server answers when it understood a request and does not do it.
 *
 * It goes to the sender alone, as a MESSAGE on `/user/queue/errors` or as the body of an HTTP
 * answer, and never ends a process; see `code.ts` for the codes.
 *
 * @module
 */
import type { Next, RefusalCode } from "./code.ts";

/** The body of a refusal on the wire. */
export interface Refusal<Code extends string = RefusalCode> {
  /** Decides what a program does next. */
  readonly code: Code;
  /** Tells a person what happened and what to do. */
  readonly message: string;
  /** When it makes sense to try again, in milliseconds from now. */
  readonly retryAfterMs?: number;
  /** What a client does next, where `code` is an application's own: no client knows it otherwise. */
  readonly next?: Next;
}

/** A refusal as it is thrown. With a code of one's own it has to say what a client does next. */
export type RefusalInit<Code extends string> =
  & Refusal<Code>
  & (Code extends RefusalCode ? unknown : { readonly next: Next });

/**
 * Whether a body has the shape of a {@linkcode Refusal}, whatever its code: `nextAfterRefusal` knows what
 * to do after one that is not known here.
 *
 * @example
 * ```ts
 * import { isRefusal } from "./refusal.ts";
 * console.assert(isRefusal({ code: "too-fast", message: "Wait a moment.", retryAfterMs: 500 }));
 * console.assert(!isRefusal({ code: "", message: "" }));
 * ```
 */
export function isRefusal(body: unknown): body is Refusal {
  if (typeof body !== "object" || body === null) return false;
  const { code, message, retryAfterMs, next }: { [Name in keyof Refusal]?: unknown } = body;
  return typeof code === "string" && code !== "" && typeof message === "string" &&
    (retryAfterMs === undefined || (Number.isFinite(retryAfterMs) && Number(retryAfterMs) >= 0)) &&
    (next === undefined || next === "retry" || next === "renew" || next === "stop");
}

/**
 * Thrown by domain code and handlers to refuse a request.
 *
 * @example
 * ```ts
 * import { Refused } from "./refusal.ts";
 * const refused = new Refused({ code: "too-fast", message: "Wait a moment.", retryAfterMs: 500 });
 * console.assert(refused.refusal.code === "too-fast");
 * const own = new Refused({ code: "sold-out", next: "stop", message: "There is none left." });
 * console.assert(own.refusal.next === "stop");
 * ```
 */
export class Refused<Code extends string = RefusalCode> extends Error {
  /** As errors have it. */
  override readonly name: string = "Refused";
  /** What the sender is told. */
  readonly refusal: Refusal<Code>;

  /** Refuses a request; the message is the refusal's. */
  constructor(refusal: RefusalInit<Code>) {
    super(refusal.message);
    this.refusal = refusal;
  }
}
