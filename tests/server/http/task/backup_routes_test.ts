/**
 * A copy is given to whoever has the keys, one at a time.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { createTaskToken } from "../../../../server/chat/token/task_token.ts";
import { createBackupRoutes } from "../../../../server/http/task/backup_routes.ts";
import { random, testChat } from "../../../helper/chat.ts";

function setUp(copy = () => Promise.resolve(new Blob(["copy"]).stream())) {
  const { keyring, clock, readerTokens } = testChat();
  const routes = createBackupRoutes({ keyring, clock, copy });
  const token = createTaskToken({ keyring, clock, random });
  const ask = (authorization = `Bearer ${token}`) =>
    Promise.resolve(routes.request("/api/backup", { headers: { authorization } }));
  return { ask, clock, readerTokens };
}

Deno.test("whoever can read the keys gets a copy of the data file", async () => {
  const { ask } = setUp();
  const answer = await ask();
  equal(answer.headers.get("content-type"), "application/vnd.sqlite3");
  equal(await answer.text(), "copy");
});

Deno.test("nobody else gets a copy, also not with a token that was good once", async () => {
  const { ask, clock, readerTokens } = setUp();
  for (const authorization of ["", "Bearer x", `Bearer ${readerTokens.issue().token}`]) {
    const answer = await ask(authorization);
    deepEqual([answer.status, (await answer.json()).code], [401, "token-invalid"]);
  }
  clock.advance(60_000);
  equal((await ask()).status, 401);
});

Deno.test("one copy is made at a time, and the next one may be asked for after it", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { ask } = setUp(() => promise.then(() => new Blob(["copy"]).stream()));
  const first = ask();
  const second = await ask();
  deepEqual([second.status, (await second.json()).code], [429, "too-fast"]);
  resolve();
  await (await first).body?.cancel();
  equal((await ask()).status, 200);
});

Deno.test("a server without a data file says so, and what to do instead, to whoever may ask", async () => {
  const { keyring, clock } = testChat();
  const routes = createBackupRoutes({ keyring, clock });
  const token = createTaskToken({ keyring, clock, random });
  const answer = await routes.request("/api/backup", {
    headers: { authorization: `Bearer ${token}` },
  });
  equal(answer.status, 404);
  match((await answer.json()).message, /no data file to copy. Use "deno task export"/);
  equal((await routes.request("/api/backup")).status, 401);
});
