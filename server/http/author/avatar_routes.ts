/**
 * Where pictures of authors are put, and shown.
 *
 * @module
 */
import { Hono } from "hono";
import type { Avatars } from "../../chat/author/avatars.ts";
import type { SessionGuard } from "../request/author_guard.ts";
import { HASHED_HEADERS } from "../response/page_header.ts";
import { refuse } from "../response/refuse.ts";
import { answerRefused } from "../response/refused_error.ts";

/** What the routes are made with. */
export interface AvatarRoutesOptions {
  readonly avatars: Avatars;
  readonly signedIn: SessionGuard;
}

/**
 * For authors and moderators, from the server's own pages:
 *
 * - `PUT /api/authors/me/avatar`: a picture, as it is; answers with the `AuthorInfo`.
 * - `DELETE /api/authors/me/avatar`: no picture any more; 204.
 */
export function createAvatarRoutes({ avatars, signedIn }: AvatarRoutesOptions): Hono {
  return new Hono()
    .onError(answerRefused)
    .put("/api/authors/me/avatar", async (c) => {
      const { author: asker } = await signedIn(c.req.raw);
      const [type = ""] = (c.req.header("content-type") ?? "").split(";");
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      return c.json(await avatars.put(asker, { type: type.trim().toLowerCase(), bytes }));
    })
    .delete("/api/authors/me/avatar", async (c) => {
      await avatars.remove((await signedIn(c.req.raw)).author);
      return c.body(null, 204);
    });
}

/** `GET /avatars/{name}`: a picture, for any page; what is at an address never changes. */
export function createPictureRoute({ avatars }: Pick<AvatarRoutesOptions, "avatars">): Hono {
  return new Hono().get("/avatars/:name", async (c) => {
    const picture = await avatars.get(c.req.param("name"));
    if (picture === undefined) {
      return refuse(404, { code: "not-found", message: "There is no such picture." });
    }
    const headers = new Headers({
      "content-type": picture.type,
      "x-content-type-options": "nosniff",
      // Whoever opens it by itself gets a picture, whatever else it may be.
      "content-security-policy": "default-src 'none'; sandbox",
    });
    for (const line of HASHED_HEADERS) {
      const [name = "", value = ""] = line.split(/: (.*)/);
      headers.set(name, value);
    }
    return new Response(picture.bytes, { headers });
  });
}
