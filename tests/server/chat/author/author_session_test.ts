import { deepEqual, equal, match, notEqual } from "node:assert/strict";
import {
  AuthorSessions,
  type EndedSessions,
  SESSION_LIFE_MS,
} from "../../../../server/chat/author/author_session.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { random, START_MS } from "../../../helper/chat.ts";
import { newStore } from "../../../helper/new_store.ts";

const author = { id: "a1", name: "Author", passwordHash: "", createdAt: START_MS };

async function setUp() {
  const store = newStore({ random });
  const clock = new VirtualClock(START_MS);
  await store.putAuthor(author);
  return { store, clock, sessions: new AuthorSessions({ store, clock, random }) };
}

Deno.test("a session is found by its secret, of which the store keeps only a hash", async () => {
  const { store, sessions } = await setUp();
  const { secret, ...signedIn } = await sessions.open(author);
  match(secret, /^[A-Za-z0-9_-]{43}$/);
  deepEqual(await sessions.find(secret), signedIn);
  deepEqual(signedIn.author, { kind: "author", id: "a1", name: "Author" });
  match(signedIn.sessionHash, /^[0-9a-f]{64}$/);
  equal((await store.session(signedIn.sessionHash, START_MS))?.authorId, "a1");
  notEqual((await sessions.open(author)).secret, secret);
});

Deno.test("a session ends after 30 days", async () => {
  const { clock, sessions } = await setUp();
  const { secret } = await sessions.open(author);
  clock.advance(SESSION_LIFE_MS - 1);
  notEqual(await sessions.find(secret), undefined);
  clock.advance(1);
  equal(await sessions.find(secret), undefined);
});

Deno.test("an unknown secret, or a session of an author who is gone, is nobody's", async () => {
  const { sessions } = await setUp();
  const { sessionHash } = await sessions.open(author);
  for (const secret of ["", "x", "A".repeat(43), sessionHash]) {
    equal(await sessions.find(secret), undefined);
  }
  const { secret } = await sessions.open({ ...author, id: "gone" });
  equal(await sessions.find(secret), undefined);
});

Deno.test("one session that ends is told, and leaves the others", async () => {
  const { sessions } = await setUp();
  const ended: EndedSessions[] = [];
  sessions.onEnded((event) => ended.push(event));
  const [one, other] = [await sessions.open(author), await sessions.open(author)];
  await sessions.end(one.secret);
  equal(await sessions.find(one.secret), undefined);
  notEqual(await sessions.find(other.secret), undefined);
  deepEqual(ended, [{ sessionHash: one.sessionHash }]);
});

Deno.test("all sessions of an author end together", async () => {
  const { sessions } = await setUp();
  const ended: EndedSessions[] = [];
  sessions.onEnded((event) => ended.push(event));
  const { secret } = await sessions.open(author);
  await sessions.endAll(author.id);
  equal(await sessions.find(secret), undefined);
  deepEqual(ended, [{ authorId: "a1" }]);
});
