import { deepEqual, equal } from "node:assert/strict";
import type { ReaderGrant } from "../../../shared/chat/event.ts";
import { become, call, signOut } from "../../../widget/connection/reader_affairs.ts";
import { journalKey } from "../../../widget/connection/outbox/journal_key.ts";
import { ReaderToken } from "../../../widget/connection/reader_token.ts";
import { plainStorage } from "../stage/held_entries.ts";

const SERVER = new URL("https://talk.example/");
const KEY = `small-talk:reader:${SERVER.href}`;
/** Years away. */
const FAR = Date.now() + 1e11;
const OUTBOX = `small-talk:outbox:${SERVER.href}`;

function grant(id: string): ReaderGrant {
  const reader = { kind: "reader", id, name: "" } as const;
  return { token: `token of ${id}`, reader, site: "default", expiresAt: FAR };
}

/** One tab of a browser. */
function tab(
  { values = new Map<string, string>(), answers = [] as Response[], isFollowing = false } = {},
) {
  const storage = plainStorage(values);
  const renewed: string[] = [];
  const asked: RequestInit[] = [];
  const asking = {
    server: SERVER,
    fetch: (_input: unknown, init: RequestInit = {}) => {
      asked.push(init);
      return Promise.resolve(answers.shift() ?? Response.error());
    },
    storage,
    clock: { now: () => Date.now() },
  };
  const token = new ReaderToken(asking);
  const link = { isFollowing, renew: () => void renewed.push(values.get(KEY) ?? "") };
  return {
    values,
    renewed,
    asked,
    asking,
    affairs: { server: SERVER, token, storage, link, outbox: OUTBOX },
  };
}

/** Storage in which a message waits. */
const waiting = () =>
  new Map([[OUTBOX, "1"], [journalKey(OUTBOX, "m1"), "{}"], [KEY, JSON.stringify(grant("one"))]]);

Deno.test("whoever goes on as somebody else leaves nothing to be said, before anybody connects", async () => {
  const { affairs, values, renewed } = tab({ values: waiting() });
  await become(affairs, grant("two"));
  const kept = JSON.stringify({ ...grant("two"), isTaken: true });
  deepEqual([...values], [[KEY, kept]]);
  deepEqual(renewed, [kept]);
});

Deno.test("a call with a body says that it is JSON, one without says nothing of the kind", async () => {
  const sent: RequestInit[] = [];
  const before = globalThis.fetch;
  globalThis.fetch = (_input, init = {}) => {
    sent.push(init);
    return Promise.resolve(new Response("{}"));
  };
  try {
    const { affairs } = tab({ values: waiting() });
    await call(affairs, "GET", "api/site");
    await call(affairs, "POST", "api/reader/follow", { email: "kim@example.com" });
  } finally {
    globalThis.fetch = before;
  }
  const authorization = "Bearer token of one";
  deepEqual(sent, [
    { method: "GET", credentials: "omit", headers: { authorization } },
    {
      method: "POST",
      credentials: "omit",
      headers: { authorization, "content-type": "application/json" },
      body: '{"email":"kim@example.com"}',
    },
  ]);
});

Deno.test("whoever is the same reader already says what waits", async () => {
  const { affairs, values } = tab({ values: waiting() });
  await become(affairs, grant("one"));
  equal(values.has(journalKey(OUTBOX, "m1")), true);
});

Deno.test("what waits where nobody was known is theirs who come, unless another tab knows who it was", async () => {
  const unknown = () => new Map([[journalKey(OUTBOX, "m1"), "{}"]]);
  const alone = tab({ values: unknown() });
  await become(alone.affairs, grant("two"));
  equal(alone.values.has(journalKey(OUTBOX, "m1")), true);
  const following = tab({ values: unknown(), isFollowing: true });
  await become(following.affairs, grant("two"));
  equal(following.values.has(journalKey(OUTBOX, "m1")), false);
});

Deno.test("a link for another device is of the reader all tabs are from then on", async () => {
  const { fetch } = globalThis;
  const asked: (string | null)[] = [];
  globalThis.fetch = (_input, init) => {
    asked.push(new Headers(init?.headers).get("authorization"));
    return Promise.resolve(new Response(null, { status: 204 }));
  };
  try {
    const { affairs, values, renewed } = tab({
      answers: [Response.json(grant("new"))],
      isFollowing: true,
    });
    await call(affairs, "GET", "api/reader/messages");
    deepEqual([values.size, renewed.length], [0, 0], "looking keeps nothing");
    await call(affairs, "POST", "api/reader/link");
    deepEqual(renewed, [JSON.stringify(grant("new"))]);
    await call(affairs, "POST", "api/reader/link");
    equal(renewed.length, 1, "they are known by then");
    deepEqual(new Set(asked), new Set(["Bearer token of new"]));
  } finally {
    globalThis.fetch = fetch;
  }
});

Deno.test("after signing out nothing of whom the site has named is in the browser", async () => {
  const { affairs, values } = tab({ values: waiting() });
  values.set(`${OUTBOX} kim`, "1").set(journalKey(`${OUTBOX} kim`, "m2"), "{}");
  const other = `small-talk:outbox:https://other.example/ kim`;
  values.set(other, "1");
  const deleted: string[] = [];
  const factory = {
    databases: () =>
      Promise.resolve([{ name: OUTBOX }, { name: `${OUTBOX} lee` }, { name: other }]),
    deleteDatabase: (name: string) => void deleted.push(name),
  } as unknown as IDBFactory;
  await signOut(affairs, () => factory);
  deepEqual(new Set(values.keys()), new Set([...waiting().keys(), other]));
  deepEqual(deleted.sort(), [`${OUTBOX} kim`, `${OUTBOX} lee`]);
  await signOut(affairs, () => {
    throw new DOMException("blocked");
  });
});
