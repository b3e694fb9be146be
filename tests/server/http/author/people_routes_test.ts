import { deepEqual, equal } from "node:assert/strict";
import { createPeopleRoutes } from "../../../../server/http/author/people_routes.ts";
import { isAuthorInfo, isAuthorList, isInvitation } from "../../../../shared/chat/author.ts";
import type { Sender } from "../../../../shared/chat/event.ts";
import { testChat } from "../../../helper/chat.ts";

const OWN = "https://talk.example";

async function setUp(isFresh = false, options: Parameters<typeof testChat>[0] = {}) {
  const chat = testChat(options);
  if (!isFresh) await chat.account.ensurePassword("correct horse");
  const [owner] = await chat.authors.list();
  let asker: Sender = { kind: "author", id: owner?.id ?? "", name: "" };
  const routes = createPeopleRoutes({
    ...chat,
    policy: { own: [OWN], allowed: [] },
    publicUrl: OWN,
    signedIn: () =>
      Promise.resolve({
        author: asker,
        role: "author",
        sessionHash: "",
        expiresAt: 1,
        confirmedAt: 1,
      }),
    confirmed: () => Promise.resolve(asker),
  });
  return {
    passkeys: chat.store.passkeys,
    become: (id: string) => asker = { ...asker, id },
    async call(method: string, path: string, body?: object, headers = {}) {
      const response = await routes.request(path, {
        method,
        headers: { "content-type": "application/json", ...headers },
        ...body !== undefined && { body: JSON.stringify(body) },
      });
      const text = await response.text();
      return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
    },
  };
}

Deno.test("the owner invites an author, sends another link, and removes the author", async () => {
  const { call } = await setUp();
  const invited = await call("POST", "/api/authors", { name: "Second" });
  deepEqual([invited.status, isInvitation(invited.body)], [201, true]);
  const { id } = invited.body.author;
  const list = await call("GET", "/api/authors");
  equal(isAuthorList(list.body), true);
  deepEqual(list.body.authors[1], {
    id,
    name: "Second",
    role: "author",
    invited: true,
    linkExpiresAt: invited.body.expiresAt,
  });
  const again = await call("POST", `/api/authors/${id}/link`);
  deepEqual([again.status, isInvitation(again.body)], [200, true]);
  equal((await call("DELETE", `/api/authors/${id}`)).status, 204);
  equal((await call("DELETE", `/api/authors/${id}`)).status, 404);
});

Deno.test("an author changes their own name, and nothing of others", async () => {
  const { call, become } = await setUp();
  const { body: { author: { id } } } = await call("POST", "/api/authors", { name: "Second" });
  become(id);
  const renamed = await call("PATCH", "/api/authors/me", { name: "Other" });
  deepEqual([renamed.status, renamed.body.name, isAuthorInfo(renamed.body)], [200, "Other", true]);
  equal((await call("PATCH", "/api/authors/me", {})).body.name, "Other");
  equal((await call("PATCH", "/api/authors/me", { name: "Author" })).status, 400);
  for (
    const [method, path, body] of [
      ["POST", "/api/authors", { name: "Third" }],
      ["POST", `/api/authors/${id}/link`, undefined],
      ["DELETE", `/api/authors/${id}`, undefined],
    ] as const
  ) {
    equal((await call(method, path, body)).status, 403, path);
  }
});

Deno.test("the door says that nobody is the author yet", async () => {
  const { call } = await setUp(true);
  deepEqual((await call("GET", "/api/door")).body, { several: false, fresh: true });
});

Deno.test("the door says whether there is a passkey, and not whose", async () => {
  const { call, passkeys } = await setUp(false, { publicUrl: OWN });
  const host = "talk.example";
  deepEqual((await call("GET", "/api/door")).body, { several: false, host });
  await passkeys.add({
    id: "a",
    author: "owner",
    name: "Laptop",
    publicKey: new Uint8Array(1),
    counter: 0,
    transports: [],
    synced: false,
    createdAt: 1,
  });
  deepEqual((await call("GET", "/api/door")).body, { several: false, host, passkeys: true });
});

Deno.test("the door says whether there are several authors, to the server's own pages", async () => {
  const { call } = await setUp();
  deepEqual((await call("GET", "/api/door")).body, { several: false });
  await call("POST", "/api/authors", { name: "Second" });
  deepEqual((await call("GET", "/api/door", undefined, { origin: OWN })).body, { several: true });
  for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }]) {
    equal((await call("GET", "/api/door", undefined, headers)).status, 403);
  }
});
