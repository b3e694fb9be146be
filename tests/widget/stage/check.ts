/**
 * A server behind an nginx that hides who asks and cuts quiet connections, as far as a check of the
 * console sees it.
 *
 * @module
 */
import type { Page } from "playwright-core";
import { type Answers, GRANT, SIGNED_IN } from "./desk.ts";

const [, grant] = GRANT;

/** What its API answers to the owner. */
export const CHECK_ANSWERS: Answers = {
  ...SIGNED_IN,
  "GET /api/session": [200, { ...grant, role: "owner" }],
  "GET /api/check": [200, {
    // When it is asked for, and not when this was loaded.
    get now() {
      return Date.now();
    },
    publicUrl: "http://stage.localhost",
    host: "stage.localhost",
    peer: "10.0.0.2",
    client: "nameless",
    open: false,
    cannot: [],
    mail: true,
    push: false,
  }],
  "POST /api/check/body": [200, { bodyBytes: 200_000 }],
  "POST /api/check/mail": [200, { mail: "ok" }],
};

/** Stands for its files and sockets. */
export async function pretendFront(page: Page): Promise<void> {
  await page.route("**/small-talk.js", (route) =>
    route.fulfill({
      contentType: "text/javascript",
      headers: {
        server: "nginx",
        "access-control-allow-origin": "*",
        "cross-origin-resource-policy": "cross-origin",
        "cache-control": "max-age=86400",
        etag: '"a"',
      },
      body: "",
    }));
  await page.route("**/stomp/info", (route) => route.fulfill({ json: { entropy: 1 } }));
  await page.route("**/xhr_streaming", (route) => route.fulfill({ body: "hhhh\no\n" }));
  await page.routeWebSocket("**/stomp", (socket) => {
    socket.onMessage(() => {
      socket.send("CONNECTED\nversion:1.2\n\n\0");
      void socket.close({ code: 1001 });
    });
  });
}
