/**
 * Every close code and refusal code, each with what a client does next. Programs decide by code,
 * never by text.
 *
 * @module
 */

/**
 * What a client does after it was closed or refused: `retry` the same later, `renew` its
 * credentials first, or `stop` and tell the person.
 */
export type Next = "retry" | "renew" | "stop";

/** WebSocket close codes the server uses (RFC 6455 §7.4.1 and the IANA registry). */
export const CLOSE = {
  /** After DISCONNECT. */
  done: { code: 1000, next: "stop" },
  /** The other side goes away: a page closes, or nothing was heard for too long. */
  goingAway: { code: 1001, next: "retry" },
  /** The peer broke the protocol; an ERROR frame said how. */
  protocol: { code: 1002, next: "stop" },
  /** Credentials refused, destination forbidden, or a deadline missed. */
  refused: { code: 1008, next: "renew" },
  /** A frame over the limit. */
  tooBig: { code: 1009, next: "stop" },
  /** Our fault. */
  ours: { code: 1011, next: "retry" },
  /** The server restarts. */
  restart: { code: 1012, next: "retry" },
  /** The server is full, or this client reads too slowly. */
  tryLater: { code: 1013, next: "retry" },
} as const satisfies Record<string, { readonly code: number; readonly next: Next }>;

/** After which of them a client does something else than retry. */
const AFTER_CLOSE: ReadonlyMap<number, Next> = new Map([
  [1000, "stop"],
  [1002, "stop"],
  [1008, "renew"],
  [1009, "stop"],
]);

/**
 * What a client does after the socket closed with `code`, as {@linkcode CLOSE} has it; unknown codes
 * are worth a retry. Clients ask this, so that none has to load what only servers use.
 */
export function nextAfterClose(code: number): Next {
  return AFTER_CLOSE.get(code) ?? "retry";
}

/** After which refusals a client does something else than stop. */
const AFTER_REFUSAL: ReadonlyMap<string, Next> = new Map([
  ["too-fast", "retry"],
  ["not-stored", "retry"],
  ["internal", "retry"],
  ["token-invalid", "renew"],
  ["signed-out", "renew"],
]);

/**
 * What a client does after it was refused with `code`; unknown codes stop it. Clients ask this, so that
 * none has to know every code there will ever be.
 */
export function nextAfterRefusal(code: string): Next {
  return AFTER_REFUSAL.get(code) ?? "stop";
}

/** Why a request was refused, and what a client does next. */
export const REFUSAL = {
  /** The body does not have the shape the destination asks for. */
  "invalid-body": "stop",
  /** Another message has this id already. */
  "id-taken": "stop",
  /** Too many requests; see `retryAfterMs`. */
  "too-fast": "retry",
  /** Not allowed for this user. */
  "forbidden": "stop",
  /** No such thing. */
  "not-found": "stop",
  /** Somebody else has settled it meanwhile: look at what holds now. */
  "changed": "stop",
  /** It could have been done some time ago. */
  "too-late": "stop",
  /** The reader's token is unknown, damaged or expired: ask for another. */
  "token-invalid": "renew",
  /** Nobody is signed in, or the session is over. */
  "signed-out": "renew",
  /** The password does not fit. */
  "password-wrong": "stop",
  /** Who is signed in shall prove again who they are: see `POST /api/session/confirm`. */
  "confirm-needed": "stop",
  /** The passkey does not fit, or is not one of this author's. */
  "passkey-wrong": "stop",
  /** The one-time link was used or is too old. */
  "link-invalid": "stop",
  /** An author keeps this reader, or this network, out. */
  "banned": "stop",
  /** An author lets this reader, or this network, read only. */
  "muted": "stop",
  /** The text has a word the site does not want. */
  "word-refused": "stop",
  /** Too many messages wait for an author already. */
  "held-full": "stop",
  /** Nobody but authors writes in the room. */
  "read-only": "stop",
  /** Nobody but authors reads or writes in the room. */
  "closed": "stop",
  /** New readers of the site solve a puzzle first: see `GET /api/reader/challenge`. */
  "proof-needed": "stop",
  /** The message could not be kept; nothing was told to anybody. */
  "not-stored": "retry",
  /** Something of ours broke. */
  "internal": "retry",
} as const satisfies Record<string, Next>;

/** A code out of {@linkcode REFUSAL}. */
export type RefusalCode = keyof typeof REFUSAL;
