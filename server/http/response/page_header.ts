/**
 * The headers of what browsers load from the server, as lines for `serveDir`. They stand here and
 * not in a middleware for all, so that none ever touches an upgrade, and each file gets its own.
 *
 * @module
 */

/** Any site may embed these; its own rules for embedding still hold. */
const EMBEDDABLE = [
  "cross-origin-resource-policy: cross-origin",
  "access-control-allow-origin: *",
];

/** The tag and the element: their addresses never change, so browsers ask again after five minutes. */
export const ENTRY_HEADERS: readonly string[] = [
  ...EMBEDDABLE,
  "cache-control: public, max-age=300, stale-while-revalidate=86400",
];

/** Files with a hash of their content in their name. */
export const HASHED_HEADERS: readonly string[] = [
  ...EMBEDDABLE,
  "cache-control: public, max-age=31536000, immutable",
];

/** The console: its own scripts and styles, its own server, in nobody's frame. */
export const CONSOLE_HEADERS: readonly string[] = [
  "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; " +
  "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; worker-src 'self'; manifest-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types small-talk-worker",
  "cross-origin-opener-policy: same-origin",
  "cross-origin-resource-policy: same-origin",
  "permissions-policy: camera=(), geolocation=(), microphone=()",
  "referrer-policy: no-referrer",
  "x-frame-options: DENY",
  "cache-control: no-cache",
];

/** Its worker, which reaches its own server and loads nothing else. */
export const WORKER_HEADERS: readonly string[] = [
  "content-security-policy: default-src 'none'; connect-src 'self'",
  "cross-origin-resource-policy: same-origin",
  "cache-control: no-cache",
];

/** What it is installed with: the manifest and the icons. */
export const INSTALL_HEADERS: readonly string[] = [
  "cross-origin-resource-policy: same-origin",
  "cache-control: public, max-age=86400",
];

/** The demo's pages, which show what a strict page of a blog may look like. */
export const DEMO_HEADERS: readonly string[] = [
  "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; " +
  "img-src 'self' data:; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'self'",
  "referrer-policy: strict-origin-when-cross-origin",
  "cache-control: no-cache",
];
