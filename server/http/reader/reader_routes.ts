/**
 * Where a reader gets a token.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import * as v from "valibot";
import type { ReaderGrant } from "../../../shared/chat/event.ts";
import { DEFAULT_SITE } from "../../../shared/chat/id.ts";
import type { ReaderRequest } from "../../../shared/chat/reader.ts";
import type { ReaderAnswer } from "../../../shared/chat/reader_answer.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import { AttemptLimit, type AttemptRate } from "../../chat/attempt_limit.ts";
import type { Identities } from "../../chat/reader/identities.ts";
import type { ModerationParts } from "../../chat/moderation/create.ts";
import { proofBody } from "../../chat/moderation/proofs.ts";
import type { ReaderLinks } from "../../chat/reader/reader_link.ts";
import { foreignToken, type ReaderTokens } from "../../chat/reader/reader_token.ts";
import type { Readers } from "../../chat/reader/readers.ts";
import { publicSite } from "../../chat/site/public_site.ts";
import type { Sites } from "../../chat/site/sites.ts";
import { addressGroup } from "../request/address_group.ts";
import { bearerOf } from "../request/bearer.ts";
import { readOptionalJson } from "../request/json_body.ts";
import { answerRefused } from "../response/refused_error.ts";
import { knownSite, siteOfPage } from "../request/site_of_page.ts";

/** Of one address: a school or an office may be behind it. */
const TOKENS: AttemptRate = { burst: 60, intervalMs: 2_000 };
/** Links of one address; each reader has fewer. */
const LINKS: AttemptRate = { burst: 20, intervalMs: 60_000 };

/** What the routes are made with. */
export interface ReaderRoutesOptions {
  readonly readerTokens: ReaderTokens;
  readonly readers: Readers;
  readonly readerLinks: ReaderLinks;
  readonly identities: Identities;
  readonly sites: Sites;
  readonly clock: Pick<Clock, "now">;
  readonly moderation: Pick<ModerationParts, "measures" | "proofs">;
  /** Whether readers may be told by mail. */
  readonly sendsMail?: boolean;
  /** The same in their browser. */
  readonly sendsPush?: boolean;
  /** The address of the client. */
  readonly addressOf: (context: Context) => string;
  /** What names the network of the client, if it is known. */
  readonly networkOf: (context: Context) => string | undefined;
}

const readerBody: v.GenericSchema<unknown, ReaderRequest> = v.object({
  site: v.exactOptional(v.string()),
  identity: v.exactOptional(v.string()),
  link: v.exactOptional(v.string()),
  proof: v.exactOptional(proofBody),
});

/**
 * - `POST /api/reader {site?, identity?, link?, proof?}`: 201 and a `ReaderAnswer` for the site of the page. A
 *   program, and a page of the server's own, may name another. The reader is a new one; or that of
 *   the token in `Authorization: Bearer`, that of the link, or the one whom the site's identity names.
 * - `POST /api/reader/link`: 201 and a `ReaderLink` for the reader of the token.
 */
export function createReaderRoutes(options: ReaderRoutesOptions): Hono {
  const { readers, readerLinks, sites, moderation, clock, addressOf, networkOf } = options;
  const tokenLimit = new AttemptLimit(TOKENS, clock);
  const linkLimit = new AttemptLimit(LINKS, clock);
  return new Hono()
    .onError(answerRefused)
    .post("/api/reader", async (c) => {
      take(tokenLimit, addressOf(c));
      const body = await readOptionalJson(c.req.raw, readerBody);
      const site = siteOfPage(c.req.raw, sites) ?? knownSite(body.site, sites);
      const network = networkOf(c);
      // Of who is kept out with their whole network nothing is kept, nor used up.
      const subject = { site: site ?? DEFAULT_SITE, reader: "", network };
      moderation.measures.assertNotBanned(subject);
      const grant = await grantFor(c.req.raw, { ...body, ...site !== undefined && { site } });
      const reader = grant.reader.id;
      moderation.measures.assertNotBanned({ site: grant.site, reader, network });
      const answer: ReaderAnswer = {
        ...grant,
        // As they are called by now; of somebody new nothing is kept.
        reader: isNew(c.req.raw, body) ? grant.reader : await readers.sender(reader),
        settings: publicSite(sites.get(grant.site), options),
      };
      return c.json(answer, 201);
    })
    .post("/api/reader/link", async (c) => {
      take(linkLimit, addressOf(c));
      const reader = await readers.admit(bearerOf(c.req.raw.headers));
      if (!sites.admits(reader.site, c.req.header("origin") ?? null)) throw foreignToken();
      return c.json(readerLinks.create(reader), 201);
    });

  async function grantFor(
    { headers }: Request,
    { site, identity, link, proof }: ReaderRequest,
  ): Promise<ReaderGrant> {
    const { readerTokens, identities } = options;
    const hasToken = headers.has("authorization");
    if ([hasToken, identity !== undefined, link !== undefined].filter(Boolean).length > 1) {
      throw new Refused({
        code: "invalid-body",
        message: 'Cannot be several readers: send one of a token, an "identity" and a "link".',
      });
    }
    if (identity !== undefined) return await identities.grant(site ?? DEFAULT_SITE, identity);
    if (link !== undefined) return await readerLinks.use(link, site);
    if (hasToken) return readerTokens.renew(bearerOf(headers), site);
    if (sites.get(site ?? DEFAULT_SITE).moderation.proofOfWork) {
      await moderation.proofs.spend(site ?? DEFAULT_SITE, proof);
    }
    return readerTokens.issue(site);
  }
}

/** Whether who asks so gets a token of a new reader. */
function isNew({ headers }: Request, { identity, link }: ReaderRequest): boolean {
  return !headers.has("authorization") && identity === undefined && link === undefined;
}

function take(limit: AttemptLimit, address: string): void {
  const retryAfterMs = limit.take(addressGroup(address));
  if (retryAfterMs === 0) return;
  throw new Refused({
    code: "too-fast",
    message: "Too many readers come from this address. Wait a moment.",
    retryAfterMs,
  });
}
