/**
 * What every store must do with whole conversations, sentence by sentence of
 * `server/storage/port/archive_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { ArchivedPart } from "../../server/storage/port/archive_store.ts";
import type { Store } from "../../server/storage/store.ts";
import { roomId } from "../../shared/chat/id.ts";
import { ROOM, say } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

const OTHER_ROOM = roomId("/other", "blog");
const READER = { kind: "reader", id: "reader-1", name: "Kim", verified: true } as const;
const AUTHOR = { kind: "author", id: "reader-1", name: "Author" } as const;
const PAGE = { title: "A post", url: "https://blog.example/a" };

/** Registers the tests of an archive. */
export function testArchive(test: TestRule): void {
  test("conversations are listed, the one with the newest message last", async (store) => {
    await store.append(say("a", { whisper: "reader-1" }));
    await store.append(say("b", { room: OTHER_ROOM }));
    await store.append(say("c"));
    await store.append(say("d", { room: OTHER_ROOM }));
    const [open, whisper, other] = [{ room: ROOM }, { room: ROOM, whisper: "reader-1" }, {
      room: OTHER_ROOM,
    }];
    deepEqual(await store.archive.list({ whispers: true }), [whisper, open, other]);
    deepEqual(await store.archive.list({ whispers: false }), [open, other]);
    deepEqual(await store.archive.list({ whispers: true, site: "default" }), [whisper, open]);
    deepEqual(await store.archive.list({ whispers: true, room: ROOM }), [whisper, open]);
    const foreign = { whispers: true, site: "blog", room: ROOM };
    deepEqual(await store.archive.list(foreign), []);
    deepEqual(await store.archive.list({ whispers: true, site: "none" }), []);
  });

  test("a conversation is read as it is kept, a part at a time", async (store) => {
    const { first, second } = await converse(store);
    const part = await store.archive.part({ room: ROOM, after: 0, limit: 1 });
    deepEqual(part?.conversation.page, PAGE);
    deepEqual([part?.conversation.lastSeq, part?.conversation.rev], [3, 8]);
    deepEqual(part?.messages.map(({ message }) => message.id), [first]);
    deepEqual(part?.messages[0]?.feelings, [
      { by: { kind: "author", id: "reader-1" }, emoji: "👍" },
      { by: { kind: "reader", id: "reader-1" }, emoji: "👍" },
    ]);
    const rest = await store.archive.part({ room: ROOM, after: 1, limit: 9 });
    deepEqual(rest?.messages.map(({ message: { id, deleted } }) => [id, deleted]), [
      [second, undefined],
      [rest?.messages[1]?.message.id, true],
    ]);
    equal(await store.archive.part({ room: OTHER_ROOM, after: 0, limit: 9 }), undefined);
  });

  test("a conversation that was put back is the same, and counts on", async (store) => {
    await converse(store);
    await store.append(say("whispered", { whisper: "reader-1" }));
    const parts = [await partOf(store), await partOf(store, "reader-1")];
    const before = await seen(store);
    for (const { conversation } of parts) await store.life.erase({ ...conversation, limit: 100 });
    for (const part of parts.toReversed()) equal(await putBack(store, part), "added");
    deepEqual([await partOf(store), await partOf(store, "reader-1")], parts);
    deepEqual(await seen(store), before);
    await store.append(say("goes on"));
    const page = await store.page({ room: ROOM, limit: 1 });
    deepEqual([page.lastSeq, page.rev, page.goneRev], [4, 9, 0]);
  });

  test("what is there stays as it is when it is put back again", async (store) => {
    const { first } = await converse(store);
    const part = await partOf(store);
    await store.change({ room: ROOM, id: first, kind: "edit", text: "later", at: 9 });
    const later = await partOf(store);
    equal(await store.archive.reopen(part.conversation), "known");
    deepEqual(await store.archive.restore({ room: ROOM, messages: part.messages }), { added: 0 });
    deepEqual(await partOf(store), later);
  });

  test("what was removed from the beginning is not put back, what is missing behind it is", async (store) => {
    await converse(store);
    const part = await partOf(store);
    await store.life.erase({ room: ROOM, limit: 100 });
    await store.archive.reopen(part.conversation);
    const [, second, third] = part.messages;
    await store.archive.restore({ room: ROOM, messages: second ? [second] : [] });
    const restored = await store.archive.restore({ room: ROOM, messages: part.messages });
    deepEqual(restored, { added: 1 });
    deepEqual((await partOf(store)).messages, [second, third]);
  });

  test("a conversation of another life is not mixed with the one that is there", async (store) => {
    await converse(store);
    const part = await partOf(store);
    const another = { ...part.conversation, epoch: "another" };
    equal(await store.archive.reopen(another), "taken");
    deepEqual(await partOf(store), part);
  });

  test("messages that do not fit between what is there are not put back", async (store) => {
    await converse(store);
    const part = await partOf(store);
    const [one] = part.messages;
    if (one === undefined) throw new Error("There is no message");
    const misfits = [
      { message: { ...one.message, seq: 4, rev: 99 }, feelings: [] },
      { message: { ...one.message, seq: 4, id: "another-message-id" }, feelings: [] },
    ];
    for (const misfit of misfits) {
      const fits = { message: { ...one.message, seq: 5, rev: 98, id: "fits" }, feelings: [] };
      const restored = await store.archive.restore({ room: ROOM, messages: [misfit, fits] });
      deepEqual(restored, { added: 0, misfit: 4 });
    }
    deepEqual(await partOf(store), part);
  });

  test("a conversation counts on behind whatever was put back, also what changed while it was read", async (store) => {
    await converse(store);
    const part = await partOf(store);
    const { rev } = part.conversation;
    const messages = part.messages.map(({ message, feelings }, n) => ({
      message: n === 0 ? { ...message, rev: rev + 1 } : message,
      feelings,
    }));
    await store.life.erase({ room: ROOM, limit: 100 });
    await putBack(store, { ...part, messages });
    equal((await store.append(say("goes on"))).kind, "stored");
    deepEqual((await store.page({ room: ROOM, limit: 1 })).rev, rev + 2);
  });

  test("a conversation that fell behind its archive counts on behind that", async (store) => {
    await converse(store);
    const part = await partOf(store);
    const [first] = part.messages;
    if (first === undefined) throw new Error("There is no message");
    await store.archive.restore({
      room: ROOM,
      messages: [{
        message: { ...first.message, id: "later-message-id", seq: 7, rev: 20 },
        feelings: [],
      }],
    });
    await store.append(say("goes on"));
    const { lastSeq, rev } = await store.page({ room: ROOM, limit: 1 });
    deepEqual([lastSeq, rev], [8, 21]);
  });

  test("nothing is put back where no conversation is", async (store) => {
    const from = { kind: "reader", id: "r", name: "" } as const;
    const message = { id: "m", seq: 1, rev: 1, from, text: "x", at: 0 };
    const restored = { room: ROOM, messages: [{ message, feelings: [] }] };
    deepEqual(await store.archive.restore(restored), { added: 0 });
    deepEqual(await store.archive.list({ whispers: true }), []);
  });
}

