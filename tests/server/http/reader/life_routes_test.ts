/**
 * Readers take along and erase what is theirs; authors erase what they name.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { createLifeRoutes } from "../../../../server/http/reader/life_routes.ts";
import { Refused } from "../../../../shared/refusal.ts";
import { testChat } from "../../../helper/chat.ts";
import { HOSTILE } from "../../../helper/hostile_string.ts";
import { ROOM, say } from "../../../helper/new_message.ts";

const author = { kind: "author", id: "owner", name: "Author" } as const;

function setUp() {
  const chat = testChat();
  const routes = createLifeRoutes({
    chat,
    clock: chat.clock,
    addressOf: () => "192.0.2.1",
    confirmed: ({ headers }) => {
      if (headers.has("cookie")) return Promise.resolve(author);
      throw new Refused({ code: "signed-out", message: "Nobody is signed in." });
    },
  });
  const { token, reader } = chat.readerTokens.issue();
  return {
    ...chat,
    reader,
    ask: (method: string, path: string, headers: HeadersInit = bearer(token)) =>
      Promise.resolve(routes.request(path, { method, headers })),
  };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const cookie = { cookie: "small-talk=secret" };
const room = encodeURIComponent(ROOM);

async function codeOf(response: Response): Promise<unknown> {
  const { code }: { code?: unknown } = await response.json();
  return [response.status, code];
}

Deno.test("a reader takes their messages along, one in each line", async () => {
  const { store, reader, ask } = setUp();
  const from = { ...reader };
  await store.append(say("mine\nwith lines", { from }));
  await store.append(say("theirs", { from: { ...from, id: "another-reader-id" } }));
  const response = await ask("GET", "/api/reader/messages");
  equal(response.headers.get("content-disposition"), 'attachment; filename="my-messages.jsonl"');
  const lines = (await response.text()).trimEnd().split("\n").map((line) => JSON.parse(line));
  deepEqual(lines.map(({ text }) => text), ["mine\nwith lines"]);
});

Deno.test("a reader who downloads all the time is told when to try again", async () => {
  const { ask, clock } = setUp();
  for (let n = 0; n < 5; n++) await (await ask("GET", "/api/reader/messages")).body?.cancel();
  const refused = await ask("GET", "/api/reader/messages");
  equal(refused.headers.get("retry-after"), "60");
  deepEqual(await codeOf(refused), [429, "too-fast"]);
  clock.advance(60_000);
  equal((await ask("GET", "/api/reader/messages")).status, 200);
});

Deno.test("a reader erases what is theirs, and their token counts no longer", async () => {
  const { store, reader, ask } = setUp();
  await store.append(say("mine", { from: reader }));
  equal((await ask("DELETE", "/api/reader/messages")).status, 204);
  equal((await store.page({ room: ROOM, limit: 1 })).messages[0]?.deleted, true);
  for (const method of ["GET", "DELETE"]) {
    deepEqual(await codeOf(await ask(method, "/api/reader/messages")), [401, "token-invalid"]);
  }
});

Deno.test("one address does not fill what is remembered of erased readers", async () => {
  const { ask, readerTokens, store, clock } = setUp();
  const erase = () => ask("DELETE", "/api/reader/messages", bearer(readerTokens.issue().token));
  for (let n = 0; n < 20; n++) equal((await erase()).status, 204);
  deepEqual(await codeOf(await erase()), [429, "too-fast"]);
  equal((await store.erasures.all()).length, 20);
  clock.advance(60_000);
  equal((await erase()).status, 204);
});

Deno.test("nobody without a reader's token takes along or erases a reader's messages", async () => {
  const { ask } = setUp();
  for (const headers of [{}, cookie, bearer("reader.default.x.1.k.s"), { authorization: "x" }]) {
    for (const method of ["GET", "DELETE"]) {
      const response = await ask(method, "/api/reader/messages", headers);
      deepEqual(await codeOf(response), [401, "token-invalid"]);
    }
  }
});

Deno.test("an author erases a reader, a whisper and a room", async () => {
  const { store, reader, ask } = setUp();
  const other = { ...reader, id: "another-reader-id" };
  for (const from of [reader, other]) {
    await store.append(say("open", { from }));
    await store.append(say("whispered", { from, whisper: from.id }));
  }
  equal((await ask("DELETE", `/api/readers/${reader.id}`, cookie)).status, 204);
  deepEqual((await store.life.conversations(ROOM)).map(({ whisper }) => whisper), [
    undefined,
    other.id,
  ]);
  const whisper = `/api/rooms/${room}/whispers/${other.id}`;
  equal((await ask("DELETE", whisper, cookie)).status, 204);
  deepEqual(await codeOf(await ask("DELETE", whisper, cookie)), [404, "not-found"]);
  deepEqual(await store.life.conversations(ROOM), [{ room: ROOM }]);
  equal((await ask("DELETE", `/api/rooms/${room}`, cookie)).status, 204);
  deepEqual(await codeOf(await ask("DELETE", `/api/rooms/${room}`, cookie)), [404, "not-found"]);
  deepEqual(await store.life.conversations(ROOM), []);
});

Deno.test("only authors erase what is others'", async () => {
  const { store, reader, ask } = setUp();
  await store.append(say("mine", { from: reader }));
  const paths = [`readers/${reader.id}`, `rooms/${room}`, `rooms/${room}/whispers/${reader.id}`];
  for (const path of paths) {
    deepEqual(await codeOf(await ask("DELETE", `/api/${path}`)), [401, "signed-out"]);
  }
  equal((await store.page({ room: ROOM, limit: 1 })).messages[0]?.text, "mine");
});

Deno.test("hostile names of readers and rooms are not found, and nothing is erased", async () => {
  const { store, ask } = setUp();
  await store.append(say("here"));
  for (const text of HOSTILE) {
    if (!text.isWellFormed() || /^[A-Za-z0-9_-]{16,64}$/.test(text)) continue;
    const name = encodeURIComponent(text);
    for (const path of [`readers/${name}`, `rooms/${name}`, `rooms/${room}/whispers/${name}`]) {
      equal((await ask("DELETE", `/api/${path}`, cookie)).status, 404, path);
    }
  }
  equal((await store.erasures.all()).length, 0);
  equal((await store.page({ room: ROOM, limit: 1 })).messages[0]?.text, "here");
});
