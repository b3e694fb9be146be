/**
 * What comes back from an archive lies as it lay, however much it is, and in the order of its time.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { ArchivedMessage } from "../../../../../server/storage/port/archive_store.ts";
import type { Store } from "../../../../../server/storage/store.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import { withKvStores } from "../../../../helper/kv_stores.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";

const page = { title: "", url: "" };
const START = 1_600_000_000_000;

Deno.test("more messages and feelings than one commit takes come back in several", () =>
  withKvStores(async ({ store, counts }) => {
    const messages = Array.from({ length: 250 }, (_, n) => archived(n + 1));
    const much = archived(251, 1_200);
    await reopen(store, 251);
    counts.commits = 0;
    const all = [...messages, much];
    deepEqual(await store.archive.restore({ room: ROOM, messages: all }), { added: 251 });
    equal(counts.commits > 4, true);
    const part = await store.archive.part({ room: ROOM, after: 0, limit: 300 });
    deepEqual(part?.messages, all);
    const { messages: [last] } = await store.page({ room: ROOM, limit: 1 });
    deepEqual(last?.reactions?.map(({ emoji, count, by }) => [emoji, count, by.length]), [
      ["👍", 1_200, 20],
    ]);
    deepEqual(await store.archive.restore({ room: ROOM, messages: all }), { added: 0 });
  }));

Deno.test("long texts come back in as many commits as they take", () =>
  withKvStores(async ({ store }) => {
    await reopen(store, 250);
    const text = "글".repeat(4_000);
    const messages = Array.from({ length: 250 }, (_, n) => {
      const { message } = archived(n + 1);
      return { message: { ...message, text }, feelings: [] };
    });
    equal((await store.archive.restore({ room: ROOM, messages })).added, 250);
    equal((await store.page({ room: ROOM, limit: 300 })).messages.length, 250);
  }));

Deno.test("conversations that come back are listed by when their newest message was sent", () =>
  withKvStores(async ({ store }) => {
    const refs = Array.from(
      { length: 12 },
      (_, n) =>
        n % 2 === 0 ? { room: roomId(`/posts/${n}`) } : { room: ROOM, whisper: `reader-${n}` },
    );
    await store.append(say("there already", { room: roomId("/now") }));
    for (const [n, ref] of refs.toReversed().entries()) {
      await store.archive.reopen({ ...head(1), ...ref });
      const { message } = archived(1);
      // Several were sent in the same moment.
      const messages = [{ message: { ...message, at: START - Math.floor(n / 6) }, feelings: [] }];
      equal((await store.archive.restore({ ...ref, messages })).added, 1);
    }
    const listed = await store.inbox.list({ limit: 99 });
    const order = listed.listed.map(({ summary: { last: { at } } }) => at);
    deepEqual(order, order.toSorted((a, b) => b - a));
    equal(order.length, 13);
    const { found } = await store.search.everywhere({ kind: "all", words: ["text"], limit: 99 });
    equal(new Set(found.map(({ place }) => place)).size, 12);
  }));

Deno.test("an answer that comes back after its question still says how long that waited", () =>
  withKvStores(async ({ store }) => {
    await reopen(store, 2);
    const question = archived(1).message;
    const answer = archived(2).message;
    const state = { state: "answered", answer: answer.id } as const;
    const from = { kind: "author", id: "author-1", name: "" } as const;
    for (
      const message of [
        { ...question, question: state },
        { ...answer, from, answers: question.id },
      ]
    ) await store.archive.restore({ room: ROOM, messages: [{ message, feelings: [] }] });
    deepEqual(await store.answers.times({ site: "default", limit: 9 }), [1]);
  }));

function archived(seq: number, feelings = 0): ArchivedMessage {
  const from = { kind: "reader", id: `reader-${seq % 7}`, name: "" } as const;
  return {
    message: { id: `message-${seq}`, seq, rev: seq, from, text: `text ${seq}`, at: START + seq },
    feelings: Array.from({ length: feelings }, (_, n) => ({
      by: { kind: "reader", id: `reader-${n}` },
      emoji: "👍",
    })),
  };
}

function head(lastSeq: number) {
  return { room: ROOM, epoch: "epoch", lastSeq, rev: lastSeq, goneRev: 0, page };
}

async function reopen(store: Store, lastSeq: number): Promise<void> {
  equal(await store.archive.reopen(head(lastSeq)), "added");
}
