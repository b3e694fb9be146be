/**
 * SockJS carries text: what else is sent through it.
 *
 * @module
 */

/** How a session closes that was to carry bytes; of RFC 6455 §7.4.1, "a type of data". */
export const NO_TEXT = { code: 1003, reason: "SockJS carries text only" } as const;

/** Data as text; `undefined` when it is bytes that are no UTF-8. */
export function textOf(data: string | Uint8Array): string | undefined {
  if (typeof data === "string") return data;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    return undefined;
  }
}
