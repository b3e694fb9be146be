import { deepEqual, rejects } from "node:assert/strict";
import { Seen } from "../../../../server/chat/attention/seen.ts";
import { StoreError } from "../../../../server/storage/store.ts";
import { random, refusedAs, START_MS } from "../../../helper/chat.ts";
import { ROOM as room, say } from "../../../helper/new_message.ts";
import { newStore } from "../../../helper/new_store.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";

const reader = { kind: "reader", id: "reader-1", name: "" } as const;
const author = { kind: "author", id: "author-1", name: "Author" } as const;
const whisper = reader.id;

async function setUp() {
  const store = newStore({ random });
  await store.putAuthor({ id: author.id, name: author.name, passwordHash: "", createdAt: 0 });
  for (const at of [{ room }, { room, whisper }]) {
    await store.append(say("one", at));
    await store.append(say("two", { ...at, from: author }));
  }
  const told: unknown[][] = [];
  const seen = new Seen({
    store,
    clock: new VirtualClock(START_MS),
    notices: {
      toReader: (...args) => told.push(["reader", ...args]),
      toAuthors: (...args) => told.push(["authors", ...args]),
    },
    counts: { seen: ({ person: { id }, seq }) => void told.push(["counts", id, seq]) },
    report: (fault) => told.push(["report", fault.code]),
  });
  return { store, told, seen };
}

Deno.test("what was seen of a room concerns only the one who saw it", async () => {
  const { seen, told } = await setUp();
  await seen.see({ room, sender: reader }, { seq: 2 });
  await seen.see({ room, sender: author }, { seq: 2 });
  deepEqual(told, [["counts", reader.id, 2], ["counts", author.id, 2]]);
});

Deno.test("what was seen of a whisper is told to its other side", async () => {
  const { seen, told } = await setUp();
  await seen.see({ room, whisper, sender: reader }, { seq: 1 });
  await seen.see({ room, whisper, sender: author }, { seq: 2 });
  deepEqual(told, [
    ["authors", { type: "seen", room, whisper, by: reader, seq: 1 }],
    ["counts", reader.id, 1],
    ["reader", whisper, { type: "seen", room, whisper, by: author, seq: 2 }],
    ["counts", author.id, 2],
  ]);
});

Deno.test("what was seen before is told to nobody", async () => {
  const { seen, told } = await setUp();
  await seen.see({ room, whisper, sender: reader }, { seq: 2 });
  told.length = 0;
  for (const seq of [2, 1]) await seen.see({ room, whisper, sender: reader }, { seq });
  deepEqual(told, []);
});

Deno.test("who has only read a room leaves no trace of it", async () => {
  const { seen, told, store } = await setUp();
  const other = { ...reader, id: "reader-2" };
  await seen.see({ room, sender: other }, { seq: 2 });
  deepEqual(told, []);
  deepEqual(await store.attention.attended(other, { limit: 1 }), []);
});

Deno.test("what was never said, or in another life of the conversation, is not seen", async () => {
  const { seen, told } = await setUp();
  const place = { room, sender: reader };
  await rejects(seen.see(place, { seq: 3 }), refusedAs("not-found"));
  await rejects(seen.see(place, { seq: 2, epoch: "x" }), refusedAs("not-found"));
  deepEqual(told, []);
});

Deno.test("a mark that cannot be kept is refused, and reported", async () => {
  const told: unknown[] = [];
  const attention = { see: () => Promise.reject(new StoreError("full", "no space")) };
  const seen = new Seen({
    store: { attention },
    clock: new VirtualClock(0),
    notices: { toReader: () => {}, toAuthors: () => {} },
    counts: { seen: () => {} },
    report: (fault) => told.push(fault.code),
  });
  await rejects(seen.see({ room, sender: reader }, { seq: 1 }), refusedAs("not-stored"));
  deepEqual(told, ["full"]);
});
