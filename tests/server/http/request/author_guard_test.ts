/**
 * Only authors get through, and only from the server's own pages.
 *
 * @module
 */
import { deepEqual, rejects } from "node:assert/strict";
import {
  authorGuard,
  confirmedGuard,
  ownerGuard,
  sessionGuard,
} from "../../../../server/http/request/author_guard.ts";
import { authorCookies } from "../../../../server/http/request/cookie.ts";
import { ownOrigins } from "../../../../server/http/request/origin.ts";
import { CONFIRMATION_LIFE_MS } from "../../../../server/chat/author/confirmation.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { refusedAs, START_MS } from "../../../helper/chat.ts";

const OWN = "http://localhost:8080";
const author = { kind: "author", id: "owner", name: "Author" } as const;

const found = {
  author,
  role: "author",
  sessionHash: "h",
  expiresAt: 1,
  confirmedAt: START_MS,
} as const;
const moderator = { ...found, role: "moderator" } as const;
const clock = new VirtualClock(START_MS);
const options = {
  sessions: {
    find: (secret: string) =>
      Promise.resolve(
        secret === "secret" ? found : secret === "moderator" ? moderator : undefined,
      ),
  },
  policy: { own: ownOrigins(OWN), allowed: ["http://blog.test"] },
  cookies: authorCookies(OWN),
};
const guard = authorGuard(options);

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

Deno.test("what is for the owner is for no other author", async () => {
  const owner = { ...found, role: "owner" } as const;
  const sessions = { find: () => Promise.resolve(owner) };
  deepEqual(await ownerGuard({ ...options, sessions })(request("GET", {})), author);
  for (const cookie of ["small-talk=secret", "small-talk=moderator"]) {
    await rejects(ownerGuard(options)(request("GET", {}, cookie)), refusedAs("forbidden"));
  }
  await rejects(ownerGuard(options)(request("GET", {}, "")), refusedAs("signed-out"));
});

Deno.test("a moderator is signed in, and gets through nowhere else", async () => {
  const asked = request("DELETE", { origin: OWN }, "small-talk=moderator");
  deepEqual(await sessionGuard(options)(asked), moderator);
  await rejects(guard(asked), refusedAs("forbidden"));
  await rejects(confirmedGuard({ ...options, clock })(asked), refusedAs("forbidden"));
});

Deno.test("for what cannot be undone an author proves again who they are after ten minutes", async () => {
  const confirmed = confirmedGuard({ ...options, clock });
  const asked = request("DELETE", { origin: OWN });
  clock.advance(CONFIRMATION_LIFE_MS - 1);
  deepEqual(await confirmed(asked), author);
  clock.advance(1);
  await rejects(confirmed(asked), refusedAs("confirm-needed"));
  deepEqual(await guard(asked), author);
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
