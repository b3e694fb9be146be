/**
 * Where authors settle what holds for sites and rooms, and pages learn what holds for theirs.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { roomOfSegment } from "../../../shared/chat/destination.ts";
import { DEFAULT_SITE, type RoomId } from "../../../shared/chat/id.ts";
import type { SiteList } from "../../../shared/chat/site_body.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { Chat } from "../../chat/chat.ts";
import { publicSite } from "../../chat/site/public_site.ts";
import type { AuthorGuard } from "../request/author_guard.ts";
import { readJson } from "../request/json_body.ts";
import { answerRefused } from "../response/refused_error.ts";
import { knownSite, siteOfPage } from "../request/site_of_page.ts";

/** How long a page may go on with what it knows of its site. */
const SITE_SECONDS = 60;

/** What the routes are made with. */
export interface SiteRoutesOptions {
  readonly chat: Pick<Chat, "sites" | "siteEditing">;
  readonly authorOf: AuthorGuard;
  /** For what cannot be undone. */
  readonly confirmed: AuthorGuard;
  /** Whether readers may be told by mail. */
  readonly sendsMail?: boolean;
  /** The same in their browser. */
  readonly sendsPush?: boolean;
}

/**
 * For pages that embed the chat, and programs:
 *
 * - `GET /api/site`: the `PublicSite` of the page; a program, and a page of the server's own, may ask
 *   for another with `?site=`.
 *
 * For authors, from the server's own pages:
 *
 * - `GET /api/sites`: all of them, a `SiteList`.
 * - `PUT /api/sites/{id}`: settles all of a site, unless its `version` is another by now; answers
 *   with the `SettledSite` as it is then.
 * - `DELETE /api/sites/{id}`: forgets a site without conversations; 204.
 * - `GET /api/rooms/{room}/settings`: what was settled for a room itself, as `RoomSettings`.
 * - `PUT /api/rooms/{room}/settings`: settles all of it; answers with it.
 */
export function createSiteRoutes(
  { chat, authorOf, confirmed, sendsMail = false, sendsPush = false }: SiteRoutesOptions,
): Hono {
  const { sites, siteEditing } = chat;
  return new Hono()
    .onError(answerRefused)
    .get("/api/site", (c) => {
      const id = siteOfPage(c.req.raw, sites) ?? knownSite(c.req.query("site"), sites);
      c.header("cache-control", `public, max-age=${SITE_SECONDS}`);
      return c.json(publicSite(sites.get(id ?? DEFAULT_SITE), { sendsMail, sendsPush }));
    })
    .get("/api/sites", async (c) => {
      await authorOf(c.req.raw);
      const all = sites.all().map(({ id }) => sites.settled(id));
      const fixed = all.map(({ id }) => id).filter((id) => sites.fileOf(id) !== undefined);
      return c.json({ sites: all, fixed, given: sites.given } satisfies SiteList);
    })
    .put("/api/sites/:id", async (c) => {
      const author = await authorOf(c.req.raw);
      const settings = await readJson(c.req.raw, v.unknown());
      return c.json(await siteEditing.putSite(c.req.param("id"), settings, author));
    })
    .delete("/api/sites/:id", async (c) => {
      await confirmed(c.req.raw);
      await siteEditing.removeSite(c.req.param("id"));
      return c.body(null, 204);
    })
    .get("/api/rooms/:room/settings", async (c) => {
      await authorOf(c.req.raw);
      return c.json(sites.roomSettings(roomOf(c)));
    })
    .put("/api/rooms/:room/settings", async (c) => {
      await authorOf(c.req.raw);
      const settings = await readJson(c.req.raw, v.unknown());
      return c.json(await siteEditing.putRoom(roomOf(c), settings));
    });
}

/** The room in the address, which is spelt as in destinations. */
function roomOf({ req }: Context): RoomId {
  const [, , , segment = ""] = new URL(req.url).pathname.split("/");
  const room = roomOfSegment(segment);
  if (room !== undefined) return room;
  throw new Refused({
    code: "not-found",
    message: "There is no such room: its name is not in canonical form.",
  });
}
