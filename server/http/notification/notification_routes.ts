/**
 * Where authors say how they are told what readers say.
 *
 * @module
 */
import { Hono } from "hono";
import * as v from "valibot";
import type { NewChannel, NoticeSettings } from "../../../shared/chat/notice.ts";
import type { ChannelDesk } from "../../chat/notification/author/channel_desk.ts";
import type { AuthorGuard } from "../request/author_guard.ts";
import { readJson } from "../request/json_body.ts";
import { answerRefused } from "../response/refused_error.ts";

/** What the routes are made with. */
export interface NotificationRoutesOptions {
  readonly channels: ChannelDesk;
  readonly authorOf: AuthorGuard;
  /** The same, of whom proof is asked again: what readers write is sent elsewhere from then on. */
  readonly confirmed: AuthorGuard;
}

const choice = v.picklist(["all", "questions", "mine", "none"]);
const minute = v.pipe(v.number(), v.integer());
const settingsBody: v.GenericSchema<unknown, NoticeSettings> = v.object({
  choice,
  sites: v.pipe(
    v.unknown(),
    // A list is a record to the schema, and to nobody else.
    v.check((sites) => !Array.isArray(sites), "an object"),
    v.record(v.string(), choice),
  ),
  digest: v.picklist(["off", "hourly", "daily"]),
  quiet: v.exactOptional(v.object({ from: minute, to: minute })),
  timeZone: v.string(),
  withText: v.boolean(),
  language: v.picklist(["en", "ko"]),
});
const channelBody: v.GenericSchema<unknown, NewChannel> = v.variant("kind", [
  v.object({ kind: v.literal("mail"), address: v.string() }),
  v.object({ kind: v.picklist(["slack", "discord", "webhook"]), url: v.string() }),
  v.object({ kind: v.literal("telegram"), token: v.string(), chat: v.string() }),
]);
const codeBody: v.GenericSchema<unknown, { code: string }> = v.object({ code: v.string() });
const enabledBody: v.GenericSchema<unknown, { enabled: boolean }> = v.object({
  enabled: v.boolean(),
});

/**
 * For authors, from the server's own pages:
 *
 * - `GET /api/notifications`: how one is told, a `NoticeState`.
 * - `PUT /api/notifications`: `NoticeSettings`; answers with them.
 * - `POST /api/notifications/channels`: a `NewChannel`; 201 and an `AddedChannel`. Who proved it too long
 *   ago proves first who they are.
 * - `POST /api/notifications/channels/{channel}/confirm {code}`: counts from now on; `ChannelInfo`.
 * - `PATCH /api/notifications/channels/{channel} {enabled}`: `ChannelInfo`.
 * - `POST /api/notifications/channels/{channel}/test`: sends something now; a `ChannelTest`.
 * - `DELETE /api/notifications/channels/{channel}`: 204.
 */
export function createNotificationRoutes(
  { channels, authorOf, confirmed }: NotificationRoutesOptions,
): Hono {
  return new Hono()
    .onError(answerRefused)
    .get("/api/notifications", async (c) => {
      return c.json(await channels.state((await authorOf(c.req.raw)).id));
    })
    .put("/api/notifications", async (c) => {
      const { id } = await authorOf(c.req.raw);
      return c.json(await channels.settle(id, await readJson(c.req.raw, settingsBody)));
    })
    .post("/api/notifications/channels", async (c) => {
      const { id } = await confirmed(c.req.raw);
      return c.json(await channels.add(id, await readJson(c.req.raw, channelBody)), 201);
    })
    .post("/api/notifications/channels/:channel/confirm", async (c) => {
      const { id } = await authorOf(c.req.raw);
      const { code } = await readJson(c.req.raw, codeBody);
      return c.json(await channels.confirm(id, c.req.param("channel"), code));
    })
    .patch("/api/notifications/channels/:channel", async (c) => {
      const { id } = await authorOf(c.req.raw);
      const { enabled } = await readJson(c.req.raw, enabledBody);
      return c.json(await channels.enable(id, c.req.param("channel"), enabled));
    })
    .post("/api/notifications/channels/:channel/test", async (c) => {
      const { id } = await authorOf(c.req.raw);
      return c.json(await channels.test(id, c.req.param("channel")));
    })
    .delete("/api/notifications/channels/:channel", async (c) => {
      const { id } = await authorOf(c.req.raw);
      await channels.remove(id, c.req.param("channel"));
      return c.body(null, 204);
    });
}
