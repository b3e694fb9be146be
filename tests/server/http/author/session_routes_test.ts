import { deepEqual, equal } from "node:assert/strict";
import { createSessionRoutes } from "../../../../server/http/author/session_routes.ts";
import { isSessionList, type SessionList } from "../../../../shared/chat/author.ts";
import { Refused } from "../../../../shared/refusal.ts";
import { START_MS, testChat } from "../../../helper/chat.ts";

const HOUR_MS = 3_600_000;
const author = { id: "a", name: "A", passwordHash: "", createdAt: START_MS };

async function setUp() {
  const chat = testChat();
  const { sessions, store } = chat;
  await store.putAuthor(author);
  await store.putAuthor({ ...author, id: "b" });
  const routes = createSessionRoutes({
    sessions,
    async signedIn({ headers }) {
      const found = await sessions.find(headers.get("secret") ?? "");
      if (found === undefined) throw new Refused({ code: "signed-out", message: "" });
      return found;
    },
  });
  const call = async (method: string, path: string, secret: string) => {
    const response = await routes.request(path, { method, headers: { secret } });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  };
  const list = async (secret: string) =>
    (await call("GET", "/api/sessions", secret)).body as SessionList;
  return { ...chat, call, list };
}

Deno.test("an author sees where they are signed in, the newest first, to the hour", async () => {
  const { sessions, clock, list } = await setUp();
  const old = await sessions.open(author);
  clock.advance(10);
  const young = await sessions.open(author);
  await sessions.open({ ...author, id: "b" });
  clock.advance(HOUR_MS - 11);
  const before = await list(old.secret);
  equal(isSessionList(before), true);
  deepEqual(
    before.sessions.map(({ createdAt, seenAt, current }) => [createdAt, seenAt, current]),
    [[START_MS + 10, START_MS + 10, undefined], [START_MS, START_MS, true]],
  );
  clock.advance(1);
  const after = await list(old.secret);
  deepEqual(after.sessions.map(({ seenAt }) => seenAt), [START_MS + 10, START_MS + HOUR_MS]);
  for (const { sessionHash, secret } of [old, young]) {
    equal(JSON.stringify(after).includes(sessionHash), false);
    equal(JSON.stringify(after).includes(secret), false);
  }
});

Deno.test("an author ends one of their sessions, and nobody else's", async () => {
  const { sessions, call, list } = await setUp();
  const [mine, other, foreign] = [
    await sessions.open(author),
    await sessions.open(author),
    await sessions.open({ ...author, id: "b" }),
  ];
  const [found] = (await list(foreign.secret)).sessions;
  equal((await call("DELETE", `/api/sessions/${found?.id}`, mine.secret)).status, 404);
  equal((await call("DELETE", "/api/sessions/unknown", mine.secret)).status, 404);
  const id = (await list(mine.secret)).sessions.find(({ current }) => !current)?.id;
  equal((await call("DELETE", `/api/sessions/${id}`, mine.secret)).status, 204);
  deepEqual((await list(mine.secret)).sessions.map(({ current }) => current), [true]);
  equal((await call("GET", "/api/sessions", other.secret)).status, 401);
  equal((await call("GET", "/api/sessions", foreign.secret)).status, 200);
});

Deno.test("an author ends all their sessions but the one that asks", async () => {
  const { sessions, call, list } = await setUp();
  const [mine, foreign] = [
    await sessions.open(author),
    await sessions.open({ ...author, id: "b" }),
  ];
  const ended: unknown[] = [];
  const others = [await sessions.open(author), await sessions.open(author)];
  sessions.onEnded((event) => ended.push(event));
  equal((await call("DELETE", "/api/sessions", mine.secret)).status, 204);
  deepEqual(new Set(ended), new Set(others.map(({ sessionHash }) => ({ sessionHash }))));
  deepEqual((await list(mine.secret)).sessions.map(({ current }) => current), [true]);
  equal((await list(foreign.secret)).sessions.length, 1);
});
