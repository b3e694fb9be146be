/**
 * The frames of SockJS: `o`, `h`, `a["message"]` and `c[code,"reason"]` from the server, an array of
 * strings from the client (sockjs-protocol, "Protocol and framing" and "JSON Unicode Encoding").
 *
 * @module
 */

/** The session is open. */
export const OPEN = "o";
/** Nothing happened for a while. */
export const HEART_BEAT = "h";

/** What browsers of all ages and what lies between change or lose unless it is escaped. */
const ESCAPED = /[\u200c-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufff0-\uffff]/g;

/** The session is over. @param code as of a WebSocket's close */
export function closeFrame(code: number, reason: string): string {
  return `c[${code},${quote(reason)}]`;
}

/** A text as JSON, to stand in a frame. */
export function quote(text: string): string {
  // Controls and lone surrogates are escaped by then; most text has nothing else.
  const quoted = JSON.stringify(text);
  return quoted.search(ESCAPED) === -1 ? quoted : quoted.replace(ESCAPED, escape);
}

function escape(unit: string): string {
  return "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0");
}

/**
 * What a client sent: JSON of an array of strings, or of one string.
 *
 * @returns `undefined` when it is anything else
 */
export function readMessages(json: string): readonly string[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof parsed === "string") return [parsed];
  return Array.isArray(parsed) && parsed.every((message) => typeof message === "string")
    ? parsed
    : undefined;
}
