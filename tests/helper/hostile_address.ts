/**
 * Addresses that are no address of a page, in the spellings browsers have put up with, and some that
 * only look like one.
 *
 * @module
 */

const CALL = "hit()";

/** Ways to write a scheme that a filter for its plain spelling does not see. */
const DISGUISES: readonly ((scheme: string) => string)[] = [
  (scheme) => `${scheme}:`,
  (scheme) => `${scheme.toUpperCase()}:`,
  (scheme) => `${scheme.replace(/.(.)/g, (pair) => pair[0] + (pair[1] ?? "").toUpperCase())}:`,
  (scheme) => ` ${scheme}:`,
  (scheme) => `\u0001${scheme}:`,
  (scheme) => `\u00a0${scheme}:`,
  (scheme) => `${scheme.slice(0, 4)}\t${scheme.slice(4)}:`,
  (scheme) => `${scheme.slice(0, 4)}\n${scheme.slice(4)}:`,
  (scheme) => `${scheme.slice(0, 4)}\r${scheme.slice(4)}:`,
  (scheme) => `${scheme}\t:`,
  (scheme) => `${scheme}&colon;`,
  (scheme) => `${scheme}&#58;`,
  (scheme) => `&#x${scheme.charCodeAt(0).toString(16)};${scheme.slice(1)}:`,
  (scheme) => `&#${`${scheme.charCodeAt(0)}`.padStart(7, "0")}${scheme.slice(1)}:`,
  (scheme) => `${scheme}%3A`,
  (scheme) => `${scheme}\u200b:`,
];

/** The addresses. */
export const ADDRESSES: readonly string[] = [
  ...DISGUISES.map((disguise) => disguise("javascript") + CALL),
  ...DISGUISES.slice(0, 4).map((disguise) => `${disguise("vbscript")}${CALL}`),
  ...DISGUISES.slice(0, 8).map((disguise) =>
    `${disguise("data")}text/html,<script>${CALL}</script>`
  ),
  `javascript://a.example/%0a${CALL}`,
  `javascript://%0a${CALL}`,
  `javascript:"<img src=x onerror=${CALL}>"`,
  `java\0script:${CALL}`,
  `data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==`,
  `data:image/svg+xml,<svg xmlns=http://www.w3.org/2000/svg onload=${CALL}>`,
  `data:,${CALL}`,
  "blob:http://stage.localhost/none",
  "filesystem:http://stage.localhost/temporary/x",
  "file:///etc/passwd",
  "view-source:javascript:hit()",
  "about:blank",
  "feed:javascript:hit()",
  "intent://evil.test#Intent;scheme=javascript;end",
  "chrome://settings",
  "ws://evil.test/",
  "ftp://evil.test/",
  "//evil.test/relative",
  "\\\\evil.test\\share",
  "/\\evil.test/slash",
  "http:evil.test",
  "https:///evil.test",
  "http://a.example@evil.test/",
  "https://а.example/",
  "x-unknown:hit()",
  "tel:+1",
  "sms:+1",
];
