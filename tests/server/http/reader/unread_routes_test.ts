import { deepEqual, equal } from "node:assert/strict";
import { createUnreadRoutes } from "../../../../server/http/reader/unread_routes.ts";
import { isUnreadList } from "../../../../shared/chat/attention.ts";
import { isRefusal } from "../../../../shared/refusal.ts";
import { testChat } from "../../../helper/chat.ts";
import { ROOM as room, say } from "../../../helper/new_message.ts";

function setUp() {
  const chat = testChat();
  let address = "192.0.2.1";
  const routes = createUnreadRoutes({ ...chat, ...chat.attention, addressOf: () => address });
  return {
    ...chat,
    from: (next: string) => address = next,
    async ask(headers: HeadersInit = {}): Promise<{ status: number; body: unknown }> {
      const response = await routes.request("/api/reader/unread", { headers });
      return { status: response.status, body: await response.json() };
    },
  };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

Deno.test("a page without a socket is told what its reader has not seen", async () => {
  const { ask, readerTokens, store } = setUp();
  const { token, reader } = readerTokens.issue();
  deepEqual((await ask(bearer(token))).body, { total: 0, conversations: [] });
  await store.append(say("mine", { from: reader }));
  await store.append(say("theirs"));
  const { status, body } = await ask(bearer(token));
  equal(status, 200);
  equal(isUnreadList(body), true);
  deepEqual(body, { total: 1, conversations: [{ room, unread: 1, firstUnreadSeq: 2 }] });
  deepEqual((await ask(bearer(readerTokens.issue().token))).body, { total: 0, conversations: [] });
});

Deno.test("without a token that counts on this page nothing is told", async () => {
  const { ask, readerTokens } = setUp();
  const { token } = readerTokens.issue();
  const wrong: HeadersInit[] = [
    {},
    bearer(""),
    bearer(`${token}A`),
    { authorization: token },
    { ...bearer(token), origin: "http://elsewhere.test" },
  ];
  for (const headers of wrong) {
    const { status, body } = await ask(headers);
    equal(status, 401);
    equal(isRefusal(body) && body.code, "token-invalid");
  }
  equal((await ask({ ...bearer(token), origin: "http://blog.test" })).status, 200);
});

Deno.test("pages are limited by network, and others are not held back", async () => {
  const { ask, from, clock, readerTokens } = setUp();
  const headers = bearer(readerTokens.issue().token);
  from("192.0.2.1");
  let answered = 0;
  while ((await ask(headers)).status === 200) answered++;
  equal(answered, 120);
  const { status, body } = await ask(headers);
  equal(status, 429);
  equal(isRefusal(body) && body.code === "too-fast" && body.retryAfterMs, 500);
  from("198.51.100.1");
  equal((await ask(headers)).status, 200);
  from("192.0.2.1");
  clock.advance(500);
  equal((await ask(headers)).status, 200);
});
