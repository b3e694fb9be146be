/**
 * What to change, by what stands before the server: the line itself where it is known.
 *
 * @module
 */
import {
  FRONT_LINES,
  type FrontFault as SharedFault,
  frontIn,
  type FrontKind as Front,
} from "../../../shared/front.ts";
import type { Asked } from "./ask.ts";

/** What answers for the server. */
export type FrontKind = Front | "unknown";

/** What a proxy can get wrong. */
export type FrontFault = Exclude<SharedFault, "cache">;

const REMEDIES: Readonly<Record<FrontFault, Readonly<Record<FrontKind, string>>>> = {
  upgrade: {
    nginx: `nginx, in the server's "location": ${lineOf("upgrade", "nginx")}`,
    caddy: "Caddy passes WebSockets by itself: let one reverse_proxy take all paths, and remove " +
      `any "${lineOf("upgrade", "caddy")}" or "header_up Upgrade"`,
    cloudflare: `Cloudflare: ${lineOf("upgrade", "cloudflare")}; if it is on, look at the proxy ` +
      "behind it",
    apache: `Apache 2.4.47 or newer: ${lineOf("upgrade", "apache")}`,
    unknown: "Let the proxy pass Upgrade and Connection to the server, in HTTP/1.1",
  },
  buffering: {
    nginx: `nginx: ${lineOf("buffering", "nginx")}`,
    caddy: `Caddy, in reverse_proxy: ${lineOf("buffering", "caddy")}`,
    cloudflare: "Cloudflare passes streams on: look at the proxy behind it (nginx: " +
      `${lineOf("buffering", "nginx")})`,
    apache: `Apache: ${lineOf("buffering", "apache")}`,
    unknown: "Let the proxy pass on what comes at once, without collecting it",
  },
  forwarded: {
    nginx: `nginx: ${lineOf("forwarded", "nginx")}`,
    caddy: `Caddy sends X-Forwarded-For by itself: remove any "${lineOf("forwarded", "caddy")}"`,
    cloudflare: "Cloudflare sends X-Forwarded-For by itself: look at the proxy behind it (nginx: " +
      `${lineOf("forwarded", "nginx")})`,
    apache: `Apache sends X-Forwarded-For by itself: remove any ${lineOf("forwarded", "apache")}`,
    unknown: "Let the proxy append the client's address to X-Forwarded-For",
  },
  body: {
    nginx: `nginx: ${lineOf("body", "nginx")} (more for large imports)`,
    caddy: `Caddy: ${lineOf("body", "caddy")} (more for large imports)`,
    cloudflare: "Cloudflare takes 100 MB: look at the proxy behind it (nginx: " +
      `${lineOf("body", "nginx")})`,
    apache: `Apache: ${lineOf("body", "apache")} (more for large imports)`,
    unknown: "Let the proxy take bodies of 256 kB (more for large imports)",
  },
  host: {
    nginx: `nginx: ${lineOf("host", "nginx")}`,
    caddy: `Caddy passes Host by itself: remove any "${lineOf("host", "caddy")}"`,
    cloudflare: `Cloudflare: ${lineOf("host", "cloudflare")}`,
    apache: `Apache: ${lineOf("host", "apache")}`,
    unknown: "Let the proxy pass the Host header on as it came",
  },
  idle: {
    nginx: `nginx: ${lineOf("idle", "nginx")} (10 s are less than what smallTalk needs)`,
    caddy: `Caddy: remove ${lineOf("idle", "caddy")} from reverse_proxy, or raise it`,
    cloudflare: "Cloudflare waits 100 s: look at the proxy behind it (nginx: " +
      `${lineOf("idle", "nginx")})`,
    apache: `Apache: ${lineOf("idle", "apache")}`,
    unknown: "Let the proxy keep a connection for at least 75 seconds in which nothing comes",
  },
  https: {
    nginx: `nginx, in a server of port 80: ${lineOf("https", "nginx")}`,
    caddy: `Caddy does it by itself: remove "${lineOf("https", "caddy")}"`,
    cloudflare: `Cloudflare: ${lineOf("https", "cloudflare")}`,
    apache: `Apache, in the VirtualHost of port 80: ${lineOf("https", "apache")}`,
    unknown: "Let the proxy redirect http to https",
  },
};

/** The line that mends a fault. */
export function remedyFor(fault: FrontFault, kind: FrontKind): string {
  return REMEDIES[fault][kind];
}

/** What an answer tells of who gave it. */
export function frontOf(asked: Asked): FrontKind {
  return asked.kind === "unanswered" ? "unknown" : frontIn(asked.headers) ?? "unknown";
}

function lineOf(fault: FrontFault, kind: Front): string {
  return FRONT_LINES[fault][kind]?.line.replaceAll(/\s+/g, " ") ?? "";
}
