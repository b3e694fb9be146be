/**
 * Where a new reader gets a puzzle.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import { DEFAULT_SITE } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import { AttemptLimit, type AttemptRate } from "../../chat/attempt_limit.ts";
import type { ModerationParts } from "../../chat/moderation/create.ts";
import type { Sites } from "../../chat/site/sites.ts";
import { addressGroup } from "../request/address_group.ts";
import { answerRefused } from "../response/refused_error.ts";
import { knownSite, siteOfPage } from "../request/site_of_page.ts";

/** Of one address: as many as it may make readers. */
const CHALLENGES: AttemptRate = { burst: 60, intervalMs: 2_000 };

/** What the route is made with. */
export interface ProofRoutesOptions {
  readonly sites: Sites;
  readonly moderation: Pick<ModerationParts, "proofs">;
  readonly clock: Pick<Clock, "now">;
  /** The address of the client. */
  readonly addressOf: (context: Context) => string;
}

/**
 * `GET /api/reader/challenge`: 200 and a `ReaderChallenge` for the site of the page. A program, and a
 * page of the server's own, may name another with `?site=`. It is there also where no site asks for
 * proofs.
 */
export function createProofRoutes(
  { sites, moderation, clock, addressOf }: ProofRoutesOptions,
): Hono {
  const limit = new AttemptLimit(CHALLENGES, clock);
  return new Hono()
    .onError(answerRefused)
    .get("/api/reader/challenge", async (c) => {
      const retryAfterMs = limit.take(addressGroup(addressOf(c)));
      if (retryAfterMs > 0) {
        throw new Refused({
          code: "too-fast",
          message: "Too many challenges were asked for from this address. Wait a moment.",
          retryAfterMs,
        });
      }
      const site = siteOfPage(c.req.raw, sites) ?? knownSite(c.req.query("site"), sites);
      return c.json(await moderation.proofs.challenge(site ?? DEFAULT_SITE));
    });
}
