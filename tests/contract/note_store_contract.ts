/**
 * What every store must do with internal notes, sentence by sentence of
 * `server/storage/port/note_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Note } from "../../shared/chat/desk.ts";
import { roomId } from "../../shared/chat/id.ts";
import { ROOM, say } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

const whisper = "reader-1";

function note(id: string, fields: Partial<Note> = {}): Note {
  const by = { kind: "author", id: "owner", name: "Author" } as const;
  return { room: ROOM, id, by, text: `note ${id}`, at: 1, ...fields };
}

/** Registers the tests of notes. */
export function testNotes(test: TestRule): void {
  test("a note is read back as it came, at its conversation, and is no message", async (store) => {
    const { notes } = store;
    for (const message of [say("aloud"), say("low", { whisper })]) await store.append(message);
    const first = note("1", { text: "\u0000 한국어 \ud800", reader: "r" });
    const second = note("2");
    const low = note("1", { whisper, reader: whisper });
    for (const each of [first, second, low]) equal(await notes.put(each, 9), "kept");
    deepEqual(await notes.of({ room: ROOM }), [first, second]);
    deepEqual(await notes.of({ room: ROOM, whisper }), [low]);
    deepEqual(await notes.find(low), low);
    equal(await notes.find(note("3")), undefined);
    deepEqual((await store.page({ room: ROOM, limit: 9 })).lastSeq, 1);
    const { found } = await store.search.everywhere({ words: ["note"], kind: "all", limit: 9 });
    deepEqual(found, []);
  });

  test("a note keeps its place when its author gives it another text, and is nobody else's", async (store) => {
    const { notes } = store;
    await store.append(say("aloud"));
    const first = note("1", { reader: "r" });
    for (const each of [first, note("2")]) await notes.put(each, 9);
    equal(await notes.put(first, 9), "again");
    equal(await notes.put(note("1", { text: "another", at: 5 }), 9), "kept");
    const other = note("1", { by: { kind: "author", id: "other", name: "" } });
    equal(await notes.put(other, 9), "id-taken");
    deepEqual(await notes.of({ room: ROOM }), [
      { ...first, text: "another", editedAt: 5 },
      note("2"),
    ]);
  });

  test("a conversation has so many notes, and one that is not there has none", async (store) => {
    const { notes } = store;
    await store.append(say("aloud"));
    equal(await notes.put(note("1"), 1), "kept");
    equal(await notes.put(note("2"), 1), "full");
    equal(await notes.put(note("1", { text: "another" }), 1), "kept");
    equal(await notes.put(note("1", { room: roomId("/elsewhere") }), 1), "not-found");
  });

  test("notes about a reader are found wherever they are, and forgotten with the reader", async (store) => {
    const { notes } = store;
    const elsewhere = roomId("/b");
    for (const message of [say("a"), say("b", { room: elsewhere }), say("c", { whisper })]) {
      await store.append(message);
    }
    const about = [
      note("1", { reader: whisper }),
      note("2", { room: elsewhere, reader: whisper }),
      note("3", { whisper, reader: whisper }),
    ];
    for (const each of [...about, note("4"), note("5", { reader: "other" })]) {
      await notes.put(each, 9);
    }
    deepEqual(await notes.about({ reader: whisper, limit: 9 }), about.toReversed());
    deepEqual(await notes.about({ reader: whisper, limit: 1 }), about.slice(-1));
    await store.forget(whisper);
    deepEqual(await notes.about({ reader: whisper, limit: 9 }), []);
    deepEqual((await notes.of({ room: ROOM })).map(({ id }) => id), ["4", "5"]);
  });

  test("a note that is removed, too old, or of an erased conversation is gone", async (store) => {
    const { notes, life } = store;
    for (const message of [say("a"), say("b", { whisper })]) await store.append(message);
    const all = [note("1"), note("2", { at: 7 }), note("3"), note("4", { whisper })];
    for (const each of all) await notes.put(each, 9);
    deepEqual([await notes.remove(note("3")), await notes.remove(note("3"))], [true, false]);
    await notes.put(note("1", { text: "written again", at: 8 }), 9);
    equal(await notes.expire({ room: ROOM, before: 7 }), 1);
    deepEqual((await notes.of({ room: ROOM })).map(({ id }) => id), ["1", "2"]);
    deepEqual(await notes.of({ room: ROOM, whisper }), []);
    await life.erase({ room: ROOM, limit: 9 });
    await store.append(say("another life"));
    deepEqual(await notes.of({ room: ROOM }), []);
  });
}
