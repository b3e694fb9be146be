/**
 * The store in SQLite keeps the promises of every store, and those of a file.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { openSqliteStore } from "../../../../server/storage/sqlite/sqlite_store.ts";
import type { Store } from "../../../../server/storage/store.ts";
import { testStore } from "../../../contract/store_contract.ts";
import { dataDir } from "../../../helper/data_dir.ts";
import { countingBytes, ROOM, say } from "../../../helper/new_message.ts";
import { smallDisk } from "../../../helper/small_disk.ts";

testStore("SQLite store", async () => {
  const dir = dataDir();
  const store = await dir.open();
  const close = store.close.bind(store);
  return Object.assign(store, { close: () => close().finally(() => dir[Symbol.dispose]()) });
});

Deno.test("SQLite store: what was kept is there after opening it again", async () => {
  using dir = dataDir();
  const author = { id: "author-1", name: "Kim", passwordHash: "scrypt$1", createdAt: 1 };
  const session = { idHash: "s", authorId: author.id, createdAt: 1, seenAt: 1, expiresAt: 9 };
  const page = { title: "First post", url: "https://blog.example/posts/first" };
  const message = say("hello", { page });
  const before = await dir.open();
  const appended = await before.append(message);
  await before.append(say("second"));
  await before.putAuthor(author);
  await before.putSession(session);
  await before.spendLink("nonce", 9);
  const kept = await contentOf(before);
  await before.close();

  const after = await dir.open();
  deepEqual(await contentOf(after), kept);
  deepEqual(await after.authors(), [author]);
  deepEqual(await after.session("s", 1), session);
  equal(await after.spendLink("nonce", 9), false);
  deepEqual(await after.append(message), { ...appended, kind: "duplicate" });
  const next = await after.append(say("third"));
  equal(next.kind === "stored" && next.message.seq, 3);
  equal(next.kind === "stored" && next.epoch, kept.page.epoch);
  await after.close();
});

Deno.test("SQLite store: what a reader takes back is in no copy that may have it; strangers remove none", async () => {
  using dir = dataDir();
  const now = Date.now();
  const record = { id: "r", site: "default", name: "Kim", knownSince: now - 1_000 };
  await (await dir.open()).close();
  const copy = `${dir.file}.version-1`;
  Deno.copyFileSync(dir.file, copy);
  const store = await dir.open();
  await store.readers.put({ ...record, id: "stranger", knownSince: now + 60_000 });
  equal(dir.names().includes("smalltalk.db.version-1"), true);
  await store.readers.put(record);
  equal(dir.names().includes("smalltalk.db.version-1"), false);
  await store.close();
});

Deno.test("SQLite store: a second one on the same file is refused until the first is closed", async () => {
  using dir = dataDir();
  const first = await dir.open();
  await rejects(dir.open(), { name: "StoreError", code: "locked" });
  await first.append(say("still writing"));
  await first.close();
  const second = await dir.open();
  equal((await second.page({ room: ROOM, limit: 9 })).lastSeq, 1);
  await second.close();
});

Deno.test("SQLite store: a file that cannot be opened rejects and leaves no worker behind", async () => {
  using dir = dataDir();
  Deno.writeTextFileSync(dir.file, "not a database ".repeat(100));
  await rejects(dir.open(), { name: "StoreError", code: "damaged" });
  const random = countingBytes();
  await rejects(openSqliteStore({ dataDir: dir.file, random }), { code: "not-writable" });
});

Deno.test("SQLite store: too many calls at once are refused, the others are answered", async () => {
  using dir = dataDir();
  const store = await openSqliteStore({
    dataDir: dir.path,
    random: countingBytes(),
    maxWaitingCalls: 10,
  });
  const calls = Array.from({ length: 15 }, (_, n) => store.append(say(String(n))));
  const results = await Promise.allSettled(calls);
  equal(results.filter(({ status }) => status === "fulfilled").length, 10);
  equal((await store.page({ room: ROOM, limit: 99 })).messages.length, 10);
  await store.close();
});

Deno.test("SQLite store: a full file takes no message, can be read, and recovers", async () => {
  using dir = dataDir();
  const random = countingBytes();
  const store = await openSqliteStore({ dataDir: dir.path, random, maxBytes: 500_000 });
  const author = { id: "author-1", name: "x".repeat(100_000), passwordHash: "", createdAt: 1 };
  await store.putAuthor(author);
  await writesUntilFullThenRecovers(store, () => store.putAuthor({ ...author, name: "small" }));
  await store.close();
});

Deno.test({
  name: "SQLite store: a full disk takes no message, can be read, and recovers",
  ignore: !canMount(),
  async fn() {
    using disk = smallDisk(2_000_000);
    if (disk === undefined) throw new Error("Cannot mount a small disk: it worked before");
    const open = () => openSqliteStore({ dataDir: disk.path, random: countingBytes() });
    const store = await open();
    await store.append(say("first"));
    disk.take(1_300_000);
    const texts = await writesUntilFullThenRecovers(store, () => disk.free());
    await store.close();
    const again = await open();
    const { messages } = await again.page({ room: ROOM, limit: 1_000 });
    deepEqual(messages.map(({ text }) => text), ["first", ...texts]);
    await again.close();
  },
});

/** Returns the texts that were acknowledged. */
async function writesUntilFullThenRecovers(
  store: Store,
  makeRoom: () => void | Promise<void>,
): Promise<readonly string[]> {
  const heard: string[] = [];
  store.follow(({ message }) => heard.push(message.text));
  const acknowledged: string[] = [];
  const large = "large ".repeat(1_000);
  let refused = 0;
  for (let batch = 0; refused === 0; batch++) {
    const messages = [0, 1, 2].map((n) => say(`${batch}:${n} ${large}`));
    const results = await Promise.allSettled(messages.map((message) => store.append(message)));
    for (const [index, result] of results.entries()) {
      if (result.status === "fulfilled") {
        acknowledged.push(messages[index]?.text ?? "");
      } else {
        equal(result.reason.code, "full");
        refused++;
      }
    }
  }
  equal(refused, 3);
  await rejects(store.append(say(large.repeat(4))), { name: "StoreError", code: "full" });
  const kept = await contentOf(store);
  deepEqual(
    kept.page.messages.map(({ text }) => text).slice(kept.page.lastSeq - acknowledged.length),
    acknowledged,
  );
  equal(acknowledged.length > 0, true);
  await makeRoom();
  const next = await store.append(say("after"));
  equal(next.kind === "stored" && next.message.seq, kept.page.lastSeq + 1);
  deepEqual(heard, [...acknowledged, "after"]);
  return heard;
}

async function contentOf(store: Store) {
  return {
    page: await store.page({ room: ROOM, limit: 1_000 }),
    rooms: await store.rooms({ limit: 9 }),
  };
}

function canMount(): boolean {
  using disk = smallDisk(100_000);
  return disk !== undefined;
}
