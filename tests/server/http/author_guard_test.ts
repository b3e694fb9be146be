/**
 * Only authors get through, and only from the server's own pages.
 *
 * @module
 */
import { deepEqual, rejects } from "node:assert/strict";
import { authorGuard } from "../../../server/http/author_guard.ts";
import { authorCookies } from "../../../server/http/cookie.ts";
import { ownOrigins } from "../../../server/http/origin.ts";
import { refusedAs } from "../../helper/chat.ts";

const OWN = "http://localhost:8080";
const author = { kind: "author", id: "owner", name: "Author" } as const;

const guard = authorGuard({
  sessions: {
    find: (secret) =>
      Promise.resolve(
        secret === "secret" ? { author, sessionHash: "h", expiresAt: 1 } : undefined,
      ),
  },
  policy: { own: ownOrigins(OWN), allowed: ["http://blog.test"] },
  cookies: authorCookies(OWN),
});

function request(method: string, headers: Record<string, string>, cookie = "small-talk=secret") {
  return new Request(`${OWN}/api/export`, { method, headers: { cookie, ...headers } });
}

Deno.test("an author is let through from the server's own pages", async () => {
  const requests = [
    request("GET", {}),
    request("GET", { "sec-fetch-site": "same-origin" }),
    request("GET", { origin: OWN }),
    request("DELETE", { origin: "http://127.0.0.1:8080", "sec-fetch-site": "same-origin" }),
  ];
  for (const each of requests) deepEqual(await guard(each), author);
});

Deno.test("no other page gets through, whatever cookie it has", async () => {
  const requests = [
    request("DELETE", {}),
    request("POST", { origin: "http://blog.test" }),
    request("GET", { origin: "http://blog.test" }),
    request("GET", { "sec-fetch-site": "cross-site" }),
    request("GET", { "sec-fetch-site": "same-site" }),
    request("DELETE", { origin: OWN, "sec-fetch-site": "cross-site" }),
    request("DELETE", { origin: "null" }),
  ];
  for (const each of requests) await rejects(guard(each), refusedAs("forbidden"));
});

Deno.test("who is not signed in does not get through", async () => {
  for (const cookie of ["", "small-talk=", "small-talk=other", "other=secret"]) {
    await rejects(guard(request("DELETE", { origin: OWN }, cookie)), refusedAs("signed-out"));
  }
});
