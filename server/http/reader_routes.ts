/**
 * Where a reader gets a token.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import * as v from "valibot";
import type { Clock } from "../../shared/clock.ts";
import { Refused } from "../../shared/refusal.ts";
import { AttemptLimit, type AttemptRate } from "../chat/attempt_limit.ts";
import type { ModerationParts } from "../chat/moderation/create.ts";
import type { ReaderTokens } from "../chat/reader_token.ts";
import type { Sites } from "../chat/sites.ts";
import { addressGroup } from "./address_group.ts";
import { readOptionalJson } from "./json_body.ts";
import { answerRefused } from "./refused_error.ts";
import { knownSite, siteOfPage } from "./site_of_page.ts";

/** Of one address: a school or an office may be behind it. */
const TOKENS: AttemptRate = { burst: 60, intervalMs: 2_000 };
const BEARER = /^Bearer +(\S+)$/i;

/** What the routes are made with. */
export interface ReaderRoutesOptions {
  readonly readerTokens: ReaderTokens;
  readonly sites: Sites;
  readonly clock: Pick<Clock, "now">;
  readonly moderation: Pick<ModerationParts, "measures">;
  /** The address of the client. */
  readonly addressOf: (context: Context) => string;
  /** What names the network of the client, if it is known. */
  readonly networkOf: (context: Context) => string | undefined;
}

const siteBody: v.GenericSchema<unknown, { site?: string }> = v.object({
  site: v.exactOptional(v.string()),
});

/**
 * `POST /api/reader {site?}`: 201 and a `ReaderGrant` for the site of the page. A program, and a page
 * of the server's own, may name another. With `Authorization: Bearer` and a token that still
 * counts, the new one is for the same reader.
 */
export function createReaderRoutes(
  { readerTokens, sites, moderation, clock, addressOf, networkOf }: ReaderRoutesOptions,
): Hono {
  const limit = new AttemptLimit(TOKENS, clock);
  return new Hono()
    .onError(answerRefused)
    .post("/api/reader", async (c) => {
      const retryAfterMs = limit.take(addressGroup(addressOf(c)));
      if (retryAfterMs > 0) {
        throw new Refused({
          code: "too-fast",
          message: "Too many readers come from this address. Wait a moment.",
          retryAfterMs,
        });
      }
      const site = siteOfPage(c.req.raw, sites) ??
        knownSite((await readOptionalJson(c.req.raw, siteBody)).site, sites);
      const authorization = c.req.header("authorization");
      const grant = authorization === undefined
        ? readerTokens.issue(site)
        : readerTokens.renew(BEARER.exec(authorization)?.[1] ?? "", site);
      moderation.measures.assertNotBanned({
        site: grant.site,
        reader: grant.reader.id,
        network: networkOf(c),
      });
      return c.json(grant, 201);
    });
}
