import { deepEqual, equal, notEqual } from "node:assert/strict";
import type { ChatOptions } from "../../../../server/chat/chat.ts";
import { parseIdentityKey } from "../../../../server/chat/reader/identity_key.ts";
import { createReaderRoutes } from "../../../../server/http/reader/reader_routes.ts";
import { isReaderGrant, type ReaderGrant } from "../../../../shared/chat/event.ts";
import { isReaderLink, type ReaderLink } from "../../../../shared/chat/reader.ts";
import { settingsOf } from "../../../../shared/chat/reader_answer.ts";
import { isRefusal } from "../../../../shared/refusal.ts";
import { testChat } from "../../../helper/chat.ts";
import { goodClaims, jwt, KEY_KINDS } from "../../../helper/identity.ts";
import { siteWith } from "../../../helper/site_policy.ts";

function setUp(options: Partial<ChatOptions> = {}) {
  const chat = testChat(options);
  let address = "192.0.2.1";
  const routes = createReaderRoutes({
    ...chat,
    addressOf: () => address,
    networkOf: () => undefined,
  });
  const post = async (path: string, headers: HeadersInit, body?: object) => {
    const init = {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      ...body !== undefined && { body: JSON.stringify(body) },
    };
    const response = await routes.request(path, init);
    return { status: response.status, body: await response.json() as unknown };
  };
  return {
    ...chat,
    post,
    from: (next: string) => address = next,
    async ask(
      headers: HeadersInit = {},
      body: string | undefined = undefined,
    ): Promise<{ status: number; body: unknown }> {
      const init = { method: "POST", headers, ...body !== undefined && { body } };
      const response = await routes.request("/api/reader", init);
      return { status: response.status, body: await response.json() };
    },
  };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

Deno.test("a reader gets a token that counts", async () => {
  const { ask, readerTokens } = setUp();
  const { status, body } = await ask();
  equal(status, 201);
  equal(isReaderGrant(body), true);
  const { token, reader, expiresAt } = body as ReaderGrant;
  deepEqual(readerTokens.read(token), { sender: reader, site: "default", expiresAt });
  notEqual(((await ask()).body as ReaderGrant).reader.id, reader.id);
});

Deno.test("a reader who brings a token that still counts stays the same reader", async () => {
  const { ask, clock } = setUp();
  const first = (await ask()).body as ReaderGrant;
  clock.advance(60_000);
  const { status, body } = await ask(bearer(first.token));
  equal(status, 201);
  deepEqual((body as ReaderGrant).reader, first.reader);
  equal((body as ReaderGrant).expiresAt, first.expiresAt + 60_000);
});

Deno.test("a page gets tokens of its own site, whatever it asks for; others may name one", async () => {
  const { ask, sites } = setUp();
  await sites.put(siteWith("aside", { origins: ["http://aside.test"] }));
  const json = { "content-type": "application/json" };
  const asks: [headers: Record<string, string>, named: string | undefined, site: string][] = [
    [{ origin: "http://blog.test" }, undefined, "default"],
    [{ origin: "http://aside.test" }, undefined, "aside"],
    [{ origin: "http://aside.test" }, "default", "aside"],
    [{}, undefined, "default"],
    [{}, "aside", "aside"],
    [{ origin: "http://talk.test" }, "aside", "aside"],
  ];
  for (const [headers, site, granted] of asks) {
    const body = site === undefined ? undefined : JSON.stringify({ site });
    const answer = await ask({ ...headers, ...json }, body);
    equal((answer.body as ReaderGrant).site, granted);
  }
  equal((await ask({ origin: "http://evil.test" })).status, 403);
  equal((await ask(json, '{"site":"other"}')).status, 404);
  equal((await ask(json, '{"site":["aside"]}')).status, 400);
});

Deno.test("whoever gets a token is told of its site too, and nobody of another", async () => {
  const { ask, sites, readerTokens } = setUp();
  await sites.put(
    siteWith("aside", { origins: ["http://aside.test"], theme: { mode: "dark" }, language: "ko" }),
  );
  const settings = async (headers: HeadersInit) =>
    settingsOf((await ask(headers)).body as ReaderGrant);
  const { id, theme, language } = await settings({ origin: "http://aside.test" }) ?? {};
  deepEqual([id, theme, language], ["aside", { mode: "dark" }, "ko"]);
  equal((await settings({ origin: "http://blog.test" }))?.id, "default");
  equal((await settings(bearer(readerTokens.issue("aside").token)))?.id, "aside");
  equal(JSON.stringify((await ask()).body).includes("words"), false);
});

Deno.test("a token is renewed on pages of its own site only, and by programs as it is", async () => {
  const { ask, sites, readerTokens } = setUp();
  await sites.put(siteWith("aside", { origins: ["http://aside.test"] }));
  const headers = bearer(readerTokens.issue("aside").token);
  equal((await ask({ ...headers, origin: "http://blog.test" })).status, 401);
  equal((await ask({ ...headers, origin: "http://aside.test" })).status, 201);
  equal(((await ask(headers)).body as ReaderGrant).site, "aside");
});

Deno.test("a token that does not count is refused, so that nobody becomes another reader unawares", async () => {
  const { ask, clock } = setUp();
  const { token } = (await ask()).body as ReaderGrant;
  const wrong = [bearer(token + "A"), bearer(""), { authorization: token }, {
    authorization: `Basic ${btoa("a:b")}`,
  }];
  for (const headers of wrong) {
    const { status, body } = await ask(headers);
    equal(status, 401);
    equal(isRefusal(body) && body.code, "token-invalid");
  }
  clock.advance(90 * 24 * 60 * 60_000);
  equal((await ask(bearer(token))).status, 401);
});

Deno.test("tokens are limited by network, and others are not held back", async () => {
  const { ask, from, clock } = setUp();
  from("2001:db8::1");
  let granted = 0;
  while ((await ask()).status === 201) granted++;
  equal(granted, 60);
  from("2001:db8::2");
  const { status, body } = await ask();
  equal(status, 429);
  equal(isRefusal(body) && body.code === "too-fast" && body.retryAfterMs, 2_000);
  from("2001:db8:0:1::1");
  equal((await ask()).status, 201);
  from("2001:db8::1");
  clock.advance(2_000);
  equal((await ask()).status, 201);
});

Deno.test("a reader with a link becomes the same reader, on another device", async () => {
  const { ask, post } = setUp();
  const { token, reader } = (await ask()).body as ReaderGrant;
  const { status, body } = await post("/api/reader/link", bearer(token));
  equal(status, 201);
  equal(isReaderLink(body), true);
  const { token: link } = body as ReaderLink;
  const device = await post("/api/reader", {}, { link });
  equal(device.status, 201);
  deepEqual((device.body as ReaderGrant).reader, reader);
  equal((await post("/api/reader", {}, { link })).status, 401);
});

Deno.test("a link is made for who has a token that counts, a few of them, on a page of its site", async () => {
  const { ask, post, from } = setUp();
  const { token } = (await ask()).body as ReaderGrant;
  for (const headers of [{}, bearer(""), bearer(token + "A"), { authorization: token }]) {
    equal((await post("/api/reader/link", headers)).status, 401);
  }
  const foreign = { ...bearer(token), origin: "https://evil.example" };
  equal((await post("/api/reader/link", foreign)).status, 401);
  const statuses: number[] = [];
  for (let n = 0; n < 7; n++) {
    from(`192.0.2.${n + 10}`);
    statuses.push((await post("/api/reader/link", bearer(token))).status);
  }
  deepEqual(statuses, [201, 201, 201, 201, 201, 429, 429]);
  from("192.0.2.99");
  let made = 0;
  for (;;) {
    const next = readerTokensOf(await ask());
    if (next === undefined || (await post("/api/reader/link", bearer(next))).status !== 201) break;
    made++;
  }
  equal(made, 20);
});

Deno.test("whom a site names gets a token, and is told who they are", async () => {
  const [kind] = KEY_KINDS;
  const { post, clock } = setUp({ identityKeyOf: () => parseIdentityKey(kind?.setting ?? "") });
  if (kind === undefined) throw new Error("There is no kind of key");
  const identity = jwt(goodClaims("http://talk.test/default", clock.now()), kind);
  const { status, body } = await post("/api/reader", {}, { identity });
  equal(status, 201);
  const { token, reader } = body as ReaderGrant;
  deepEqual([reader.name, reader.verified], ["Kim", true]);
  const renewed = await post("/api/reader", bearer(token));
  deepEqual((renewed.body as ReaderGrant).reader, reader);
  equal((await post("/api/reader", {}, { identity })).status, 401);
});

Deno.test("nobody is two readers at once, and what is no text names none", async () => {
  const { ask, post } = setUp();
  const { token } = (await ask()).body as ReaderGrant;
  const attempts: readonly [headers: HeadersInit, body: object][] = [
    [bearer(token), { link: "x" }],
    [bearer(token), { identity: "x" }],
    [{}, { link: "x", identity: "x" }],
    [{}, { identity: 7 }],
    [{}, { link: null }],
    [{}, { link: ["x"] }],
  ];
  for (const [headers, body] of attempts) {
    const answer = await post("/api/reader", headers, body);
    equal(answer.status, 400, JSON.stringify(body));
    equal(isRefusal(answer.body) && answer.body.code, "invalid-body");
  }
});

function readerTokensOf({ status, body }: { status: number; body: unknown }): string | undefined {
  return status === 201 ? (body as ReaderGrant).token : undefined;
}
