import { deepEqual, equal } from "node:assert/strict";
import { createPushFollowRoutes } from "../../../../server/http/reader/push_follow_routes.ts";
import { testChat } from "../../../helper/chat.ts";

const OWN = "http://talk.test";

function setUp() {
  const chat = testChat();
  const routes = createPushFollowRoutes({
    chat,
    pushFollows: undefined,
    policy: { own: [OWN], allowed: [] },
    clock: chat.clock,
    addressOf: () => "192.0.2.1",
    networkOf: () => undefined,
  });
  return {
    token: chat.readerTokens.issue().token,
    async call(method: string, path: string, headers: Record<string, string>, body = {}) {
      const answer = await routes.request(path, {
        method,
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      });
      return [answer.status, (await answer.json()).code];
    },
  };
}

Deno.test("only the server's own page says yes, and only a reader asks for it", async () => {
  const { call, token } = setUp();
  for (const method of ["POST", "PUT", "DELETE"]) {
    deepEqual(await call(method, "/api/follow", { origin: "http://blog.test" }), [
      403,
      "forbidden",
    ]);
    deepEqual(await call(method, "/api/follow", { origin: OWN }), [400, "invalid-body"]);
  }
  deepEqual(await call("POST", "/api/reader/follow/push", {}), [401, "token-invalid"]);
  const bearer = { authorization: `Bearer ${token}` };
  deepEqual(await call("POST", "/api/reader/follow/push", bearer), [400, "invalid-body"]);
});

Deno.test("a server that does not push says so, and does not tire of saying it too fast", async () => {
  const { call, token } = setUp();
  const bearer = { authorization: `Bearer ${token}` };
  deepEqual(await call("POST", "/api/reader/follow/push", bearer, { room: "default/a" }), [
    403,
    "forbidden",
  ]);
  const body = { token: "x" };
  let last: unknown;
  for (let n = 0; n < 40; n++) last = (await call("POST", "/api/follow", { origin: OWN }, body))[1];
  equal(last, "too-fast");
});
