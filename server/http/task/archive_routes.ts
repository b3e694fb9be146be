/**
 * Where authors export conversations, and import what was exported.
 *
 * @module
 */
import { Hono } from "hono";
import { parseRoomId, type RoomId } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import { type ArchiveSource, exportLines, type ExportQuery } from "../../chat/archive/export.ts";
import { importArchive } from "../../chat/archive/import.ts";
import { markdownOf } from "../../chat/archive/markdown.ts";
import type { Chat } from "../../chat/chat.ts";
import type { Keyring } from "../../chat/token/keyring.ts";
import { isTaskToken } from "../../chat/token/task_token.ts";
import type { AuthorGuard } from "../request/author_guard.ts";
import { bearerOf } from "../request/bearer.ts";
import { answerLines, answerText } from "../response/json_lines.ts";
import { refuse } from "../response/refuse.ts";
import { answerRefused } from "../response/refused_error.ts";

/** The largest archive; it is never held as a whole. */
export const MAX_IMPORT_BYTES = 1024 ** 3;
const MARKDOWN = "text/markdown; charset=utf-8";
/** Lines after which it is asked again whether an author still is one. */
const LINES_TOGETHER = 250;

/** What the routes are made with. */
export interface ArchiveRoutesOptions {
  readonly store: ArchiveSource;
  readonly chat: Pick<Chat, "sites" | "siteEditing" | "erasures">;
  readonly authorOf: AuthorGuard;
  /** The same, of whom proof is asked again: all that was ever said goes out here, or comes in. */
  readonly confirmed: AuthorGuard;
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
}

/**
 * For authors who prove again who they are when that was too long ago, from the server's own pages, and
 * for tasks:
 *
 * - `GET /api/export?format=jsonl|markdown&site=&room=&whispers=yes|no`: conversations as a file. As
 *   Markdown whispers are left out unless they are asked for.
 * - `POST /api/import`: takes what was exported as `jsonl`; 200 and an `ImportReport`.
 */
export function createArchiveRoutes(
  { store, chat, authorOf, confirmed, keyring, clock }: ArchiveRoutesOptions,
): Hono {
  const { sites, siteEditing, erasures } = chat;
  /** @returns what asks once more, since an archive may take long and its author be removed meanwhile */
  const assertMay = async (request: Request): Promise<() => Promise<unknown>> => {
    const isTask = isTaskToken(bearerOf(request.headers), { keyring, now: clock.now() });
    if (!isTask) await confirmed(request);
    // What has begun is not ended by the proof becoming old.
    return () => isTask ? Promise.resolve() : authorOf(request);
  };
  return new Hono()
    .onError(answerRefused)
    .get("/api/export", async (c) => {
      const assertStill = await assertMay(c.req.raw);
      const { format, ...query } = asked(c.req.query(), sites);
      const lines = asking(exportLines(store, query), { assertStill, every: LINES_TOGETHER });
      return format === "jsonl"
        ? answerLines(lines, "conversations.jsonl")
        : answerText(markdownOf(lines), { fileName: "conversations.md", type: MARKDOWN });
    })
    .post("/api/import", async (c) => {
      const assertStill = await assertMay(c.req.raw);
      const { body, headers } = c.req.raw;
      if (Number(headers.get("content-length") ?? 0) > MAX_IMPORT_BYTES) return tooLarge();
      const isErased = (reader: string) => erasures.wasErased(reader);
      const chunks = body ?? new ReadableStream({ start: (each) => each.close() });
      const bytes = limited(asking(chunks, { assertStill, every: 1 }));
      const report = await importArchive(bytes, { store, sites, siteEditing, isErased });
      return c.json(report);
    });
}

interface Asked extends ExportQuery {
  readonly format: "jsonl" | "markdown";
}

function asked(
  { format = "jsonl", site, room, whispers }: Record<string, string>,
  sites: Pick<Chat["sites"], "has">,
): Asked {
  if (format !== "jsonl" && format !== "markdown") throw invalid("format", "jsonl or markdown");
  if (whispers !== undefined && whispers !== "yes" && whispers !== "no") {
    throw invalid("whispers", "yes or no");
  }
  if (site !== undefined && !sites.has(site)) {
    throw new Refused({ code: "not-found", message: "There is no such site." });
  }
  return {
    format,
    whispers: whispers === undefined ? format === "jsonl" : whispers === "yes",
    ...site !== undefined && { site },
    ...room !== undefined && { room: checkedRoom(room) },
  };
}

function checkedRoom(id: string): RoomId {
  const room = parseRoomId(id)?.id;
  if (room !== undefined) return room;
  throw invalid("room", "a room's id in canonical form");
}

function invalid(name: string, expected: string): Refused {
  return new Refused({ code: "invalid-body", message: `"${name}" must be ${expected}.` });
}

/** The same, which fails as soon as whoever asked for it may do so no more. */
async function* asking<Item>(
  items: AsyncIterable<Item>,
  { assertStill, every }: {
    readonly assertStill: () => Promise<unknown>;
    readonly every: number;
  },
): AsyncGenerator<Item> {
  let count = 0;
  for await (const item of items) {
    if (++count % every === 0) await assertStill();
    yield item;
  }
}

/** The stream, which fails beyond the limit: a length that was told may be made up. */
async function* limited(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_IMPORT_BYTES) throw new Refused(TOO_LARGE);
    yield chunk;
  }
}

const TOO_LARGE = {
  code: "invalid-body",
  message: `The archive is too large: at most ${MAX_IMPORT_BYTES} bytes. Import it site by site.`,
} as const;

function tooLarge(): Response {
  return refuse(413, TOO_LARGE, { connection: "close" });
}
