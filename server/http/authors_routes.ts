/**
 * Where authors see who they are, and the owner invites and removes others.
 *
 * @module
 */
import { Hono } from "hono";
import * as v from "valibot";
import type { AuthorList, Door } from "../../shared/chat/author.ts";
import type { Authors } from "../chat/author/authors.ts";
import { assertOwnPage, type AuthorGuard } from "./author_guard.ts";
import { readJson } from "./json_body.ts";
import type { OriginPolicy } from "./origin.ts";
import { answerRefused } from "./refused_error.ts";

/** What the routes are made with. */
export interface AuthorsRoutesOptions {
  readonly authors: Authors;
  readonly authorOf: AuthorGuard;
  readonly policy: OriginPolicy;
  /** Where authors reach the server. */
  readonly publicUrl: string;
}

const invitedBody: v.GenericSchema<unknown, { name: string }> = v.object({ name: v.string() });
const meBody: v.GenericSchema<unknown, { name?: string }> = v.object({
  name: v.exactOptional(v.string()),
});

/**
 * From the server's own pages, for everybody:
 *
 * - `GET /api/door`: whether one has to say who one is to sign in, as `Door`.
 *
 * For authors:
 *
 * - `GET /api/authors`: all of them, an `AuthorList`.
 * - `PATCH /api/authors/me {name?}`: another name; answers with the `AuthorInfo` as it is then.
 *
 * For the owner:
 *
 * - `POST /api/authors {name}`: invites an author; 201 and an `Invitation`.
 * - `POST /api/authors/{author}/link`: another link for an author, as `Invitation`.
 * - `DELETE /api/authors/{author}`: removes an author; 204.
 */
export function createAuthorsRoutes(
  { authors, authorOf, policy, publicUrl }: AuthorsRoutesOptions,
): Hono {
  return new Hono()
    .onError(answerRefused)
    .get("/api/door", async (c) => {
      assertOwnPage(c.req.raw, policy);
      return c.json({ several: (await authors.list()).length > 1 } satisfies Door);
    })
    .get("/api/authors", async (c) => {
      await authorOf(c.req.raw);
      return c.json({ authors: await authors.list() } satisfies AuthorList);
    })
    .post("/api/authors", async (c) => {
      const asker = await authorOf(c.req.raw);
      const { name } = await readJson(c.req.raw, invitedBody);
      return c.json(await authors.invite(asker, { name, publicUrl }), 201);
    })
    .patch("/api/authors/me", async (c) => {
      const asker = await authorOf(c.req.raw);
      const { name } = await readJson(c.req.raw, meBody);
      return c.json(
        name === undefined
          ? await authors.change(asker.id, (author) => author)
          : await authors.rename(asker, name),
      );
    })
    .post("/api/authors/:author/link", async (c) => {
      const asker = await authorOf(c.req.raw);
      return c.json(await authors.inviteAgain(asker, c.req.param("author"), publicUrl));
    })
    .delete("/api/authors/:author", async (c) => {
      await authors.remove(await authorOf(c.req.raw), c.req.param("author"));
      return c.body(null, 204);
    });
}
