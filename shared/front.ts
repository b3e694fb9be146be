/**
 * What may stand before a server, what it can get wrong, and the line that puts it right: the same for
 * `deno task doctor` and for the console.
 *
 * @module
 */

/** A proxy whose lines are known. */
export type FrontKind = "nginx" | "caddy" | "cloudflare" | "apache";

/** What a proxy can get wrong. */
export type FrontFault =
  | "upgrade"
  | "buffering"
  | "forwarded"
  | "body"
  | "host"
  | "idle"
  | "https"
  | "cache";

/** What to change. */
export interface FrontLine {
  /** Whether the line is to be there, is to go, or is a way through menus. */
  readonly how: "set" | "remove" | "menu";
  /** As it stands in the configuration; several end with line feeds. */
  readonly line: string;
}

/** By fault and proxy. A proxy that is left out does not do this wrong. */
export const FRONT_LINES: Readonly<
  Record<FrontFault, Readonly<Partial<Record<FrontKind, FrontLine>>>>
> = {
  upgrade: {
    nginx: set(
      "proxy_http_version 1.1;\nproxy_set_header Upgrade $http_upgrade;\n" +
        'proxy_set_header Connection "upgrade";',
    ),
    caddy: remove("header_up Connection"),
    cloudflare: menu("Network → WebSockets → On"),
    apache: set("ProxyPass / http://HOST:PORT/ upgrade=websocket"),
  },
  buffering: {
    nginx: set("proxy_buffering off;"),
    caddy: set("flush_interval -1"),
    apache: set("ProxyPass / http://HOST:PORT/ flushpackets=on"),
  },
  forwarded: {
    nginx: set("proxy_set_header X-Forwarded-For $remote_addr;"),
    caddy: remove("header_up -X-Forwarded-For"),
    apache: remove("RequestHeader unset X-Forwarded-For"),
  },
  body: {
    nginx: set("client_max_body_size 256k;"),
    caddy: set("request_body {\n  max_size 256KB\n}"),
    apache: set("LimitRequestBody 262144"),
  },
  host: {
    nginx: set("proxy_set_header Host $host;"),
    caddy: remove("header_up Host"),
    cloudflare: menu("Rules → Origin Rules → Host Header → Preserve"),
    apache: set("ProxyPreserveHost On"),
  },
  idle: {
    nginx: set("proxy_read_timeout 75s;"),
    caddy: remove("stream_timeout"),
    apache: set("ProxyTimeout 75"),
  },
  https: {
    nginx: set("return 301 https://$host$request_uri;"),
    caddy: remove("auto_https disable_redirects"),
    cloudflare: menu("SSL/TLS → Edge Certificates → Always Use HTTPS → On"),
    apache: set("Redirect permanent / https://HOST/"),
  },
  cache: {
    cloudflare: menu("Caching → Configuration → Browser Cache TTL → Respect Existing Headers"),
  },
};

/**
 * What the headers of an answer tell of who gave it; `undefined` when they tell nothing. Cloudflare
 * stands before the others, so it is seen first.
 *
 * @param headers by their names in lower case
 */
export function frontIn(headers: Readonly<Record<string, string>>): FrontKind | undefined {
  const { server = "", via = "" } = headers;
  if ("cf-ray" in headers || /cloudflare/i.test(server)) return "cloudflare";
  if (/nginx|openresty/i.test(server)) return "nginx";
  if (/caddy/i.test(server) || /caddy/i.test(via)) return "caddy";
  return /apache/i.test(server) ? "apache" : undefined;
}

function set(line: string): FrontLine {
  return { how: "set", line };
}

function remove(line: string): FrontLine {
  return { how: "remove", line };
}

function menu(line: string): FrontLine {
  return { how: "menu", line };
}
