/**
 * The calls of the API, as the contract lists them.
 *
 * @module
 */
import { segmentOf } from "../../shared/chat/destination.ts";
import { tableBelow } from "./contract_table.ts";
import type { Names } from "./filled_destination.ts";

/** One call. */
export interface HttpRow {
  readonly method: string;
  /** With its variables: `/api/rooms/{room}`. */
  readonly path: string;
  /** Who may, in words. */
  readonly who: string;
  /** As the contract has it: `{ site? }`, or the name of a type; empty for none. */
  readonly body: string;
  /** The names of what may stand in the query. */
  readonly query: readonly string[];
}

/** Every call. */
export const HTTP_ROWS: readonly HttpRow[] = tableBelow("HTTP").map(
  ([call = "", who = "", body = ""]) => {
    const [method = "", path = ""] = call.split(" ");
    // `?site=&room=` in the place of a body.
    const isQuery = body.startsWith("?");
    const query = isQuery ? Array.from(body.matchAll(/[?&](\w+)=/g), ([, name = ""]) => name) : [];
    return { method, path, who, body: isQuery ? "" : body, query };
  },
);

/** The path of a call with something in the place of its variables; `x` where nobody knows better. */
export function filledPath({ path }: HttpRow, { room, reader }: Names): string {
  return path.replace("{room}", segmentOf(room)).replace("{reader}", reader)
    .replace(/\{\w+\}/g, "x");
}
