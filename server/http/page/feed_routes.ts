/**
 * Where the feeds of rooms are.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import { roomOfSegment } from "../../../shared/chat/destination.ts";
import type { Clock } from "../../../shared/clock.ts";
import { AttemptLimit, type AttemptRate } from "../../chat/attempt_limit.ts";
import { atomOf } from "../../chat/feed/atom.ts";
import { roomFeed, type RoomFeedParts } from "../../chat/feed/room_feed.ts";
import { addressGroup } from "../request/address_group.ts";
import { refuse } from "../response/refuse.ts";

/** Of one address: a service reads for many people, and a page may have several rooms. */
const READS: AttemptRate = { burst: 60, intervalMs: 1_000 };
const PATH = /^\/feeds\/([^/]+)\.atom$/;

/** What the routes are made with. */
export interface FeedRoutesOptions extends RoomFeedParts {
  readonly clock: Pick<Clock, "now">;
  /** The address of the client. */
  readonly addressOf: (context: Context) => string;
}

/**
 * - `GET /feeds/{room}.atom`: the questions of a room that were answered, as Atom, for anybody. What was
 *   deleted is gone from it within a minute, wherever it is kept on the way.
 *
 * Whether it has changed is said by its `ETag` alone: what is deleted leaves no later time behind, so
 * `If-Modified-Since` could say that nothing happened.
 */
export function createFeedRoutes({ clock, addressOf, ...parts }: FeedRoutesOptions): Hono {
  const reads = new AttemptLimit(READS, clock);
  return new Hono().get("/feeds/:name", async (c) => {
    const retryAfterMs = reads.take(addressGroup(addressOf(c)));
    if (retryAfterMs > 0) {
      const message = "Too many feeds are read from this address. Wait a moment.";
      return refuse(429, { code: "too-fast", message, retryAfterMs });
    }
    // As it was sent: a room has one spelling.
    const [, segment = ""] = PATH.exec(new URL(c.req.url).pathname) ?? [];
    const room = roomOfSegment(segment);
    const feed = room && await roomFeed(room, parts);
    if (feed === undefined) {
      return refuse(404, { code: "not-found", message: "There is no feed of such a room." });
    }
    const body = atomOf(feed);
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    const headers = {
      etag,
      "last-modified": new Date(feed.updated).toUTCString(),
      "cache-control": "public, max-age=60",
      "access-control-allow-origin": "*",
      "access-control-expose-headers": "etag",
      "cross-origin-resource-policy": "cross-origin",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    };
    if (names(c.req.header("if-none-match"), etag)) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(body, {
      headers: { ...headers, "content-type": "application/atom+xml; charset=utf-8" },
    });
  });
}

/** Whether a list of tags names one, also as a weak one (RFC 9110, 13.1.2). */
function names(list: string | undefined, etag: string): boolean {
  return list?.split(",").some((each) => [etag, "*"].includes(each.trim().replace(/^W\//, ""))) ??
    false;
}
