/**
 * Where authors see who they are, and the owner invites and removes others.
 *
 * @module
 */
import { Hono } from "hono";
import * as v from "valibot";
import type { AuthorList, AuthorRole, Door } from "../../../shared/chat/author.ts";
import type { Passkeys } from "../../chat/author/passkeys.ts";
import type { Authors } from "../../chat/author/authors.ts";
import { assertOwnPage, type AuthorGuard, type SessionGuard } from "../request/author_guard.ts";
import { readJson } from "../request/json_body.ts";
import type { OriginPolicy } from "../request/origin.ts";
import { answerRefused } from "../response/refused_error.ts";

/** What the routes are made with. */
export interface AuthorsRoutesOptions {
  readonly authors: Authors;
  readonly passkeys: Pick<Passkeys, "any" | "party">;
  readonly signedIn: SessionGuard;
  /** For what cannot be undone. */
  readonly confirmed: AuthorGuard;
  readonly policy: OriginPolicy;
  /** Where authors reach the server. */
  readonly publicUrl: string;
}

type Given = Exclude<AuthorRole, "owner">;
const role = v.picklist(["author", "moderator"]);
const invitedBody: v.GenericSchema<unknown, { name: string; role?: Given }> = v.object({
  name: v.string(),
  role: v.exactOptional(role),
});
const roleBody: v.GenericSchema<unknown, { role: Given }> = v.object({ role });
const meBody: v.GenericSchema<unknown, { name?: string }> = v.object({
  name: v.exactOptional(v.string()),
});

/**
 * From the server's own pages, for everybody:
 *
 * - `GET /api/door`: whether one has to say who one is to sign in, as `Door`.
 *
 * For authors and moderators:
 *
 * - `GET /api/authors`: all of them, an `AuthorList`.
 * - `PATCH /api/authors/me {name?}`: another name; answers with the `AuthorInfo` as it is then.
 *
 * For the owner, who proves again who they are when that was too long ago:
 *
 * - `POST /api/authors {name, role?}`: invites an author; 201 and an `Invitation`.
 * - `POST /api/authors/{author}/link`: another link for an author, as `Invitation`.
 * - `DELETE /api/authors/{author}/link`: takes the link back; 204.
 * - `PUT /api/authors/{author}/role {role}`: makes them an author or a moderator; `AuthorInfo`.
 * - `POST /api/authors/{author}/owner`: hands the server over to them; 204.
 * - `DELETE /api/authors/{author}`: removes an author; 204.
 */
export function createPeopleRoutes(
  { authors, passkeys, signedIn, confirmed, policy, publicUrl }: AuthorsRoutesOptions,
): Hono {
  return new Hono()
    .onError(answerRefused)
    .get("/api/door", async (c) => {
      assertOwnPage(c.req.raw, policy);
      const host = passkeys.party?.id;
      const [{ length }, hasAny] = await Promise.all([
        authors.list(),
        host !== undefined && passkeys.any(),
      ]);
      return c.json(
        {
          several: length > 1,
          ...length === 0 && { fresh: true },
          ...host !== undefined && { host },
          ...hasAny && { passkeys: true },
        } satisfies Door,
      );
    })
    .get("/api/authors", async (c) => {
      const { author } = await signedIn(c.req.raw);
      return c.json({ authors: await authors.list(author) } satisfies AuthorList);
    })
    .post("/api/authors", async (c) => {
      const asker = await confirmed(c.req.raw);
      const invited = await readJson(c.req.raw, invitedBody);
      return c.json(await authors.invite(asker, { ...invited, publicUrl }), 201);
    })
    .patch("/api/authors/me", async (c) => {
      const { author: asker } = await signedIn(c.req.raw);
      const { name } = await readJson(c.req.raw, meBody);
      return c.json(
        name === undefined
          ? await authors.change(asker.id, (author) => author)
          : await authors.rename(asker, name),
      );
    })
    .post("/api/authors/:author/link", async (c) => {
      const asker = await confirmed(c.req.raw);
      return c.json(await authors.inviteAgain(asker, c.req.param("author"), publicUrl));
    })
    .delete("/api/authors/:author/link", async (c) => {
      await authors.revoke((await signedIn(c.req.raw)).author, c.req.param("author"));
      return c.body(null, 204);
    })
    .put("/api/authors/:author/role", async (c) => {
      const asker = await confirmed(c.req.raw);
      const { role } = await readJson(c.req.raw, roleBody);
      return c.json(await authors.setRole(asker, c.req.param("author"), role));
    })
    .post("/api/authors/:author/owner", async (c) => {
      await authors.handOver(await confirmed(c.req.raw), c.req.param("author"));
      return c.body(null, 204);
    })
    .delete("/api/authors/:author", async (c) => {
      await authors.remove(await confirmed(c.req.raw), c.req.param("author"));
      return c.body(null, 204);
    });
}
