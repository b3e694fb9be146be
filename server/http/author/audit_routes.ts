/**
 * Where authors see what was done.
 *
 * @module
 */
import { Hono } from "hono";
import { AUDIT_ACTS, type AuditItem } from "../../../shared/chat/audit.ts";
import { isAuthorId } from "../../../shared/chat/id.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { AuditFilter, AuditLog } from "../../chat/audit/audit_log.ts";
import type { AuthorGuard } from "../request/author_guard.ts";
import { answerCsv, type Cell } from "../response/csv.ts";
import { answerLines } from "../response/json_lines.ts";
import { answerRefused } from "../response/refused_error.ts";

const PAGE = 50;
/** Lines of a table; who wants more asks for less time. */
const MAX_ROWS = 10_000;
const KINDS: Readonly<Record<string, readonly string[]>> = AUDIT_ACTS;
const COLUMNS = ["site", "room", "message", "reader", "erasedReader", "author", "detail"] as const;

/** What the routes are made with. */
export interface AuditRoutesOptions {
  readonly audit: Pick<AuditLog, "page" | "all">;
  readonly authorOf: AuthorGuard;
}

/**
 * - `GET /api/audit?before=&by=&kind=&from=&until=&format=json|jsonl|csv`: for authors, from the
 *   server's own pages. 200 and an `AuditPage`, or all of it as a file.
 */
export function createAuditRoutes({ audit, authorOf }: AuditRoutesOptions): Hono {
  return new Hono()
    .onError(answerRefused)
    .get("/api/audit", async (c) => {
      await authorOf(c.req.raw);
      const { format, query } = asked(c.req.query());
      if (format === "json") return c.json(await audit.page({ ...query, limit: PAGE }));
      if (format === "jsonl") return answerLines(audit.all(query), "audit.jsonl");
      const rows: Cell[][] = [["id", "time", "author id", "author", "act", ...COLUMNS]];
      for await (const entry of audit.all(query)) {
        if (rows.length > MAX_ROWS) break;
        rows.push(rowOf(entry));
      }
      return answerCsv(rows, "audit.csv");
    });
}

function rowOf(entry: AuditItem): Cell[] {
  const { id, at, by, act } = entry;
  return [
    id,
    new Date(at).toISOString(),
    by.id,
    by.name,
    act,
    ...COLUMNS.map((name) => entry[name]),
  ];
}

function asked(
  { format = "json", by, kind, before, from, until }: Record<string, string>,
): { readonly format: "json" | "jsonl" | "csv"; readonly query: AuditFilter } {
  if (format !== "json" && format !== "jsonl" && format !== "csv") {
    throw invalid("format", "json, jsonl or csv");
  }
  if (kind !== undefined && !Object.hasOwn(KINDS, kind)) {
    throw invalid("kind", `one of ${Object.keys(KINDS).join(", ")}`);
  }
  const acts = kind === undefined ? undefined : KINDS[kind];
  if (by !== undefined && !isAuthorId(by)) throw invalid("by", "the id of an author");
  return {
    format,
    query: {
      ...by !== undefined && { by },
      ...acts !== undefined && { acts },
      ...count("before", before),
      ...count("from", from),
      ...count("until", until),
    },
  };
}

function count<Name extends string>(name: Name, value?: string): { readonly [N in Name]?: number } {
  if (value === undefined) return {};
  const number = /^\d{1,15}$/.test(value) ? Number(value) : NaN;
  if (Number.isNaN(number)) throw invalid(name, "a whole number");
  return { [name]: number } as { readonly [N in Name]?: number };
}

function invalid(name: string, expected: string): Refused {
  return new Refused({ code: "invalid-body", message: `"${name}" must be ${expected}.` });
}
