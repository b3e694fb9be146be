/**
 * Authors export and import; nobody else does.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { createTaskToken } from "../../../../server/chat/token/task_token.ts";
import { createArchiveRoutes } from "../../../../server/http/task/archive_routes.ts";
import { Refused } from "../../../../shared/refusal.ts";
import { archiveOf, bytesOf, converse, READER } from "../../../helper/archive.ts";
import { random, type TestChat, testChat } from "../../../helper/chat.ts";
import { HOSTILE } from "../../../helper/hostile_string.ts";
import { ROOM, say } from "../../../helper/new_message.ts";

const AUTHOR = { kind: "author", id: "owner", name: "Author" } as const;
const SIGNED_OUT = new Refused({ code: "signed-out", message: "Nobody is signed in." });

function routesOf(chat: TestChat, isAuthor = true) {
  const authorOf = () => isAuthor ? Promise.resolve(AUTHOR) : Promise.reject(SIGNED_OUT);
  const routes = createArchiveRoutes({ ...chat, chat, authorOf, confirmed: authorOf });
  return (path: string, init: RequestInit = {}) => Promise.resolve(routes.request(path, init));
}

async function codeOf(response: Response): Promise<unknown> {
  const { code }: { code?: unknown } = await response.json();
  return [response.status, code];
}

Deno.test("an author exports lines that another server imports", async () => {
  const chat = testChat();
  await converse(chat.store);
  const exported = await routesOf(chat)("/api/export");
  equal(
    exported.headers.get("content-disposition"),
    'attachment; filename="conversations.jsonl"',
  );
  const text = await exported.text();
  equal(text, await archiveOf(chat.store));

  const other = testChat();
  const answer = await routesOf(other)("/api/import", { method: "POST", body: text });
  deepEqual([answer.status, (await answer.json()).messages], [200, { added: 5, known: 0 }]);
  equal(other.sites.get("default").title, "Blog");
  equal(other.sites.settingsOf(ROOM).moderation.slowModeSeconds, 5);
});

Deno.test("an author exports Markdown, and whispers only when they say so", async () => {
  const chat = testChat();
  await converse(chat.store);
  const ask = routesOf(chat);
  const open = await ask("/api/export?format=markdown");
  equal(open.headers.get("content-type"), "text/markdown; charset=utf-8");
  equal(open.headers.get("content-disposition"), 'attachment; filename="conversations.md"');
  equal((await open.text()).includes("whisper of"), false);
  const all = await ask("/api/export?format=markdown&whispers=yes");
  equal((await all.text()).includes("whisper of"), true);
  const without = await (await ask("/api/export?whispers=no")).text();
  equal(without.includes(`"whisper":"${READER.id}"`), false);
});

Deno.test("an export is of a site or a room that is asked for", async () => {
  const chat = testChat();
  await converse(chat.store);
  const ask = routesOf(chat);
  const lines = async (query: string) =>
    (await (await ask(`/api/export?${query}`)).text()).trimEnd().split("\n").length;
  const room = encodeURIComponent(ROOM);
  deepEqual([await lines(`room=${room}`), await lines("site=default")], [13, 13]);
  equal(await lines("room=default%2Fother"), 3);
});

Deno.test("what cannot be asked for is refused with what is expected", async () => {
  const ask = routesOf(testChat());
  for (const query of ["format=html", "whispers=maybe", "room=default", "room=Default%2Fa"]) {
    deepEqual(await codeOf(await ask(`/api/export?${query}`)), [400, "invalid-body"], query);
  }
  for (const text of HOSTILE.filter((text) => text.isWellFormed() && text !== "")) {
    const name = encodeURIComponent(text);
    for (const field of ["site", "room", "format", "whispers"]) {
      const { status } = await ask(`/api/export?${field}=${name}`);
      equal(status === 400 || status === 404, true, `${field} ${name}`);
    }
  }
});

Deno.test("a damaged archive is refused with its line", async () => {
  const ask = routesOf(testChat());
  for (const body of [undefined, "", "{}", '{"type":"smalltalk","version":1}\n{"type":"x"}']) {
    const init = { method: "POST", ...body !== undefined && { body } };
    deepEqual(await codeOf(await ask("/api/import", init)), [400, "invalid-body"]);
  }
});

Deno.test("an archive over the limit is refused before it is read", async () => {
  const ask = routesOf(testChat());
  const headers = { "content-length": String(2 ** 40) };
  const answer = await ask("/api/import", { method: "POST", headers, body: "{}" });
  deepEqual(await codeOf(answer), [413, "invalid-body"]);
});

Deno.test("a task exports and imports, as whoever can read the keys", async () => {
  const chat = testChat();
  await converse(chat.store);
  const ask = routesOf(chat, false);
  const token = createTaskToken({ ...chat, random });
  const headers = { authorization: `Bearer ${token}` };
  const body = await (await ask("/api/export", { headers })).text();
  equal(body, await archiveOf(chat.store));
  equal((await ask("/api/import", { method: "POST", headers, body })).status, 200);
  chat.clock.advance(60_000);
  deepEqual(await codeOf(await ask("/api/export", { headers })), [401, "signed-out"]);
});

Deno.test("an author who is signed out meanwhile exports and imports no further", async () => {
  const chat = testChat();
  for (let n = 0; n < 600; n++) await chat.store.append(say(`text ${n}`));
  const text = await archiveOf(chat.store);
  const routes = createArchiveRoutes({
    ...chat,
    chat,
    authorOf: () => Promise.reject(SIGNED_OUT),
    confirmed: () => Promise.resolve(AUTHOR),
  });
  const exported = await routes.request("/api/export");
  await rejects(exported.text(), SIGNED_OUT);
  const body = ReadableStream.from(bytesOf(text));
  const init = { method: "POST", body, duplex: "half" } as const;
  deepEqual(await codeOf(await routes.request("/api/import", init)), [401, "signed-out"]);
});

Deno.test("who proved too long ago who they are neither exports nor imports, and once begun it goes on", async () => {
  const chat = testChat();
  for (let n = 0; n < 600; n++) await chat.store.append(say(`text ${n}`));
  const body = await archiveOf(chat.store);
  const confirmNeeded = new Refused({ code: "confirm-needed", message: "Prove that it is you." });
  let isFresh = true;
  const routes = createArchiveRoutes({
    ...chat,
    chat,
    authorOf: () => Promise.resolve(AUTHOR),
    confirmed: () => isFresh ? Promise.resolve(AUTHOR) : Promise.reject(confirmNeeded),
  });
  const exported = await routes.request("/api/export");
  isFresh = false;
  equal(await exported.text(), body);
  deepEqual(await codeOf(await routes.request("/api/export")), [403, "confirm-needed"]);
  const init = { method: "POST", body };
  deepEqual(await codeOf(await routes.request("/api/import", init)), [403, "confirm-needed"]);
});

Deno.test("nobody but an author exports or imports", async () => {
  const chat = testChat();
  await converse(chat.store);
  const ask = routesOf(chat, false);
  deepEqual(await codeOf(await ask("/api/export")), [401, "signed-out"]);
  const body = await archiveOf(chat.store);
  deepEqual(await codeOf(await ask("/api/import", { method: "POST", body })), [401, "signed-out"]);
});
