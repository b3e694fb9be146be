import { deepEqual, equal, notEqual } from "node:assert/strict";
import { createReaderRoutes } from "../../../server/http/reader_routes.ts";
import { isReaderGrant, type ReaderGrant } from "../../../shared/chat/event.ts";
import { isRefusal } from "../../../shared/refusal.ts";
import { testChat } from "../../helper/chat.ts";
import { siteWith } from "../../helper/site_policy.ts";

function setUp() {
  const chat = testChat();
  let address = "192.0.2.1";
  const routes = createReaderRoutes({
    ...chat,
    addressOf: () => address,
    networkOf: () => undefined,
  });
  return {
    ...chat,
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
