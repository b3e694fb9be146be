/**
 * TLS: whether browsers trust the certificate, for how long, and whether http leads to https.
 *
 * @module
 */
import * as tls from "node:tls";
import { isLoopbackOrigin } from "../../../chat/site/web_origin.ts";
import { toError } from "../../../ops/log.ts";
import { ask } from "../ask.ts";
import type { Check, Probe } from "../probe.ts";
import { remedyFor } from "../remedy.ts";
import { fault, left, ok, type Verdict, warning } from "../verdict.ts";

const TLS = "Certificate";
const HTTPS = "From http to https";
const DAY_MS = 24 * 60 * 60_000;
/** Whoever renews by itself does it a month before. */
const SOON_DAYS = 14;
const TIMEOUT_MS = 10_000;

/** What a server showed. */
export interface Certificate {
  /** When it ends, in milliseconds since 1970. */
  readonly endsAt: number;
  /** Why it is not trusted, if it is not. */
  readonly distrust: string | undefined;
}

/** See the head of this file. */
export const certificate: Check = {
  name: "At the public address",
  async run(probe) {
    const { protocol, origin } = new URL(probe.url);
    if (protocol === "http:") return [judgePlain(origin)];
    try {
      const shown = await certificateOf(probe.url);
      return [judgeCertificate(shown, probe.clock.now()), await lookAtHttp(probe)];
    } catch (error) {
      return [fault(TLS, `No secure connection can be made: ${toError(error).message}`)];
    }
  },
};

/** What a certificate is worth at a moment, in milliseconds since 1970. */
export function judgeCertificate({ endsAt, distrust }: Certificate, now: number): Verdict {
  const renew = "Renew it: certbot renew, or let Caddy do it by itself";
  const days = Math.floor((endsAt - now) / DAY_MS);
  if (endsAt <= now) {
    return fault(TLS, `It ended on the ${new Date(endsAt).toISOString().slice(0, 10)}`, renew);
  }
  if (distrust !== undefined) {
    return fault(
      TLS,
      `Browsers do not trust it: ${distrust}`,
      "Get one from a public authority (Let's Encrypt), for this name, with its whole chain",
    );
  }
  return days < SOON_DAYS
    ? warning(TLS, `It ends in ${days} days`, renew)
    : ok(TLS, `Browsers trust it, for ${days} days`);
}

function judgePlain(origin: string): Verdict {
  return isLoopbackOrigin(origin)
    ? left(TLS, "On this machine browsers treat http as secure")
    : fault(
      TLS,
      "The address is http: pages on https cannot load the tag, and nobody can sign in",
      "Put a proxy with a certificate before the server (Caddy gets one by itself), and set " +
        `PUBLIC_URL=${origin.replace("http:", "https:").replace(/:\d+$/, "")}`,
    );
}

async function lookAtHttp(probe: Probe): Promise<Verdict> {
  const { port, host } = new URL(probe.url);
  if (port !== "") return left(HTTPS, "The address has a port of its own");
  const asked = await ask(`http://${host}/console`);
  if (asked.kind === "unanswered") return ok(HTTPS, `Nothing is served over http: ${asked.reason}`);
  return asked.headers["location"]?.startsWith("https://")
    ? ok(HTTPS, "http leads to https")
    : warning(
      HTTPS,
      `http://${host} answers without leading to https (${asked.status})`,
      remedyFor("https", await probe.front()),
    );
}

/**
 * The certificate a server shows.
 *
 * @throws {Error} when no secure connection comes to be
 */
export function certificateOf(url: string): Promise<Certificate> {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  return new Promise((resolve, reject) => {
    const socket = tls.connect({
      host,
      port: Number(port || 443),
      servername: host,
      rejectUnauthorized: false,
    });
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`nothing came within ${TIMEOUT_MS / 1_000} s`));
    }, TIMEOUT_MS);
    socket.on("secureConnect", () => {
      const shown = socket.getPeerCertificate();
      const { authorized, authorizationError } = socket;
      clearTimeout(timer);
      socket.destroy();
      const reason = authorizationError?.message ?? authorizationError;
      resolve({
        endsAt: Date.parse(shown.valid_to),
        distrust: authorized ? undefined : String(reason ?? "it was not signed by anybody known"),
      });
    });
    socket.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}
