/**
 * What every store must do with authors, their sessions and their links.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { AuthorSession } from "../../server/storage/store.ts";
import type { TestRule } from "./store_contract.ts";

const AUTHOR = { id: "author-1", name: "Kim", passwordHash: "scrypt$1", createdAt: 20 };

/** Registers the tests of an `AuthorStore`. */
export function testAuthors(test: TestRule): void {
  test("there is no author until one is put", async (store) => {
    deepEqual(await store.authors(), []);
    await store.putAuthor(AUTHOR);
    deepEqual(await store.authors(), [AUTHOR]);
  });

  test("putting an author replaces the one with the same id", async (store) => {
    await store.putAuthor(AUTHOR);
    const changed = { ...AUTHOR, name: "Lee", passwordHash: "scrypt$2" };
    await store.putAuthor(changed);
    deepEqual(await store.authors(), [changed]);
  });

  test("the oldest account comes first", async (store) => {
    const younger = { ...AUTHOR, id: "author-2", createdAt: 30 };
    const older = { ...AUTHOR, id: "author-3", createdAt: 10 };
    for (const author of [younger, AUTHOR, older]) await store.putAuthor(author);
    deepEqual(await store.authors(), [older, AUTHOR, younger]);
  });

  test("an author may have a picture, until they have none", async (store) => {
    await store.putAuthor({ ...AUTHOR, avatar: "picture.png" });
    deepEqual(await store.authors(), [{ ...AUTHOR, avatar: "picture.png" }]);
    await store.putAuthor(AUTHOR);
    deepEqual(await store.authors(), [AUTHOR]);
  });

  test("an author may have a role, and a link made for them, until they have none", async (store) => {
    for (const role of ["owner", "moderator"] as const) {
      const author = { ...AUTHOR, role, invite: { nonce: "n", expiresAt: 7 } };
      await store.putAuthor(author);
      deepEqual(await store.authors(), [author]);
    }
    await store.putAuthor(AUTHOR);
    deepEqual(await store.authors(), [AUTHOR]);
  });

  test("a session keeps with what it was opened, and when that was confirmed", async (store) => {
    const session = sessionOf("s", { browser: "Firefox", system: "Linux", confirmedAt: 5 });
    await store.putSession(session);
    deepEqual(await store.session("s", 0), session);
    deepEqual(await store.sessionsOf(AUTHOR.id, 0), [session]);
  });

  test("a deleted author is gone with their sessions, the others are not", async (store) => {
    const other = { ...AUTHOR, id: "author-2" };
    for (const author of [AUTHOR, other]) {
      await store.putAuthor(author);
      await store.putSession(sessionOf(`of ${author.id}`, { authorId: author.id }));
    }
    equal(await store.deleteAuthor(AUTHOR.id), true);
    equal(await store.deleteAuthor(AUTHOR.id), false);
    deepEqual(await store.authors(), [other]);
    equal(await store.session("of author-1", 0), undefined);
    equal((await store.session("of author-2", 0))?.authorId, "author-2");
  });

  test("the sessions of an author are listed, the newest first, until they expire", async (store) => {
    const [old, young, over] = [
      sessionOf("old", { createdAt: 10 }),
      sessionOf("young", { createdAt: 20 }),
      sessionOf("over", { createdAt: 30, expiresAt: 100 }),
    ];
    for (const session of [old, young, over]) await store.putSession(session);
    await store.putSession(sessionOf("other", { authorId: "author-2" }));
    deepEqual(await store.sessionsOf(AUTHOR.id, 99), [over, young, old]);
    deepEqual(await store.sessionsOf(AUTHOR.id, 100), [young, old]);
    deepEqual(await store.sessionsOf("unknown", 0), []);
  });

  test("a session keeps when it was used; one that is unknown stays so", async (store) => {
    await store.putSession(sessionOf("s"));
    await store.touchSession("s", 50);
    await store.touchSession("unknown", 50);
    await store.putSession(sessionOf("t"));
    await store.touchSession("t", 60, 55);
    await store.touchSession("t", 70);
    deepEqual(await store.session("t", 0), sessionOf("t", { seenAt: 70, confirmedAt: 55 }));
    deepEqual(await store.session("s", 0), sessionOf("s", { seenAt: 50 }));
    equal(await store.session("unknown", 0), undefined);
  });

  test("a session is found until it expires", async (store) => {
    const session = sessionOf("s", { createdAt: 100, expiresAt: 200 });
    await store.putSession(session);
    deepEqual(await store.session("s", 100), session);
    deepEqual(await store.session("s", 199), session);
    equal(await store.session("s", 200), undefined);
    equal(await store.session("unknown", 100), undefined);
  });

  test("putting a session again replaces it", async (store) => {
    await store.putSession(sessionOf("s", { createdAt: 100, expiresAt: 200 }));
    const longer = sessionOf("s", { createdAt: 150, expiresAt: 300 });
    await store.putSession(longer);
    deepEqual(await store.session("s", 250), longer);
  });

  test("a deleted session is gone, the others are not", async (store) => {
    await store.putSession(sessionOf("one"));
    await store.putSession(sessionOf("two"));
    await store.deleteSession("one");
    await store.deleteSession("unknown");
    equal(await store.session("one", 0), undefined);
    deepEqual(await store.session("two", 0), sessionOf("two"));
  });

  test("an author's sessions can all be deleted", async (store) => {
    await store.putSession(sessionOf("one"));
    await store.putSession(sessionOf("two"));
    await store.putSession(sessionOf("other", { authorId: "author-2" }));
    await store.deleteSessionsOf("author-1");
    deepEqual([await store.session("one", 0), await store.session("two", 0)], [
      undefined,
      undefined,
    ]);
    equal((await store.session("other", 0))?.authorId, "author-2");
  });

  test("a link can be spent once", async (store) => {
    equal(await store.spendLink("nonce", 100), true);
    equal(await store.spendLink("nonce", 100), false);
    equal(await store.spendLink("nonce", 900), false);
    equal(await store.spendLink("another", 100), true);
  });

  test("of ten who spend a link at once, one succeeds", async (store) => {
    const spent = await Promise.all(
      Array.from({ length: 10 }, () => store.spendLink("nonce", 100)),
    );
    equal(spent.filter((first) => first).length, 1);
  });

  test("a new session sweeps out what had expired at its creation", async (store) => {
    await store.putSession(sessionOf("old", { expiresAt: 500 }));
    await store.putSession(sessionOf("lasting", { expiresAt: 501 }));
    await store.spendLink("old", 500);
    await store.spendLink("lasting", 501);
    await store.putSession(sessionOf("new", { createdAt: 500, expiresAt: 1_000 }));
    equal(await store.session("old", 0), undefined);
    equal((await store.session("lasting", 0))?.idHash, "lasting");
    equal(await store.spendLink("old", 500), true);
    equal(await store.spendLink("lasting", 501), false);
  });

  test("hostile strings of authors come back as they went in", async (store) => {
    for (const text of test.hostile) {
      const invite = { nonce: text, expiresAt: 1 };
      const author = { ...AUTHOR, id: text, name: text, passwordHash: text, avatar: text, invite };
      await store.putAuthor(author);
      deepEqual((await store.authors()).find(({ id }) => id === text), author);
      const session = sessionOf(text, { authorId: text, browser: text, system: text });
      await store.putSession(session);
      deepEqual(await store.session(text, 0), session);
      equal(await store.spendLink(text, 100), true);
      equal(await store.spendLink(text, 100), false);
      await store.deleteSessionsOf(text);
      equal(await store.session(text, 0), undefined);
    }
  });
}

function sessionOf(idHash: string, fields: Partial<AuthorSession> = {}): AuthorSession {
  return { idHash, authorId: AUTHOR.id, createdAt: 0, seenAt: 0, expiresAt: 900, ...fields };
}
