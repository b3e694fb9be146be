/**
 * Where a reader who leaves asks for a mail.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import * as v from "valibot";
import type { FollowRequest } from "../../../shared/chat/follow.ts";
import { parseRoomId, type RoomId } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import { AttemptLimit, type AttemptRate } from "../../chat/attempt_limit.ts";
import type { Chat } from "../../chat/chat.ts";
import type { MailFollows } from "../../chat/notification/reader/mail_follows.ts";
import { addressGroup } from "../request/address_group.ts";
import { readJson } from "../request/json_body.ts";
import { readerOfRequest } from "../request/reader_of_request.ts";
import { answerRefused } from "../response/refused_error.ts";

/** Of one network: a school may be behind it, and each writes to one address. */
const OF_NETWORK: AttemptRate = { burst: 10, intervalMs: 6 * 60_000 };
/** Of one site: more would look like a campaign to whoever carries the mail. */
const OF_SITE: AttemptRate = { burst: 100, intervalMs: 36_000 };

/** What the routes are made with. */
export interface FollowRoutesOptions {
  readonly chat: Pick<Chat, "readerTokens" | "sites" | "moderation">;
  /** `undefined` where mail is not set up. */
  readonly follows: MailFollows | undefined;
  readonly clock: Pick<Clock, "now">;
  /** The address of the client. */
  readonly addressOf: (context: Context) => string;
  /** What names the network of the client, if it is known. */
  readonly networkOf: (context: Context) => string | undefined;
}

const followBody: v.GenericSchema<unknown, FollowRequest> = v.object({
  room: v.string(),
  question: v.exactOptional(v.string()),
  email: v.string(),
  language: v.exactOptional(v.string()),
  text: v.exactOptional(v.boolean()),
  more: v.exactOptional(v.boolean()),
});

/** `POST /api/reader/follow`, with a reader's token as `Authorization: Bearer`: 202 `FollowAnswer`. */
export function createFollowRoutes(
  { chat, follows, clock, addressOf, networkOf }: FollowRoutesOptions,
): Hono {
  const ofNetwork = new AttemptLimit(OF_NETWORK, clock);
  const ofSite = new AttemptLimit(OF_SITE, clock);
  return new Hono()
    .onError(answerRefused)
    .post("/api/reader/follow", async (c) => {
      const reader = readerOfRequest(c.req.raw, chat);
      const { email, language = "en", text, more = false, question, room: id } = await readJson(
        c.req.raw,
        followBody,
      );
      if (follows === undefined) {
        throw new Refused({ code: "forbidden", message: "This server sends no mail to readers." });
      }
      const subject = { site: reader.site, reader: reader.sender.id, network: networkOf(c) };
      chat.moderation.measures.assertNotBanned(subject);
      const room = checkedRoom(id);
      take(ofNetwork, addressGroup(addressOf(c)));
      take(ofSite, reader.site);
      const answer = await follows.ask(reader, {
        room,
        ...question !== undefined && { question },
        email,
        language,
        withText: text ?? question !== undefined,
        more,
      });
      return c.json(answer, 202);
    });
}

function checkedRoom(id: string): RoomId {
  const room = parseRoomId(id)?.id;
  if (room !== undefined) return room;
  throw new Refused({ code: "invalid-body", message: '"room" must be a room in canonical form.' });
}

function take(limit: AttemptLimit, key: string): void {
  const retryAfterMs = limit.take(key);
  if (retryAfterMs === 0) return;
  throw new Refused({
    code: "too-fast",
    message: "Too many mails were asked for. Try again later.",
    retryAfterMs,
  });
}
