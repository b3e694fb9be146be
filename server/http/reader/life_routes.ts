/**
 * Where readers take along or erase what they said, and authors erase readers, whispers and rooms.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import { isReaderId, parseRoomId, type RoomId } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import { AttemptLimit, type AttemptRate } from "../../chat/attempt_limit.ts";
import type { Chat } from "../../chat/chat.ts";
import { addressGroup } from "../request/address_group.ts";
import type { AuthorGuard } from "../request/author_guard.ts";
import { answerLines } from "../response/json_lines.ts";
import { readerOfRequest } from "../request/reader_of_request.ts";
import { answerRefused } from "../response/refused_error.ts";

/** Of one reader: each reads all they ever wrote. */
const DOWNLOADS: AttemptRate = { burst: 5, intervalMs: 60_000 };

/** Of one address: that somebody was erased is remembered for ever, and readers cost nothing. */
const ERASURES: AttemptRate = { burst: 20, intervalMs: 60_000 };

/** What the routes are made with. */
export interface LifeRoutesOptions {
  readonly chat: Pick<Chat, "readerTokens" | "sites" | "erasures" | "readerData">;
  readonly clock: Pick<Clock, "now">;
  /** For what cannot be undone. */
  readonly confirmed: AuthorGuard;
  /** The address of the client. */
  readonly addressOf: (context: Context) => string;
}

/**
 * With a reader's token as `Authorization: Bearer`:
 *
 * - `GET /api/reader/messages`: their messages and whispers, a `ChatMessage` in each line.
 * - `DELETE /api/reader/messages`: erases all that is known of them; 204.
 *
 * For authors, from the server's own pages; 204:
 *
 * - `DELETE /api/readers/{reader}`: erases all that is known of a reader.
 * - `DELETE /api/rooms/{room}`: erases what was said in a room, its whispers too.
 * - `DELETE /api/rooms/{room}/whispers/{reader}`: erases a whisper.
 */
export function createLifeRoutes(
  { chat, clock, confirmed, addressOf }: LifeRoutesOptions,
): Hono {
  const { erasures } = chat;
  const downloads = new AttemptLimit(DOWNLOADS, clock);
  const erased = new AttemptLimit(ERASURES, clock);
  const readerOf = (c: Context) => readerOfRequest(c.req.raw, chat).sender.id;
  return new Hono()
    .onError(answerRefused)
    .get("/api/reader/messages", (c) => {
      const reader = readerOf(c);
      take(downloads, { key: reader, what: "downloads" });
      return answerLines(chat.readerData(reader), "my-messages.jsonl");
    })
    .delete("/api/reader/messages", async (c) => {
      const reader = readerOf(c);
      take(erased, { key: addressGroup(addressOf(c)), what: "erasures from this address" });
      await erasures.eraseReader(reader);
      return c.body(null, 204);
    })
    .delete("/api/readers/:reader", async (c) => {
      await confirmed(c.req.raw);
      await erasures.eraseReader(checkedReader(c.req.param("reader")));
      return c.body(null, 204);
    })
    .delete("/api/rooms/:room", async (c) => {
      await confirmed(c.req.raw);
      if (!await erasures.eraseRoom(checkedRoom(c.req.param("room")))) throw noConversation();
      return c.body(null, 204);
    })
    .delete("/api/rooms/:room/whispers/:reader", async (c) => {
      await confirmed(c.req.raw);
      const room = checkedRoom(c.req.param("room"));
      const whisper = checkedReader(c.req.param("reader"));
      if (!await erasures.eraseWhisper({ room, whisper })) throw noConversation();
      return c.body(null, 204);
    });
}

function take(limit: AttemptLimit, { key, what }: { key: string; what: string }): void {
  const retryAfterMs = limit.take(key);
  if (retryAfterMs === 0) return;
  throw new Refused({
    code: "too-fast",
    message: `Too many ${what} in a short time. Wait a moment.`,
    retryAfterMs,
  });
}

function checkedReader(id: string): string {
  if (isReaderId(id)) return id;
  throw new Refused({ code: "not-found", message: "There is no such reader." });
}

function checkedRoom(id: string): RoomId {
  const room = parseRoomId(id)?.id;
  if (room !== undefined) return room;
  throw new Refused({
    code: "not-found",
    message: "There is no such room: its name is not in canonical form.",
  });
}

function noConversation(): Refused {
  return new Refused({ code: "not-found", message: "Nothing was said there." });
}
