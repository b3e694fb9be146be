/**
 * Strings as SQLite can keep them. A TEXT value is UTF-8 and is read up to its first NUL, but a JSON
 * body may bring a NUL or half of a surrogate pair. Those, and the escape character itself, are kept
 * as ESC (U+001B) and four hex digits; every other string is kept as it is, so that ordinary tools
 * and full-text search see plain text.
 *
 * @module
 */

// deno-lint-ignore no-control-regex
const UNFIT = /[\u0000\u001b]|\p{Surrogate}/gu;
// deno-lint-ignore no-control-regex
const ESCAPE = /\u001b([0-9a-f]{4})/g;

/** The string as it is kept. Different strings are kept differently. */
export function toColumn(text: string): string {
  return text.replace(UNFIT, (unit) => "\u001b" + unit.charCodeAt(0).toString(16).padStart(4, "0"));
}

/** The string that was kept: the inverse of {@linkcode toColumn}. */
export function fromColumn(column: string): string {
  return column.replace(ESCAPE, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
