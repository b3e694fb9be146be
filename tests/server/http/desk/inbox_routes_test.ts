/**
 * Authors read the list of all conversations over the API, and keep what they settle for the console.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { createInboxRoutes } from "../../../../server/http/desk/inbox_routes.ts";
import type { AuthorRole } from "../../../../shared/chat/author.ts";
import { isConsoleSettings, isInboxPage } from "../../../../shared/chat/inbox.ts";
import { MAX_ROW_TEXT_LENGTH } from "../../../../shared/limit.ts";
import { Refused } from "../../../../shared/refusal.ts";
import { testChat } from "../../../helper/chat.ts";
import { ROOM, say } from "../../../helper/new_message.ts";

const author = { kind: "author", id: "owner", name: "Author" } as const;
const SESSION = { sessionHash: "hash", expiresAt: 9e15, confirmedAt: 0 };
const whisper = "3q2-7wAAAAAAAAAAAAAAAA";

async function setUp(role: AuthorRole = "author") {
  const chat = testChat();
  await chat.store.append(say("a question?", { question: true, at: 5 }));
  await chat.store.append(say(`${"long ".repeat(40)}`, { whisper, room: ROOM }));
  const routes = createInboxRoutes({
    chat,
    signedIn: ({ headers }) => {
      if (headers.has("cookie")) return Promise.resolve({ ...SESSION, author, role });
      throw new Refused({ code: "signed-out", message: "Nobody is signed in." });
    },
  });
  return async (method: string, path: string, body?: unknown, headers: HeadersInit = {
    cookie: "small-talk=secret",
    "content-type": "application/json",
  }) => {
    const answer = await routes.request(path, {
      method,
      headers,
      ...body !== undefined && { body: JSON.stringify(body) },
    });
    return { status: answer.status, body: await answer.json() };
  };
}

Deno.test("the inbox has public and private conversations, cut short, with what waits", async () => {
  const ask = await setUp();
  const { body } = await ask("GET", "/api/inbox");
  equal(isInboxPage(body), true);
  const [low, aloud] = body.rows;
  deepEqual([low.whisper, aloud.whisper, aloud.askedAt], [whisper, undefined, 5]);
  equal(low.last.text.length, MAX_ROW_TEXT_LENGTH);
  equal((await ask("GET", "/api/inbox?open=yes")).body.rows.length, 1);
});

Deno.test("to a moderator the inbox says nothing of whispers", async () => {
  const ask = await setUp("moderator");
  const { body } = await ask("GET", "/api/inbox");
  equal(body.rows.length, 1);
  equal(JSON.stringify(body).includes(whisper), false);
  const one = await ask("GET", `/api/inbox?${new URLSearchParams({ room: ROOM, whisper })}`);
  deepEqual(one.body.rows, []);
});

Deno.test("the inbox tells of one conversation alone, or that there is none", async () => {
  const ask = await setUp();
  const rows = async (query: Record<string, string>) =>
    (await ask("GET", `/api/inbox?${new URLSearchParams(query)}`)).body.rows.length;
  equal(await rows({ room: ROOM }), 1);
  equal(await rows({ room: ROOM, whisper }), 1);
  equal(await rows({ room: "default/nowhere" }), 0);
});

Deno.test("a question about the inbox that makes no sense is refused with what is wrong", async () => {
  const ask = await setUp();
  for (const query of ["before=-1", "before=x", "open=no", "room=x", `room=${ROOM}&whisper=*`]) {
    const { status, body } = await ask("GET", `/api/inbox?${query}`);
    deepEqual([status, body.code], [400, "invalid-body"], query);
  }
});

Deno.test("an author settles the console for all devices, within bounds", async () => {
  const ask = await setUp();
  const path = "/api/authors/me/console";
  deepEqual((await ask("GET", path)).body, { filters: [] });
  const filter = { id: "a", name: "Mine", filter: { state: "mine" } };
  const settings = { filters: [filter], withoutKeys: true };
  deepEqual((await ask("PUT", path, settings)).body, settings);
  const { body } = await ask("GET", path);
  deepEqual([body, isConsoleSettings(body)], [settings, true]);
  const many = { filters: Array.from({ length: 21 }, () => filter) };
  equal((await ask("PUT", path, many)).status, 400);
  equal((await ask("PUT", path, { filters: [{ ...filter, name: " " }] })).status, 400);
});

Deno.test("who is not signed in reads no inbox and settles nothing", async () => {
  const ask = await setUp();
  const calls = [["GET", "/api/inbox"], ["GET", "/api/authors/me/console"]] as const;
  for (const [method, path] of calls) {
    equal((await ask(method, path, undefined, {})).body.code, "signed-out");
  }
});
