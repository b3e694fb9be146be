/**
 * Where authors write the answers they keep ready.
 *
 * @module
 */
import { Hono } from "hono";
import * as v from "valibot";
import type { PutCannedAnswer } from "../../../shared/chat/canned.ts";
import { MAX_TEXT_LENGTH, MAX_TITLE_LENGTH } from "../../../shared/limit.ts";
import type { Chat } from "../../chat/chat.ts";
import type { AuthorGuard } from "../request/author_guard.ts";
import { readJson } from "../request/json_body.ts";
import { answerRefused } from "../response/refused_error.ts";

/** What the routes are made with. */
export interface CannedRoutesOptions {
  readonly chat: { readonly desk: Pick<Chat["desk"], "canned"> };
  readonly authorOf: AuthorGuard;
}

/** What an answer is made of; what of it fits the domain says. */
export const cannedAnswer: v.GenericSchema<unknown, PutCannedAnswer> = v.object({
  title: v.pipe(v.string(), v.maxLength(MAX_TITLE_LENGTH)),
  text: v.pipe(v.string(), v.maxLength(2 * MAX_TEXT_LENGTH)),
  site: v.exactOptional(v.pipe(v.string(), v.maxLength(40))),
});

/**
 * For authors, from the server's own pages:
 *
 * - `GET /api/canned-answers`: all of them, a `CannedAnswerList`.
 * - `PUT /api/canned-answers/{id}`: keeps one; answers with it.
 * - `DELETE /api/canned-answers/{id}`: forgets one; 204.
 */
export function createCannedRoutes({ chat: { desk }, authorOf }: CannedRoutesOptions): Hono {
  return new Hono()
    .onError(answerRefused)
    .get("/api/canned-answers", async (c) => {
      await authorOf(c.req.raw);
      return c.json(await desk.canned.list());
    })
    .put("/api/canned-answers/:id", async (c) => {
      await authorOf(c.req.raw);
      const answer = await readJson(c.req.raw, cannedAnswer);
      return c.json(await desk.canned.put(c.req.param("id"), answer));
    })
    .delete("/api/canned-answers/:id", async (c) => {
      await authorOf(c.req.raw);
      await desk.canned.remove(c.req.param("id"));
      return c.body(null, 204);
    });
}
