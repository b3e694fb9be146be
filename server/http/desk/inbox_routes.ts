/**
 * Where authors read the list of all conversations, and keep what they settle for the console.
 *
 * @module
 */
import { Hono } from "hono";
import * as v from "valibot";
import { isReaderId, parseRoomId } from "../../../shared/chat/id.ts";
import { type ConsoleSettings, INBOX_STATES } from "../../../shared/chat/inbox.ts";
import { MAX_INBOX_ROWS, MAX_SAVED_FILTERS } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { Chat } from "../../chat/chat.ts";
import type { Audience } from "../../chat/attention/unread_follower.ts";
import type { SessionGuard } from "../request/author_guard.ts";
import { readJson } from "../request/json_body.ts";
import { answerRefused } from "../response/refused_error.ts";

/** What the routes are made with. */
export interface InboxRoutesOptions {
  readonly chat: Pick<Chat, "inbox">;
  readonly signedIn: SessionGuard;
}

const NAME = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));
const ID = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

/** What an author settles for the console. */
export const consoleSettings: v.GenericSchema<unknown, ConsoleSettings> = v.object({
  filters: v.pipe(
    v.array(v.object({
      id: ID,
      name: NAME,
      filter: v.object({
        state: v.picklist(INBOX_STATES),
        kind: v.exactOptional(v.picklist(["public", "private"])),
        site: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
        words: v.exactOptional(v.pipe(v.string(), v.maxLength(100))),
      }),
    })),
    v.maxLength(MAX_SAVED_FILTERS),
  ),
  withoutKeys: v.exactOptional(v.literal(true)),
});

/**
 * For authors and moderators, from the server's own pages; to the latter nothing is said of whispers:
 *
 * - `GET /api/inbox?before=&open=yes`: conversations, the newest message first, an `InboxPage`.
 * - `GET /api/inbox?room=&whisper=`: one of them, an `InboxPage` of one row or none.
 * - `GET /api/authors/me/console`: one's own `ConsoleSettings`.
 * - `PUT /api/authors/me/console`: keeps them; answers with them.
 */
export function createInboxRoutes({ chat: { inbox }, signedIn }: InboxRoutesOptions): Hono {
  const askerOf = async (request: Request): Promise<Audience> => {
    const { author, role } = await signedIn(request);
    const { kind, id } = author;
    return { kind, id, ...role === "moderator" && { roomsOnly: true } };
  };
  return new Hono()
    .onError(answerRefused)
    .get("/api/inbox", async (c) => {
      const asker = await askerOf(c.req.raw);
      const { before, open, room, whisper } = c.req.query();
      if (room !== undefined) return c.json(await inbox.row(asker, refOf(room, whisper)));
      if (open !== undefined && open !== "yes") throw invalid("open", "yes, or left out");
      return c.json(
        await inbox.page(asker, {
          limit: MAX_INBOX_ROWS,
          ...before !== undefined && { before: placeOf(before) },
          ...open === "yes" && { isOpen: true },
        }),
      );
    })
    .get("/api/authors/me/console", async (c) => {
      return c.json(await inbox.settings(await askerOf(c.req.raw)));
    })
    .put("/api/authors/me/console", async (c) => {
      const asker = await askerOf(c.req.raw);
      const settings = await readJson(c.req.raw, consoleSettings);
      await inbox.settle(asker, settings);
      return c.json(settings);
    });
}

function refOf(id: string, whisper: string | undefined) {
  const room = parseRoomId(id)?.id;
  if (room === undefined) throw invalid("room", "a room's id in canonical form");
  if (whisper === undefined) return { room };
  if (!isReaderId(whisper)) throw invalid("whisper", "a reader's id");
  return { room, whisper };
}

function placeOf(text: string): number {
  const place = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(place)) return place;
  throw invalid("before", 'the "next" of another page');
}

function invalid(name: string, expected: string): Refused {
  return new Refused({ code: "invalid-body", message: `"${name}" must be ${expected}.` });
}
