import { deepEqual, equal, notEqual } from "node:assert/strict";
import { createReaderRoutes } from "../../../server/http/reader_routes.ts";
import { isReaderGrant, type ReaderGrant } from "../../../shared/chat/event.ts";
import { isRefusal } from "../../../shared/refusal.ts";
import { testChat } from "../../helper/chat.ts";

function setUp() {
  const chat = testChat();
  let address = "192.0.2.1";
  const routes = createReaderRoutes({ ...chat, addressOf: () => address });
  return {
    ...chat,
    from: (next: string) => address = next,
    async ask(headers: HeadersInit = {}): Promise<{ status: number; body: unknown }> {
      const response = await routes.request("/api/reader", { method: "POST", headers });
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
  deepEqual(readerTokens.read(token), { sender: reader, expiresAt });
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
