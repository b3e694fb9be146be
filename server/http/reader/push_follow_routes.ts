/**
 * Where a reader who leaves asks to be told in a browser: first from the post, then on the server's own
 * page, which alone can ask the browser.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import * as v from "valibot";
import type { PushFollowLink, PushFollowRequest } from "../../../shared/chat/follow.ts";
import { parseRoomId, type RoomId } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import { AttemptLimit, type AttemptRate } from "../../chat/attempt_limit.ts";
import type { Chat } from "../../chat/chat.ts";
import type { PushFollows } from "../../chat/notification/reader/push_follows.ts";
import { addressGroup } from "../request/address_group.ts";
import { assertOwnPage } from "../request/author_guard.ts";
import { readJson } from "../request/json_body.ts";
import type { OriginPolicy } from "../request/origin.ts";
import { readerOfRequest } from "../request/reader_of_request.ts";
import { answerRefused } from "../response/refused_error.ts";

/** Of one network. */
const CALLS: AttemptRate = { burst: 30, intervalMs: 10_000 };

/** What the routes are made with. */
export interface PushFollowRoutesOptions {
  readonly chat: Pick<Chat, "readerTokens" | "sites" | "moderation">;
  /** `undefined` where the server does not push. */
  readonly pushFollows: PushFollows | undefined;
  readonly policy: OriginPolicy;
  readonly clock: Pick<Clock, "now">;
  /** The address of the client. */
  readonly addressOf: (context: Context) => string;
  /** What names the network of the client, if it is known. */
  readonly networkOf: (context: Context) => string | undefined;
}

interface TokenBody {
  readonly token: string;
}

interface SubscribingBody extends TokenBody {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

const wishBody: v.GenericSchema<unknown, PushFollowRequest> = v.object({
  room: v.string(),
  question: v.exactOptional(v.string()),
  language: v.exactOptional(v.string()),
  text: v.exactOptional(v.boolean()),
});
const tokenBody: v.GenericSchema<unknown, TokenBody> = v.object({ token: v.string() });
const subscribingBody: v.GenericSchema<unknown, SubscribingBody> = v.object({
  token: v.string(),
  endpoint: v.string(),
  p256dh: v.string(),
  auth: v.string(),
});

/**
 * For a reader, with their token as `Authorization: Bearer`:
 *
 * - `POST /api/reader/follow/push {room, question?, language?, text?}`: 201 and the address of a page,
 *   as `PushFollowLink`.
 *
 * For that page, with the token in its address:
 *
 * - `POST /api/follow {token}`: what is waited for, a `PushFollow`.
 * - `PUT /api/follow {token, endpoint, p256dh, auth}`: this browser is told; answers with it.
 * - `DELETE /api/follow {token}`: no browser is, any more; 204.
 */
export function createPushFollowRoutes(
  { chat, pushFollows, policy, clock, addressOf, networkOf }: PushFollowRoutesOptions,
): Hono {
  const limit = new AttemptLimit(CALLS, clock);
  const take = (c: Context) => {
    const retryAfterMs = limit.take(addressGroup(addressOf(c)));
    if (retryAfterMs === 0) return;
    throw new Refused({
      code: "too-fast",
      message: "Too many answers are waited for at once. Wait a moment.",
      retryAfterMs,
    });
  };
  const pushed = () => {
    if (pushFollows !== undefined) return pushFollows;
    throw new Refused({ code: "forbidden", message: "This server sends no push messages." });
  };
  return new Hono()
    .onError(answerRefused)
    .post("/api/reader/follow/push", async (c) => {
      const reader = readerOfRequest(c.req.raw, chat);
      const { room: id, question, language = "en", text } = await readJson(c.req.raw, wishBody);
      const subject = { site: reader.site, reader: reader.sender.id, network: networkOf(c) };
      const follows = pushed();
      chat.moderation.measures.assertNotBanned(subject);
      const room = checkedRoom(id);
      take(c);
      const url = await follows.begin(reader, {
        room,
        ...question !== undefined && { question },
        language,
        withText: text ?? question !== undefined,
      });
      return c.json({ url } satisfies PushFollowLink, 201);
    })
    .post("/api/follow", async (c) => {
      assertOwnPage(c.req.raw, policy);
      const { token } = await readJson(c.req.raw, tokenBody);
      take(c);
      return c.json(await pushed().about(token));
    })
    .put("/api/follow", async (c) => {
      assertOwnPage(c.req.raw, policy);
      const { token, endpoint, p256dh, auth } = await readJson(c.req.raw, subscribingBody);
      take(c);
      return c.json(await pushed().subscribe(token, { endpoint, keys: { p256dh, auth } }));
    })
    .delete("/api/follow", async (c) => {
      assertOwnPage(c.req.raw, policy);
      const { token } = await readJson(c.req.raw, tokenBody);
      take(c);
      await pushed().stop(token);
      return c.body(null, 204);
    });
}

function checkedRoom(id: string): RoomId {
  const room = parseRoomId(id)?.id;
  if (room !== undefined) return room;
  throw new Refused({ code: "invalid-body", message: '"room" must be a room in canonical form.' });
}
