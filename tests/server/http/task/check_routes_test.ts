/**
 * What the server tells its owner's console of itself, and nobody else.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import type { Delivery } from "../../../../server/chat/notification/mailer.ts";
import {
  type CheckRoutesOptions,
  createCheckRoutes,
} from "../../../../server/http/task/check_routes.ts";
import { isCheckFacts } from "../../../../shared/chat/check.ts";
import { Refused } from "../../../../shared/refusal.ts";
import { START_MS } from "../../../helper/chat.ts";

function checked(more: Partial<CheckRoutesOptions> = {}) {
  const clock = new VirtualClock(START_MS);
  const routes = createCheckRoutes({
    ownerOf: ({ headers }) =>
      headers.get("cookie") === "owner"
        ? Promise.resolve({ kind: "author", id: "a", name: "Kim" })
        : Promise.reject(new Refused({ code: "forbidden", message: "It is for the owner." })),
    clock,
    publicUrl: "https://talk.example",
    host: "127.0.0.1",
    trustedProxies: ["10.0.0.2"],
    isDeploy: false,
    cannot: () => [],
    mailer: undefined,
    sendsPush: true,
    peerOf: () => "10.0.0.2",
    addressOf: () => "203.0.113.7",
    ...more,
  });
  const ask = async (method: string, path: string, init: RequestInit = {}) => {
    const headers = { cookie: "owner", ...init.headers };
    const answer = await routes.request(`/api/check${path}`, { method, ...init, headers });
    return { status: answer.status, body: await answer.json() };
  };
  return { ask, clock };
}

const FORWARDED = { headers: { "x-forwarded-for": "203.0.113.7", host: "talk.example" } };

Deno.test("the owner is told what the server sees of the request, and how the server is", async () => {
  const { ask, clock } = checked();
  const { status, body } = await ask("GET", "", FORWARDED);
  equal(status, 200);
  equal(isCheckFacts(body), true);
  deepEqual(body, {
    now: clock.now(),
    publicUrl: "https://talk.example",
    host: "talk.example",
    peer: "10.0.0.2",
    client: "known",
    open: false,
    cannot: [],
    mail: false,
    push: true,
  });
});

Deno.test("nobody but the owner is told anything", async () => {
  const { ask } = checked();
  for (const [method, path] of [["GET", ""], ["POST", "/body"], ["POST", "/mail"]] as const) {
    const { status, body } = await ask(method, path, { headers: { cookie: "author" } });
    deepEqual([status, body.code], [403, "forbidden"], path);
  }
});

Deno.test("a proxy that does not say for whom it asks is told from one that is not believed", async () => {
  const clientSeen = async (more: Partial<CheckRoutesOptions>, init?: RequestInit) =>
    (await checked(more).ask("GET", "", init)).body.client;
  equal(await clientSeen({}), "nameless");
  equal(await clientSeen({ addressOf: () => "10.0.0.2" }, FORWARDED), "unbelieved");
  // Whoever sits at the proxy's own machine.
  const here = { headers: { "x-forwarded-for": "10.0.0.2" } };
  equal(await clientSeen({ addressOf: () => "10.0.0.2" }, here), "known");
  equal(await clientSeen({ publicUrl: "http://localhost:8080" }), "direct");
  equal(await clientSeen({ isDeploy: true }), "direct");
});

Deno.test("a server that can be reached past its proxy, or whose data is lost, says so", async () => {
  const facts = async (more: Partial<CheckRoutesOptions>) =>
    (await checked(more).ask("GET", ""))
      .body;
  equal((await facts({ host: "0.0.0.0" })).open, true);
  equal((await facts({ host: "0.0.0.0", trustedProxies: [] })).open, false);
  equal((await facts({ host: "0.0.0.0", isDeploy: true })).open, false);
  deepEqual((await facts({ cannot: () => ["write"] })).cannot, ["write"]);
});

Deno.test("how much of a body came is counted", async () => {
  const { ask } = checked();
  deepEqual((await ask("POST", "/body", { body: "한글" })).body, { bodyBytes: 6 });
});

Deno.test("the mail server is looked at without a mail, and why it refuses is told in a word", async () => {
  equal((await checked().ask("POST", "/mail")).status, 404);
  const lookOf = async (delivery: Delivery) => {
    const mailer = { look: () => Promise.resolve(delivery) };
    return (await checked({ mailer }).ask("POST", "/mail")).body.mail;
  };
  equal(await lookOf({ kind: "sent" }), "ok");
  equal(await lookOf({ kind: "later", reason: "EAUTH" }), "user");
  equal(await lookOf({ kind: "later", reason: "ETLS" }), "encryption");
  equal(await lookOf({ kind: "later", reason: "ECONNREFUSED" }), "unreachable");
});

Deno.test("an owner checks four times at once, and then has to wait", async () => {
  const { ask, clock } = checked();
  for (let n = 0; n < 12; n++) equal((await ask("GET", "")).status, 200);
  const { status, body } = await ask("GET", "");
  deepEqual([status, body.code, body.retryAfterMs], [429, "too-fast", 10_000]);
  clock.advance(10_000);
  equal((await ask("GET", "")).status, 200);
});