/** A room with a question, its answer, feelings, an edit, and a deleted message. */
async function converse(store: Store): Promise<{ first: string; second: string }> {
  const sentence = { text: "A sentence.", fragment: ":~:text=A" };
  const asked = say("frist?", { from: READER, question: true, page: PAGE, sentence });
  const answer = say("so\u0000 \ud800", { from: AUTHOR, answers: asked.id, quote: asked.id });
  const deleted = say("gone");
  const ref = { room: ROOM, id: asked.id };
  await store.append(asked);
  await store.append(answer);
  for (const by of [AUTHOR, READER]) {
    await store.change({ ...ref, kind: "react", by, emoji: "👍", on: true });
  }
  await store.change({ ...ref, kind: "edit", text: "first?", at: 5 });
  await store.append(deleted);
  await store.change({ room: ROOM, id: deleted.id, kind: "delete" });
  return { first: asked.id, second: answer.id };
}

async function partOf(store: Store, whisper?: string): Promise<ArchivedPart> {
  const ref = { room: ROOM, ...whisper && { whisper } };
  const part = await store.archive.part({ ...ref, after: 0, limit: 100 });
  if (part === undefined) throw new Error("There is no conversation");
  return part;
}

async function putBack(store: Store, { conversation, messages }: ArchivedPart): Promise<string> {
  const reopened = await store.archive.reopen(conversation);
  const { room, whisper } = conversation;
  await store.archive.restore({ room, ...whisper && { whisper }, messages });
  return reopened;
}

/** What people see of the room and the whisper, but for the order of rooms. */
async function seen(store: Store): Promise<readonly unknown[]> {
  return [
    await store.page({ room: ROOM, limit: 100 }),
    await store.page({ room: ROOM, whisper: "reader-1", limit: 100 }),
    await store.questions({ room: ROOM, limit: 100 }),
    await store.rooms({ limit: 9 }),
    await store.whispers({ limit: 9 }),
  ];
}
