/**
 * What is news to whom, and that marks neither wait for those who write nor outlive what they are of.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { newsTo, newsWith } from "../../../../../server/storage/kv/conversation/attendance.ts";
import type { News } from "../../../../../server/storage/kv/conversation/layout.ts";
import type { KeptMessage } from "../../../../../server/storage/kept_message.ts";
import type { Store } from "../../../../../server/storage/store.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import { withKvStores } from "../../../../helper/kv_stores.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";

const reader = { kind: "reader", id: "reader-1", name: "" } as const;
const author = { kind: "author", id: "author-1", name: "" } as const;
const second = { kind: "author", id: "author-2", name: "" } as const;

function newsAfter(senders: readonly KeptMessage["from"][]): News | undefined {
  return senders.reduce<News | undefined>((news, from, index) => {
    const seq = index + 1;
    return newsWith(news, { id: `${seq}`, seq, rev: seq, from, text: "", at: 0 });
  }, undefined);
}

Deno.test("what authors wrote last themselves is no news to them", () => {
  for (
    const { senders, toAuthor, toSecond } of [
      { senders: [], toAuthor: 0, toSecond: 0 },
      { senders: [author], toAuthor: 0, toSecond: 1 },
      { senders: [reader, author, author], toAuthor: 1, toSecond: 3 },
      { senders: [reader, author, second], toAuthor: 3, toSecond: 2 },
      { senders: [author, reader], toAuthor: 2, toSecond: 2 },
    ]
  ) {
    const news = newsAfter(senders);
    deepEqual([newsTo(author.id, news), newsTo(second.id, news)], [toAuthor, toSecond]);
  }
});

Deno.test("a mark writes nothing where conversations are, and a message nothing for authors", () =>
  withKvStores(async ({ store, counts, keys, guards }) => {
    for (const { id } of [author, second]) await putAuthor(store, id);
    await store.append(say("one"));
    const before = await keys();
    await store.append(say("two", { from: { ...reader, id: "reader-2" } }));
    const added = (await keys()).length - before.length;
    counts.mutations = 0;
    await store.append(say("three"));
    // The guard, the log, order, id, rev, by, message, conversation, newest twice.
    equal(counts.mutations <= 10, true, `${counts.mutations}`);
    equal(added, 7, "also that its reader attends");
    const written = await guards("c");
    await store.attention.see(author, { room: ROOM, seq: 3, at: 1 });
    deepEqual(await guards("c"), written);
  }));

Deno.test("a mark does not wait for those who write to its conversation", () =>
  withKvStores(async ({ store, another, counts, beforeNextCommit }) => {
    await store.append(say("one"));
    const other = await another();
    await other.append(say("two", { from: author }));
    counts.commits = 0;
    const mark = { room: ROOM, seq: 2, at: 1 };
    beforeNextCommit(async () => {
      await other.append(say("three", { from: author }));
    });
    deepEqual([(await store.attention.see(reader, mark)).kind, counts.commits], ["seen", 1]);
  }));

Deno.test("a mark on its way is not kept when its conversation goes before it arrives", () =>
  withKvStores(async ({ store, another, keys, beforeNextCommit }) => {
    await store.append(say("one"));
    await store.append(say("two", { from: { ...reader, id: "reader-2" } }));
    const other = await another();
    beforeNextCommit(async () => {
      await other.life.erase({ room: ROOM, limit: 9 });
    });
    const seen = await store.attention.see(reader, { room: ROOM, seq: 2, at: 1 });
    equal(seen.kind, "not-found");
    deepEqual((await keys()).filter(([, name]) => name !== "log"), []);
  }));

Deno.test("a reader of whom all was erased in a room attends it no longer, and no key names them", () =>
  withKvStores(async ({ store, keys }) => {
    const messages = [say("one"), say("two")];
    for (const message of messages) await store.append(message);
    await store.attention.see(reader, { room: ROOM, seq: 2, at: 1 });
    const named = async () => (await keys()).filter((key) => key.includes(reader.id)).length;
    const [first, second] = messages;
    await store.change({ room: ROOM, id: first?.id ?? "", kind: "erase" });
    equal((await store.attention.attended(reader, { limit: 9 })).length, 1);
    await store.change({ room: ROOM, id: second?.id ?? "", kind: "erase" });
    equal(await named(), 0);
  }));

Deno.test("an author's unread is found among many conversations without reading them", () =>
  withKvStores(async ({ store, counts }) => {
    await putAuthor(store, author.id);
    for (let n = 0; n < 60; n++) {
      const room = roomId(`/posts/${n}`);
      await store.append(say("asked", { room }));
      await store.attention.see(author, { room, seq: 1, at: 1 });
      await store.append(say("answered", { room, from: author }));
    }
    await store.append(say("new", { room: roomId("/posts/7") }));
    counts.keys = counts.lists = 0;
    const attended = await store.attention.attended(author, { limit: 200 });
    deepEqual(attended.map(({ room, unseen }) => [room, unseen]), [[roomId("/posts/7"), [3]]]);
    deepEqual(
      [counts.keys <= 4, counts.lists <= 26],
      [true, true],
      `${counts.keys} ${counts.lists}`,
    );
  }));

function putAuthor(store: Store, id: string): Promise<void> {
  return store.putAuthor({ id, name: "", passwordHash: "", createdAt: 0 });
}
