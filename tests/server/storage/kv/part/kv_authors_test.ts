/**
 * What several instances know of authors and their sessions.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { kvAuthors } from "../../../../../server/storage/kv/part/kv_authors.ts";
import type { AuthorSession } from "../../../../../server/storage/store.ts";
import { withShelf } from "../../../../helper/kv_shelf.ts";

function session(idHash: string, given: Partial<AuthorSession> = {}): AuthorSession {
  return { idHash, authorId: "kim", createdAt: 0, seenAt: 0, expiresAt: 900, ...given };
}

Deno.test("a session that ended at one instance has ended at all", () =>
  withShelf(async ({ database, another }) => {
    const [one, two] = [kvAuthors(database), kvAuthors(another())];
    await one.putSession(session("s"));
    await two.touchSession("s", 5);
    await one.deleteSession("s");
    await two.touchSession("s", 6);
    deepEqual([await one.session("s", 0), await two.session("s", 0)], [undefined, undefined]);
  }));

Deno.test("a link is spent at one of several instances", () =>
  withShelf(async ({ database, another }) => {
    const instances = [kvAuthors(database), kvAuthors(another())];
    const spent = await Promise.all(
      Array.from({ length: 20 }, (_, n) => instances[n % 2]?.spendLink("n", 100)),
    );
    equal(spent.filter((isFirst) => isFirst).length, 1);
  }));

Deno.test("of an author who is removed no session is left, however many there were", () =>
  withShelf(async (shelf) => {
    const authors = kvAuthors(shelf.database);
    await authors.putAuthor({ id: "kim", name: "Kim", passwordHash: "", createdAt: 1 });
    await Promise.all(Array.from({ length: 450 }, (_, n) => authors.putSession(session(`s${n}`))));
    equal(await authors.deleteAuthor("kim"), true);
    deepEqual(await shelf.keys(), []);
  }));

Deno.test("whether somebody is signed in is one key", () =>
  withShelf(async ({ database, counts }) => {
    const authors = kvAuthors(database);
    await authors.putSession(session("s"));
    const { keys, lists } = counts;
    equal((await authors.session("s", 0))?.authorId, "kim");
    deepEqual([counts.keys - keys, counts.lists - lists], [1, 0]);
  }));
