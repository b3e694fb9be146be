import { deepEqual, equal, rejects } from "node:assert/strict";
import { MemoryStore } from "../../../../server/storage/memory/memory_store.ts";
import { StoreError } from "../../../../server/storage/store.ts";
import type { ReaderInfo } from "../../../../shared/chat/reader.ts";
import { random, refusedAs, START_MS, testChat } from "../../../helper/chat.ts";
import { newStore } from "../../../helper/new_store.ts";

function setUp() {
  const chat = testChat();
  const { token, reader } = chat.readerTokens.issue();
  const told: ReaderInfo[] = [];
  chat.readers.onChanged((info) => told.push(info));
  return { ...chat, token, ref: { id: reader.id, site: "default" }, told };
}

Deno.test("a reader is admitted with their token, and seen as they are called at any time after", async () => {
  const { readers, token, ref } = setUp();
  const reader = await readers.admit(token);
  equal(reader.sender.name, "");
  await readers.set(ref, { name: "Kim" });
  equal(reader.sender.name, "Kim");
  deepEqual(await readers.sender(ref.id), { kind: "reader", id: ref.id, name: "Kim" });
  await readers.set(ref, { name: null });
  equal(reader.sender.name, "");
});

Deno.test("a token that counts no longer admits nobody", async () => {
  const { readers, erasures, token, ref } = setUp();
  await readers.admit(token);
  await erasures.eraseReader(ref.id);
  await rejects(readers.admit(token), refusedAs("token-invalid"));
  await rejects(readers.admit("made.up"), refusedAs("token-invalid"));
});

Deno.test("who is erased while a name is on its way is not called by it afterwards", async () => {
  const { readers, erasures, store, readerTokens, token, ref, clock, told } = setUp();
  await readers.set(ref, { name: "Kim" });
  const open = await readers.admit(token);
  const changes = [readers.set(ref, { name: "Lee" }), readers.set(ref, { email: "a@b.example" })];
  await erasures.eraseReader(ref.id);
  await Promise.all(changes);
  equal(await store.readers.find(ref.id), undefined);
  equal(told.length, 1);
  equal(open.sender.name, "Kim");
  clock.advance(1_000);
  const { token: next } = readerTokens.grantFor(ref);
  equal((await readers.admit(next)).sender.name, "");
});

Deno.test("nothing is kept before a reader gives something, nor after they took it back", async () => {
  const { readers, store, ref, told, clock } = setUp();
  equal(await store.readers.find(ref.id), undefined);
  await readers.set(ref, { name: "Kim" });
  clock.advance(1_000);
  await readers.set(ref, { email: "kim@blog.example" });
  const record = { ...ref, name: "Kim", email: "kim@blog.example", knownSince: START_MS };
  deepEqual(await store.readers.find(ref.id), record);
  await readers.set(ref, { name: null });
  await readers.set(ref, { email: null });
  equal(await store.readers.find(ref.id), undefined);
  deepEqual(told.map(({ name, email }) => [name, email]), [
    ["Kim", undefined],
    ["Kim", "kim@blog.example"],
    ["", "kim@blog.example"],
    ["", undefined],
  ]);
});

Deno.test("a name that an author has taken since is spoken under no more", async () => {
  const { readers, store, token, ref } = setUp();
  await readers.set(ref, { name: "Kim" });
  await store.putAuthor({ id: "a", name: "KIM", passwordHash: "", createdAt: 1 });
  equal((await readers.sender(ref.id)).name, "");
  equal((await readers.admit(token)).sender.name, "");
  equal((await readers.me(ref)).name, "Kim");
});

Deno.test("two changes at once are both kept", async () => {
  const { readers, ref } = setUp();
  await Promise.all([
    readers.set(ref, { name: "Kim" }),
    readers.set(ref, { email: "kim@blog.example" }),
  ]);
  const { name, email } = await readers.info(ref.id);
  deepEqual([name, email], ["Kim", "kim@blog.example"]);
});

Deno.test("a name is changed ten times at once, then once a minute; what is refused takes nothing", async () => {
  const { readers, ref, clock } = setUp();
  for (let n = 0; n < 20; n++) {
    await rejects(readers.set(ref, { name: "" }), refusedAs("invalid-body"));
  }
  for (let n = 0; n < 10; n++) await readers.set(ref, { name: `Kim ${n}` });
  await rejects(readers.set(ref, { name: "Kim" }), refusedAs("too-fast"));
  await readers.set({ ...ref, id: "another" }, { name: "Kim" });
  clock.advance(60_000);
  await readers.set(ref, { name: "Kim" });
});

Deno.test("who their site vouches for is marked, and takes names from nobody else", async () => {
  const { readers, ref, told } = setUp();
  await readers.vouch({ ...ref, name: "Kim", email: "kim@blog.example" });
  deepEqual(await readers.sender(ref.id), {
    kind: "reader",
    id: ref.id,
    name: "Kim",
    verified: true,
  });
  await rejects(readers.set(ref, { name: "Lee" }), refusedAs("forbidden"));
  await rejects(readers.set(ref, { email: "lee@blog.example" }), refusedAs("forbidden"));
  await readers.set(ref, { name: null, email: null });
  deepEqual(await readers.me(ref), { id: ref.id, name: "", verified: true });
  await readers.vouch({ ...ref, name: "Kim L." });
  deepEqual(told.map(({ name, email, verified }) => [name, email, verified]), [
    ["Kim", "kim@blog.example", true],
    ["", undefined, true],
    ["Kim L.", undefined, true],
  ]);
});

Deno.test("what could not be kept is reported and refused, and the reader stays who they were", async () => {
  class Full extends MemoryStore {
    override readonly readers = {
      ...newStore({ random }).readers,
      put: () => Promise.reject(new StoreError("full", "Cannot write: the disk is full")),
    };
  }
  const { readers, faults, readerTokens } = testChat({ store: new Full({ random }) });
  const { token, reader: { id } } = readerTokens.issue();
  const reader = await readers.admit(token);
  await rejects(readers.set({ id, site: "default" }, { name: "Kim" }), refusedAs("not-stored"));
  equal(reader.sender.name, "");
  equal(faults.length, 1);
  await rejects(readers.set({ id, site: "default" }, { name: "Kim" }), refusedAs("not-stored"));
});
