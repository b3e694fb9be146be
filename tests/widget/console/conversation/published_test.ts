/**
 * Published notes are remembered for as long as they can be taken back.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Note } from "../../../../shared/chat/desk.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { TAKE_BACK_FOR_MS } from "../../../../shared/limit.ts";
import { PublishedNotes } from "../../../../widget/console/conversation/published.ts";
import { AUTHOR } from "../../stage/state.ts";

const NOTE: Note = { room: roomId("/a"), id: "n", by: AUTHOR, text: "A note", at: 1 };

Deno.test("a published note is found for fifteen minutes, and not once it was taken back", () => {
  const notes = new PublishedNotes();
  notes.put(NOTE, "message", 1_000);
  deepEqual(notes.find(NOTE, 1_000 + TAKE_BACK_FOR_MS - 1), { message: "message", at: 1_000 });
  equal(notes.find(NOTE, 1_000 + TAKE_BACK_FOR_MS), undefined);
  notes.forget(NOTE);
  equal(notes.find(NOTE, 1_000), undefined);
});

Deno.test("a note of the same id elsewhere is another one", () => {
  const notes = new PublishedNotes();
  notes.put(NOTE, "message", 1_000);
  equal(notes.find({ ...NOTE, whisper: "w" }, 1_000), undefined);
  equal(notes.find({ ...NOTE, room: roomId("/b") }, 1_000), undefined);
});
