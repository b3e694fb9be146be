/**
 * Turns away requests of web pages that may not talk to this server, and tells whoever runs it which
 * setting would let them in.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import type { Log } from "../../ops/log.ts";
import { isFromOwnPage, mayTalk, settingFor, type SitePolicy } from "./origin.ts";
import { refuse } from "../response/refuse.ts";

/** Strangers may send any number of origins; each is logged once, and so many in all. */
const MAX_LOGGED_ORIGINS = 100;
const FORGET_AFTER_MS = 60 * 60_000;

/** What an {@linkcode OriginGate} is made with. */
export interface OriginGateOptions {
  readonly log: Log;
  readonly clock: Pick<Clock, "now">;
  /** Hears of each request that is refused since its page is of no site. */
  readonly onRefused?: (origin: string) => void;
}

/** Stands before everything a page of another site could reach. */
export class OriginGate {
  readonly #policy: SitePolicy;
  readonly #log: Log;
  readonly #clock: Pick<Clock, "now">;
  readonly #onRefused: (origin: string) => void;
  readonly #logged = new Set<string>();
  #loggedSince = 0;

  constructor(policy: SitePolicy, { log, clock, onRefused = () => {} }: OriginGateOptions) {
    this.#policy = policy;
    this.#log = log;
    this.#clock = clock;
    this.#onRefused = onRefused;
  }

  /** Answers a request that would open a socket, unless it may. */
  refuseSocket({ headers }: Request): Response | undefined {
    return mayTalk(headers, this.#policy) ? undefined : this.#refuse(headers.get("origin"));
  }

  /**
   * Answers a call of the API, unless it may be made. To read, a browser names no origin on a page of
   * the server's own; what it reads there no other page sees.
   */
  refuseCall({ headers, method }: Request): Response | undefined {
    const site = headers.get("sec-fetch-site") ?? "same-origin";
    const reads = method === "GET" || method === "HEAD";
    const ownRead = reads && !headers.has("origin") && (site === "same-origin" || site === "none");
    return ownRead || mayTalk(headers, this.#policy)
      ? undefined
      : this.#refuse(headers.get("origin"));
  }

  /** Answers a call that only the server's own pages may make. */
  refuseForeignPage({ headers }: Request): Response | undefined {
    const origin = headers.get("origin");
    if (origin === null || isFromOwnPage(headers, this.#policy)) return undefined;
    return refuse(403, {
      code: "forbidden",
      message: `Only the console may do this, and this page is at ${quote(origin)}: ` +
        `open ${this.#policy.own[0]}/console, or set PUBLIC_URL to the address in use.`,
    });
  }

  #refuse(origin: string | null): Response {
    if (origin === null) {
      return refuse(403, {
        code: "forbidden",
        message: "Cannot use a cookie without an Origin header: send the header, or no cookie.",
      });
    }
    this.#onRefused(origin);
    const setting = settingFor(origin, this.#policy);
    if (setting !== undefined) this.#tellOnce(origin, setting);
    const remedy = setting === undefined
      ? "it is not the address of a page"
      : `whoever runs the server lets it in with ALLOWED_ORIGINS=${
        this.#policy.allowed?.length ? "…," : ""
      }${origin}, or in the settings of its site`;
    return refuse(403, {
      code: "forbidden",
      message: `Cannot serve pages of ${quote(origin)}: ${remedy}.`,
    });
  }

  #tellOnce(origin: string, setting: string): void {
    const now = this.#clock.now();
    if (now - this.#loggedSince > FORGET_AFTER_MS) {
      this.#logged.clear();
      this.#loggedSince = now;
    }
    if (this.#logged.has(origin) || this.#logged.size >= MAX_LOGGED_ORIGINS) return;
    this.#logged.add(origin);
    this.#log.warn("origin-refused", { origin, "to-let-it-in": setting });
  }
}

function quote(origin: string): string {
  return JSON.stringify(origin.slice(0, 200));
}
