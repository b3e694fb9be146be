/**
 * Tables as comma-separated values (RFC 4180), for people who open them in a spreadsheet.
 *
 * A byte order mark stands at the beginning: without it Excel takes UTF-8 for an old code page and
 * shows Korean titles as garbage; every other reader of today skips it.
 *
 * @module
 */

/** What a cell may hold. */
export type Cell = string | number | undefined;

/**
 * Where spreadsheets would begin a formula, also in its wide form: at the beginning, and behind what ends
 * a cell or a row where another sign than the comma does, as in much of Europe.
 */
const FORMULA = /^(?=[\t\r\n])|(^|[;\t\r\n])(?=\s*[=+\-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}])/gu;
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The text of a table. What a spreadsheet would run as a formula begins with an apostrophe; numbers are
 * as they are.
 *
 * @example
 * ```ts
 * import { csvOf } from "./csv.ts";
 * console.assert(csvOf([["title", "count"], ["=1+1", 2]]) === "\uFEFFtitle,count\r\n'=1+1,2\r\n");
 * ```
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => row.map(printed).join(",") + "\r\n").join("");
}

/** An answer with a table as a file. */
export function answerCsv(rows: readonly (readonly Cell[])[], fileName: string): Response {
  return new Response(csvOf(rows), {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

function printed(cell: Cell): string {
  if (typeof cell === "number") return String(cell);
  const safe = (cell ?? "").replace(FORMULA, "$1'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
