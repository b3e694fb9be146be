/**
 * Where `deno task backup` gets a copy of the data file while the server runs.
 *
 * @module
 */
import { Hono } from "hono";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import { isTaskToken } from "../../chat/token/task_token.ts";
import type { Keyring } from "../../chat/token/keyring.ts";
import { bearerOf } from "../request/bearer.ts";
import { answerRefused } from "../response/refused_error.ts";

/** What the routes are made with. */
export interface BackupRoutesOptions {
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
  /** A copy of the data file as it is now; left out where there is none. */
  readonly copy?: () => Promise<ReadableStream<Uint8Array>>;
}

/**
 * `GET /api/backup`: a copy of the data file, for whoever can read the keys beside it: nobody sees
 * more of it than before, not even an author who is signed in.
 */
export function createBackupRoutes({ keyring, clock, copy }: BackupRoutesOptions): Hono {
  let isCopying = false;
  return new Hono()
    .onError(answerRefused)
    .get("/api/backup", async (c) => {
      if (!isTaskToken(bearerOf(c.req.raw.headers), { keyring, now: clock.now() })) {
        throw new Refused({
          code: "token-invalid",
          message: 'A copy is given to "deno task backup" only, which can read the data folder.',
        });
      }
      if (copy === undefined) {
        throw new Refused({
          code: "not-found",
          message: 'This server has no data file to copy. Use "deno task export".',
        });
      }
      if (isCopying) {
        throw new Refused({
          code: "too-fast",
          message: "Another copy is being made. Wait a moment.",
          retryAfterMs: 5_000,
        });
      }
      isCopying = true;
      try {
        return new Response(await copy(), {
          headers: {
            "content-type": "application/vnd.sqlite3",
            "content-disposition": 'attachment; filename="smalltalk.db"',
          },
        });
      } finally {
        isCopying = false;
      }
    });
}
