/**
 * Where the owner's console asks what the server sees of a request that came through whatever stands
 * before it, and how the server itself is. It reaches nothing but the mail server that is set up.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import type {
  CheckedBody,
  CheckedMail,
  CheckFacts,
  ClientSeen,
  MailLook,
} from "../../../shared/chat/check.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import { AttemptLimit } from "../../chat/attempt_limit.ts";
import type { Delivery, MailLooker } from "../../chat/notification/mailer.ts";
import type { AuthorGuard } from "../request/author_guard.ts";
import { answerRefused } from "../response/refused_error.ts";

/** A check is three calls; four checks at once, and another one every half a minute. */
const RATE = { burst: 12, intervalMs: 10_000 };

/** What the routes are made with. */
export interface CheckRoutesOptions {
  /** Lets the owner through, and nobody else. */
  readonly ownerOf: AuthorGuard;
  readonly clock: Pick<Clock, "now">;
  readonly publicUrl: string;
  /** Where the server listens, as in `HOST`. */
  readonly host: string;
  readonly trustedProxies: readonly string[];
  /** Whether a platform says who the client is. */
  readonly isDeploy: boolean;
  /** What cannot be done with the data now. */
  readonly cannot: () => readonly string[];
  /** `undefined` where mail is not set up. */
  readonly mailer: MailLooker | undefined;
  readonly sendsPush: boolean;
  readonly peerOf: (context: Context) => string;
  readonly addressOf: (context: Context) => string;
}

/**
 * For the owner, from the server's own pages:
 *
 * - `GET /api/check`: `CheckFacts`.
 * - `POST /api/check/body`: anything; how much of it came, a `CheckedBody`.
 * - `POST /api/check/mail`: connects to the mail server as for a mail, and sends none; a `CheckedMail`.
 */
export function createCheckRoutes(options: CheckRoutesOptions): Hono {
  const { clock, publicUrl, host, trustedProxies, mailer, sendsPush } = options;
  const limit = new AttemptLimit(RATE, clock);
  const assertMay = async ({ req }: Context) => {
    const { id } = await options.ownerOf(req.raw);
    const retryAfterMs = limit.take(id);
    if (retryAfterMs === 0) return;
    const message = "Cannot check so often. Wait a moment.";
    throw new Refused({ code: "too-fast", message, retryAfterMs });
  };
  const isOpen = (host === "0.0.0.0" || host === "::") && publicUrl.startsWith("https:") &&
    trustedProxies.length > 0 && !options.isDeploy;
  return new Hono()
    .onError(answerRefused)
    .get("/api/check", async (c) => {
      await assertMay(c);
      return c.json(
        {
          now: clock.now(),
          publicUrl,
          host: c.req.header("host") ?? "",
          peer: options.peerOf(c),
          client: clientSeen(c, options),
          open: isOpen,
          cannot: options.cannot(),
          mail: mailer !== undefined,
          push: sendsPush,
        } satisfies CheckFacts,
      );
    })
    .post("/api/check/body", async (c) => {
      await assertMay(c);
      const { byteLength: bodyBytes } = await c.req.arrayBuffer();
      return c.json({ bodyBytes } satisfies CheckedBody);
    })
    .post("/api/check/mail", async (c) => {
      await assertMay(c);
      if (mailer === undefined) {
        throw new Refused({ code: "not-found", message: "Mail is not set up (SMTP_URL)." });
      }
      return c.json({ mail: lookedAt(await mailer.look()) } satisfies CheckedMail);
    });
}

function clientSeen(
  c: Context,
  { publicUrl, isDeploy, peerOf, addressOf }: CheckRoutesOptions,
): ClientSeen {
  const forwarded = c.req.header("x-forwarded-for");
  if (forwarded === undefined) {
    return isDeploy || publicUrl.startsWith("http:") ? "direct" : "nameless";
  }
  const peer = peerOf(c);
  // Whoever sits at the proxy's own machine comes from there.
  const isSame = forwarded.split(",").at(-1)?.trim() === peer;
  return addressOf(c) !== peer || isSame ? "known" : "unbelieved";
}

function lookedAt(delivery: Delivery): MailLook {
  if (delivery.kind === "sent") return "ok";
  if (delivery.reason === "EAUTH") return "user";
  return delivery.reason === "ETLS" ? "encryption" : "unreachable";
}
