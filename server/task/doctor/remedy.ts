/**
 * What to change, by what stands before the server: the line itself where it is known.
 *
 * @module
 */
import type { Asked } from "./ask.ts";

/** What answers for the server. */
export type FrontKind = "nginx" | "caddy" | "cloudflare" | "apache" | "unknown";

/** What a proxy can get wrong. */
export type FrontFault = "upgrade" | "buffering" | "forwarded" | "body" | "host" | "idle" | "https";

const REMEDIES: Readonly<Record<FrontFault, Readonly<Record<FrontKind, string>>>> = {
  upgrade: {
    nginx: 'nginx, in the server\'s "location": proxy_http_version 1.1; ' +
      'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";',
    caddy: "Caddy passes WebSockets by itself: let one reverse_proxy take all paths, and remove " +
      'any "header_up Connection" or "header_up Upgrade"',
    cloudflare: "Cloudflare: Network → WebSockets → On; if it is on, look at the proxy behind it",
    apache: "Apache 2.4.47 or newer: ProxyPass / http://HOST:PORT/ upgrade=websocket",
    unknown: "Let the proxy pass Upgrade and Connection to the server, in HTTP/1.1",
  },
  buffering: {
    nginx: "nginx: proxy_buffering off;",
    caddy: "Caddy, in reverse_proxy: flush_interval -1",
    cloudflare: "Cloudflare passes streams on: look at the proxy behind it (nginx: " +
      "proxy_buffering off;)",
    apache: "Apache: ProxyPass … flushpackets=on",
    unknown: "Let the proxy pass on what comes at once, without collecting it",
  },
  forwarded: {
    nginx: "nginx: proxy_set_header X-Forwarded-For $remote_addr;",
    caddy: 'Caddy sends X-Forwarded-For by itself: remove any "header_up -X-Forwarded-For"',
    cloudflare: "Cloudflare sends X-Forwarded-For by itself: look at the proxy behind it (nginx: " +
      "proxy_set_header X-Forwarded-For $remote_addr;)",
    apache:
      "Apache sends X-Forwarded-For by itself: remove any RequestHeader unset X-Forwarded-For",
    unknown: "Let the proxy append the client's address to X-Forwarded-For",
  },
  body: {
    nginx: "nginx: client_max_body_size 256k; (more for large imports)",
    caddy: "Caddy, in request_body: max_size 256KB (more for large imports)",
    cloudflare: "Cloudflare takes 100 MB: look at the proxy behind it (nginx: " +
      "client_max_body_size 256k;)",
    apache: "Apache: LimitRequestBody 262144 (more for large imports)",
    unknown: "Let the proxy take bodies of 256 kB (more for large imports)",
  },
  host: {
    nginx: "nginx: proxy_set_header Host $host;",
    caddy: 'Caddy passes Host by itself: remove any "header_up Host"',
    cloudflare: "Cloudflare: remove the Host header of the Origin Rule",
    apache: "Apache: ProxyPreserveHost On",
    unknown: "Let the proxy pass the Host header on as it came",
  },
  idle: {
    nginx: "nginx: proxy_read_timeout 75s; (10 s are less than what smallTalk needs)",
    caddy: "Caddy: remove stream_timeout from reverse_proxy, or raise it",
    cloudflare: "Cloudflare waits 100 s: look at the proxy behind it (nginx: " +
      "proxy_read_timeout 75s;)",
    apache: "Apache: ProxyTimeout 75",
    unknown: "Let the proxy keep a connection for at least 75 seconds in which nothing comes",
  },
  https: {
    nginx: "nginx, in a server of port 80: return 301 https://$host$request_uri;",
    caddy: 'Caddy does it by itself: remove "auto_https disable_redirects"',
    cloudflare: "Cloudflare: SSL/TLS → Edge Certificates → Always Use HTTPS → On",
    apache: "Apache, in the VirtualHost of port 80: Redirect permanent / https://HOST/",
    unknown: "Let the proxy redirect http to https",
  },
};

/** The line that mends a fault. */
export function remedyFor(fault: FrontFault, kind: FrontKind): string {
  return REMEDIES[fault][kind];
}

/** What an answer tells of who gave it. Cloudflare stands before the others, so it is seen first. */
export function frontOf(asked: Asked): FrontKind {
  if (asked.kind === "unanswered") return "unknown";
  const { server = "", via = "" } = asked.headers;
  if ("cf-ray" in asked.headers || /cloudflare/i.test(server)) return "cloudflare";
  if (/nginx|openresty/i.test(server)) return "nginx";
  if (/caddy/i.test(server) || /caddy/i.test(via)) return "caddy";
  return /apache/i.test(server) ? "apache" : "unknown";
}
