/**
 * How a connection is closed.
 *
 * @module
 */

/** A close code and why. */
export interface Close {
  /** A WebSocket close code: 1000 to 1003, 1007 to 1009, 1011 to 1013, or 3000 to 4999. */
  readonly code: number;
  /** At most 123 bytes of UTF-8. */
  readonly reason: string;
}

/** RFC 6455 §5.5: a control frame holds 125 bytes, two of them the code. */
const MAX_REASON_BYTES = 123;

/**
 * A close that can be sent.
 *
 * @throws {RangeError} when its code is none a server may send, or its reason is too long
 *
 * @example
 * ```ts
 * import { checkedClose } from "./close.ts";
 * console.assert(checkedClose({ code: 4001, reason: "moved" }).code === 4001);
 * ```
 */
export function checkedClose(close: Close): Close {
  const { code, reason } = close;
  const isSendable = Number.isInteger(code) &&
    (code >= 1000 && code <= 1003 || code >= 1007 && code <= 1009 || code >= 1011 && code <= 1013 ||
      code >= 3000 && code <= 4999);
  if (!isSendable) {
    throw new RangeError(
      `Cannot close with ${code}: 1000 to 1003, 1007 to 1009, 1011 to 1013 or 3000 to 4999`,
    );
  }
  if (new TextEncoder().encode(reason).length > MAX_REASON_BYTES) {
    throw new RangeError(
      `Cannot close for ${JSON.stringify(reason)}: over ${MAX_REASON_BYTES} bytes`,
    );
  }
  return close;
}
