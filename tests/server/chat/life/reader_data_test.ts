/**
 * What a reader takes along is all of theirs, and nothing of others'.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { readerData } from "../../../../server/chat/life/reader_data.ts";
import { random } from "../../../helper/chat.ts";
import { ROOM, say } from "../../../helper/new_message.ts";
import { newStore } from "../../../helper/new_store.ts";

const MINE = { kind: "reader", id: "reader-1", name: "" } as const;
const OTHER = { kind: "reader", id: "reader-2", name: "" } as const;
const AUTHOR = { kind: "author", id: "owner", name: "Author" } as const;

Deno.test("a reader takes along their messages, then their whispers with the answers", async () => {
  const store = newStore({ random });
  for (let n = 0; n < 201; n++) await store.append(say(`mine ${n}`, { from: MINE }));
  await store.append(say("theirs", { from: OTHER }));
  for (const from of [MINE, OTHER]) {
    await store.append(say("why?", { from, whisper: from.id }));
    await store.append(say(`because ${from.id}`, { from: AUTHOR, whisper: from.id }));
  }
  for (let n = 0; n < 201; n++) {
    await store.append(say(`again ${n}`, { from: MINE, whisper: "reader-1" }));
  }
  for (const from of [OTHER, MINE]) {
    const held = { room: ROOM, id: `held of ${from.id}`, from, text: `waits ${from.id}`, at: 0 };
    await store.held.hold(held, { ofReader: 9, ofSite: 9 });
  }
  const texts: string[] = [];
  for await (const { text } of readerData(store, "reader-1")) texts.push(text);
  const numbers = Array.from({ length: 201 }, (_, n) => n);
  deepEqual(texts, [
    ...numbers.map((n) => `mine ${n}`),
    "why?",
    "because reader-1",
    ...numbers.map((n) => `again ${n}`),
    "waits reader-1",
  ]);
});

Deno.test("who wrote nothing takes nothing along", async () => {
  const store = newStore({ random });
  await store.append(say("theirs", { from: OTHER, room: ROOM }));
  for await (const message of readerData(store, "reader-1")) deepEqual(message, undefined);
});
