import { deepEqual, equal } from "node:assert/strict";
import { ACCESS } from "../../../server/chat/rules.ts";
import {
  answeringOf,
  DESK,
  DESK_LIST,
  deskOf,
  lookingOf,
  noteDeletionOf,
  noteOf,
} from "../../../shared/chat/desk_destination.ts";
import { joinOf, whisperOf } from "../../../shared/chat/destination.ts";
import { roomId } from "../../../shared/chat/id.ts";

const room = roomId("/a b");
const whisper = "r".repeat(22);

Deno.test("a conversation's desk is below it, of a room and of a whisper", () => {
  equal(deskOf({ room }), `${joinOf(room)}/desk`);
  equal(deskOf({ room, whisper }), `${whisperOf(room, whisper)}/desk`);
  equal(noteOf({ room }), `${deskOf({ room })}/note`);
  equal(noteDeletionOf({ room }), `${deskOf({ room })}/note-delete`);
  equal(answeringOf({ room, whisper }), `${deskOf({ room, whisper })}/answering`);
  equal(lookingOf({ room }), `${deskOf({ room })}/looking`);
});

Deno.test("whatever is at the desk is for authors alone", () => {
  const rows = ACCESS.filter(({ destination }) => /\/desk\b/.test(destination));
  equal(rows.length, 15);
  deepEqual(rows.filter(({ roles }) => roles.includes("reader")), []);
  for (const name of [DESK, DESK_LIST]) {
    equal(rows.some(({ destination }) => destination === name), true);
  }
});
