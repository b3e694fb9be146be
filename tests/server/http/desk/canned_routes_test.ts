/**
 * Authors write canned answers over the API, and nobody else reads them.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { createCannedRoutes } from "../../../../server/http/desk/canned_routes.ts";
import { newId } from "../../../../shared/chat/id.ts";
import { isCannedAnswerList } from "../../../../shared/chat/canned.ts";
import { Refused } from "../../../../shared/refusal.ts";
import { random, testChat } from "../../../helper/chat.ts";

const author = { kind: "author", id: "owner", name: "Author" } as const;
const id = newId(random);

function setUp() {
  const chat = testChat();
  const routes = createCannedRoutes({
    chat,
    authorOf: ({ headers }) => {
      if (headers.has("cookie")) return Promise.resolve(author);
      throw new Refused({ code: "signed-out", message: "Nobody is signed in." });
    },
  });
  return async (method: string, path: string, body?: unknown, headers: HeadersInit = {
    cookie: "small-talk=secret",
    "content-type": "application/json",
  }) => {
    const answer = await routes.request(`/api/canned-answers${path}`, {
      method,
      headers,
      ...body !== undefined && { body: JSON.stringify(body) },
    });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? undefined : JSON.parse(text) };
  };
}

Deno.test("an author keeps a canned answer ready, finds it in the list, and forgets it", async () => {
  const ask = setUp();
  const put = await ask("PUT", `/${id}`, { title: "Hours", text: "Hello {reader}" });
  equal(put.status, 200);
  const list = await ask("GET", "");
  equal(isCannedAnswerList(list.body), true);
  deepEqual(list.body.answers, [put.body]);
  deepEqual(await ask("DELETE", `/${id}`), { status: 204, body: undefined });
  equal((await ask("DELETE", `/${id}`)).status, 404);
});

Deno.test("an unknown variable is refused with what to do, and nothing is kept", async () => {
  const ask = setUp();
  const { status, body } = await ask("PUT", `/${id}`, { title: "A", text: "Hello {name}" });
  deepEqual([status, body.code], [400, "invalid-body"]);
  deepEqual((await ask("GET", "")).body, { answers: [] });
});

Deno.test("who is not signed in neither reads nor writes canned answers", async () => {
  const ask = setUp();
  const calls = [["GET", ""], ["PUT", `/${id}`], ["DELETE", `/${id}`]] as const;
  for (const [method, path] of calls) {
    const body = method === "PUT" ? { title: "A", text: "a" } : undefined;
    const answer = await ask(method, path, body, { "content-type": "application/json" });
    equal(answer.body.code, "signed-out");
  }
});
