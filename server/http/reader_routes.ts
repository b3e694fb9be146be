/**
 * Where a reader gets a token.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import type { Clock } from "../../shared/clock.ts";
import { Refused } from "../../shared/refusal.ts";
import { AttemptLimit, type AttemptRate } from "../chat/attempt_limit.ts";
import type { ReaderTokens } from "../chat/reader_token.ts";
import { addressGroup } from "./address_group.ts";
import { answerRefused } from "./refused_error.ts";

/** Of one address: a school or an office may be behind it. */
const TOKENS: AttemptRate = { burst: 60, intervalMs: 2_000 };
const BEARER = /^Bearer +(\S+)$/i;

/** What the routes are made with. */
export interface ReaderRoutesOptions {
  readonly readerTokens: ReaderTokens;
  readonly clock: Pick<Clock, "now">;
  /** The address of the client. */
  readonly addressOf: (context: Context) => string;
}

/**
 * `POST /api/reader`: 201 and a `ReaderGrant`. With `Authorization: Bearer` and a token that still
 * counts, the new one is for the same reader.
 */
export function createReaderRoutes({ readerTokens, clock, addressOf }: ReaderRoutesOptions): Hono {
  const limit = new AttemptLimit(TOKENS, clock);
  return new Hono()
    .onError(answerRefused)
    .post("/api/reader", (c) => {
      const retryAfterMs = limit.take(addressGroup(addressOf(c)));
      if (retryAfterMs > 0) {
        throw new Refused({
          code: "too-fast",
          message: "Too many readers come from this address. Wait a moment.",
          retryAfterMs,
        });
      }
      const authorization = c.req.header("authorization");
      const grant = authorization === undefined
        ? readerTokens.issue()
        : readerTokens.renew(BEARER.exec(authorization)?.[1] ?? "");
      return c.json(grant, 201);
    });
}
