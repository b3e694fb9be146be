/**
 * What a reader has not seen, for pages that have no socket yet.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import { AttemptLimit, type AttemptRate } from "../../chat/attempt_limit.ts";
import type { UnreadCounts } from "../../chat/attention/unread.ts";
import type { ReaderTokens } from "../../chat/reader/reader_token.ts";
import type { Sites } from "../../chat/site/sites.ts";
import { addressGroup } from "../request/address_group.ts";
import { readerOfRequest } from "../request/reader_of_request.ts";
import { answerRefused } from "../response/refused_error.ts";

/** Of one address: every page somebody opens asks once. */
const PAGES: AttemptRate = { burst: 120, intervalMs: 500 };

/** What the routes are made with. */
export interface UnreadRoutesOptions {
  readonly readerTokens: ReaderTokens;
  readonly unread: Pick<UnreadCounts, "list">;
  readonly sites: Sites;
  readonly clock: Pick<Clock, "now">;
  /** The address of the client. */
  readonly addressOf: (context: Context) => string;
}

/** `GET /api/reader/unread` with `Authorization: Bearer` and a reader's token: an `UnreadList`. */
export function createUnreadRoutes(
  { readerTokens, unread, sites, clock, addressOf }: UnreadRoutesOptions,
): Hono {
  const limit = new AttemptLimit(PAGES, clock);
  return new Hono()
    .onError(answerRefused)
    .get("/api/reader/unread", async (c) => {
      const retryAfterMs = limit.take(addressGroup(addressOf(c)));
      if (retryAfterMs > 0) {
        throw new Refused({
          code: "too-fast",
          message: "Too many pages of this address ask what is unread. Wait a moment.",
          retryAfterMs,
        });
      }
      const { sender } = readerOfRequest(c.req.raw, { readerTokens, sites });
      return c.json(await unread.list(sender));
    });
}
