/**
 * What every store must find of a reader, sentence by sentence of
 * `server/storage/port/trace_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { roomId } from "../../shared/chat/id.ts";
import { ROOM, say } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

const OTHER_ROOM = roomId("/other", "blog");
const MINE = { kind: "reader", id: "reader-1", name: "Kim" } as const;
const OTHER = { kind: "reader", id: "reader-2", name: "" } as const;
/** An author may have any id. */
const AUTHOR = { kind: "author", id: "reader-1", name: "Author" } as const;

/** Registers the tests of a store's traces. */
export function testTraces(test: TestRule): void {
  test("what a reader wrote is found in every conversation, in order, a part at a time", async (store) => {
    const mine = [
      say("one", { from: MINE }),
      say("two", { from: MINE, room: OTHER_ROOM }),
      say("three", { from: MINE, whisper: "reader-1" }),
      say("four", { from: MINE }),
    ];
    for (const message of mine) {
      await store.append(message);
      await store.append(say("x", { from: OTHER }));
      await store.append(say("x", { from: AUTHOR, whisper: "reader-1" }));
    }
    await store.change({ room: ROOM, id: mine[0]?.id ?? "", kind: "delete" });
    const texts: string[] = [];
    let after: number | undefined = 0;
    while (after !== undefined) {
      const part = await store.traces.written({ reader: "reader-1", after, limit: 3 });
      equal(part.messages.length <= 3, true);
      texts.push(...part.messages.map(({ room, whisper, text }) => `${room} ${whisper} ${text}`));
      after = part.last;
    }
    deepEqual(texts, [
      `${ROOM} undefined `,
      `${OTHER_ROOM} undefined two`,
      `${ROOM} reader-1 three`,
      `${ROOM} undefined four`,
    ]);
    deepEqual(await store.traces.written({ reader: "x", after: 0, limit: 3 }), { messages: [] });
  });

  test("what a reader wrote is found no more once it was erased", async (store) => {
    const message = say("one", { from: MINE });
    await store.append(message);
    await store.change({ room: ROOM, id: message.id, kind: "erase" });
    const found = await store.traces.written({ reader: "reader-1", after: 0, limit: 3 });
    deepEqual(found, { messages: [] });
  });

  test("what a reader wrote last comes first, without what was deleted", async (store) => {
    const mine = ["one", "two", "three", "four"].map((text, at) =>
      say(text, { from: MINE, ...at === 1 ? { whisper: "reader-1" } : {} })
    );
    for (const message of mine) {
      await store.append(message);
      await store.append(say("x", { from: OTHER }));
      await store.append(say("x", { from: AUTHOR, whisper: "reader-1" }));
    }
    await store.change({ room: ROOM, id: mine[3]?.id ?? "", kind: "delete" });
    const recent = async (limit: number) =>
      (await store.traces.recent({ reader: "reader-1", limit })).map(({ text }) => text);
    deepEqual(await recent(9), ["three", "two", "one"]);
    deepEqual(await recent(2), ["three", "two"]);
    deepEqual(await store.traces.recent({ reader: "x", limit: 9 }), []);
  });

  test("what a reader feels is found in every conversation", async (store) => {
    const open = say("one");
    const whispered = say("two", { whisper: "reader-1" });
    for (const message of [open, whispered]) {
      await store.append(message);
      const ref = { room: ROOM, ...message.whisper && { whisper: message.whisper } };
      for (const by of [OTHER, MINE, AUTHOR]) {
        const felt = { ...ref, id: message.id, kind: "react", by, emoji: "👍", on: true } as const;
        await store.change(felt);
      }
    }
    const found = await store.traces.felt({ reader: "reader-1", limit: 9 });
    const sorted = [...found].sort((a) => a.whisper === undefined ? -1 : 1);
    deepEqual(sorted, [
      { room: ROOM, id: open.id, emoji: "👍" },
      { room: ROOM, whisper: "reader-1", id: whispered.id, emoji: "👍" },
    ]);
    equal((await store.traces.felt({ reader: "reader-1", limit: 1 })).length, 1);
  });

  test("the rooms of a reader's whispers are found", async (store) => {
    await store.append(say("one", { whisper: "reader-1", room: OTHER_ROOM }));
    await store.append(say("two", { whisper: "reader-1" }));
    await store.append(say("three", { whisper: "reader-2", room: roomId("/third") }));
    deepEqual(await store.traces.whispered("reader-1"), [OTHER_ROOM, ROOM]);
    deepEqual(await store.traces.whispered(""), []);
  });
}
