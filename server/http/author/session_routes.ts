/**
 * Where authors see where they are signed in, and end it.
 *
 * @module
 */
import { Hono } from "hono";
import type { SessionList } from "../../../shared/chat/author.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { AuthorSessions } from "../../chat/author/author_session.ts";
import type { SessionGuard } from "../request/author_guard.ts";
import { answerRefused } from "../response/refused_error.ts";

/** What the routes are made with. */
export interface SessionRoutesOptions {
  readonly sessions: AuthorSessions;
  readonly signedIn: SessionGuard;
}

/**
 * For authors and moderators, from the server's own pages:
 *
 * - `GET /api/sessions`: where they are signed in, a `SessionList`.
 * - `DELETE /api/sessions`: ends all others; 204.
 * - `DELETE /api/sessions/{session}`: ends one; 204.
 */
export function createSessionRoutes({ sessions, signedIn }: SessionRoutesOptions): Hono {
  return new Hono()
    .onError(answerRefused)
    .get("/api/sessions", async (c) => {
      const list = await sessions.list(await signedIn(c.req.raw));
      return c.json({ sessions: list } satisfies SessionList);
    })
    .delete("/api/sessions", async (c) => {
      await sessions.endOthers(await signedIn(c.req.raw));
      return c.body(null, 204);
    })
    .delete("/api/sessions/:session", async (c) => {
      const asker = await signedIn(c.req.raw);
      if (await sessions.endOne(asker, c.req.param("session"))) return c.body(null, 204);
      throw new Refused({ code: "not-found", message: "There is no such session of yours." });
    });
}
