/**
 * Authors read their numbers, as JSON or as a table.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { createStatisticsRoutes } from "../../../../server/http/desk/statistics_routes.ts";
import { Refused } from "../../../../shared/refusal.ts";
import { isStatistics } from "../../../../shared/chat/statistics.ts";
import { testChat } from "../../../helper/chat.ts";
import { HOSTILE } from "../../../helper/hostile_string.ts";
import { say } from "../../../helper/new_message.ts";

function setUp() {
  const chat = testChat();
  const author = { kind: "author", id: "owner", name: "Author" } as const;
  const routes = createStatisticsRoutes({
    ...chat,
    authorOf: ({ headers }) => {
      if (headers.has("cookie")) return Promise.resolve(author);
      throw new Refused({ code: "signed-out", message: "Nobody is signed in." });
    },
  });
  const ask = (query: string, headers: HeadersInit = { cookie: "a=b" }) =>
    Promise.resolve(routes.request(`/api/statistics${query}`, { headers }));
  return { ...chat, ask };
}

Deno.test("authors read numbers of a site and span, and nobody else does", async () => {
  const { ask } = setUp();
  const response = await ask("?site=default&days=7&zone=Asia/Seoul");
  equal(response.status, 200);
  const body = await response.json();
  equal(isStatistics(body), true);
  equal(body.periods.length, 7);
  equal((await (await ask("")).json()).days, 30);
  equal((await ask("", {})).status, 401);
});

Deno.test("numbers come as tables for spreadsheets, by day and by post", async () => {
  const { ask, store, clock } = setUp();
  const page = { title: "=cmd|' /C calc'!A0", url: "https://blog.example/a" };
  await store.append(say("?", { at: clock.now(), question: true, page }));
  const days = await ask("?days=7&format=csv");
  equal(
    days.headers.get("content-disposition"),
    'attachment; filename="questions-all-7-days.csv"',
  );
  match(
    await days.text(),
    /^\uFEFFday,questions,answered,private conversations\r\n2023-11-08,0,0,0\r\n/,
  );
  const posts = await ask("?days=7&format=csv&table=posts&site=default");
  equal(
    await posts.text(),
    "\uFEFFpost,address,questions,open\r\n'=cmd|' /C calc'!A0,https://blog.example/a,1,1\r\n",
  );
});

Deno.test("whatever else is asked for is refused, with the name of what does not fit", async () => {
  const { ask } = setUp();
  const refusalOf = async (query: string) => {
    const response = await ask(query);
    const { code, message } = await response.json();
    return [response.status, code, message];
  };
  deepEqual((await refusalOf("?site=nowhere")).slice(0, 2), [404, "not-found"]);
  for (const name of ["days", "zone", "format", "table"]) {
    for (const text of [...HOSTILE, "8", "Asia/Nowhere"]) {
      if (!text.isWellFormed()) continue;
      const [status, code, message] = await refusalOf(`?${name}=${encodeURIComponent(text)}`);
      deepEqual([status, code], [400, "invalid-body"], text);
      match(message, new RegExp(`^"${name}" must be `));
    }
  }
});
