import assert from "node:assert/strict";
import { changed as keptChanged, shown } from "../../../server/storage/kept_message.ts";
import type { ChatMessage } from "../../../shared/chat/event.ts";
import { changed } from "../../../widget/state/changed.ts";
import type { Change } from "../../../widget/state/model.ts";
import { AUTHOR, READER, ROOM } from "../../helper/pretend_server.ts";

const ME = { by: READER.id, at: 50 };
const MESSAGE: ChatMessage = {
  id: "message-1",
  room: ROOM,
  whisper: READER.id,
  seq: 4,
  rev: 9,
  from: { ...READER, name: "Kim" },
  text: "before",
  at: 10,
};

/** The message as the server would show it. */
function onServer(message: ChatMessage, change: Change): ChatMessage {
  const { room, whisper = "", reactions = [], quote: _, ...kept } = message;
  if (change.kind === "react") throw new TypeError("Cannot say: feelings are kept apart");
  const at = change.kind === "edit" ? { at: 50 } : {};
  const { firstText: __, ...after } = keptChanged(kept, { ...change, ...at } as never);
  return shown(after, {
    ref: { room, whisper },
    quoted: undefined,
    reactions: after.deleted ? [] : reactions,
  });
}

function reacted(message: ChatMessage, emoji: string, on: boolean) {
  return changed(message, { kind: "react", emoji, on }, ME);
}

Deno.test("message is changed as the server changes it", () => {
  const question = { ...MESSAGE, question: { state: "answered", answer: "message-2" } } as const;
  const consented = { ...MESSAGE, consent: true } as const;
  const loved = { ...MESSAGE, reactions: [{ emoji: "❤️", count: 1, by: ["other"] }] };
  for (const message of [MESSAGE, question, consented, loved]) {
    for (
      const change of [
        { kind: "edit", text: "after" },
        { kind: "edit", text: "before" },
        { kind: "delete" },
        { kind: "question", state: "open" },
        { kind: "question", state: "answered" },
        { kind: "consent", allow: true },
        { kind: "consent", allow: false },
      ] as const
    ) {
      assert.deepEqual(changed(message, change, ME), onServer(message, change));
    }
  }
});

Deno.test("message that is so already stays the same object, and a deleted one too", () => {
  const deleted = changed(MESSAGE, { kind: "delete" }, ME);
  const loved = reacted(MESSAGE, "❤️", true);
  for (
    const [message, change] of [
      [MESSAGE, { kind: "edit", text: "before" }],
      [MESSAGE, { kind: "consent", allow: false }],
      [MESSAGE, { kind: "react", emoji: "❤️", on: false }],
      [loved, { kind: "react", emoji: "❤️", on: true }],
      [deleted, { kind: "edit", text: "back" }],
      [deleted, { kind: "react", emoji: "❤️", on: true }],
    ] as const
  ) {
    assert.equal(changed(message, change, ME), message);
  }
});

Deno.test("feelings are counted, named, and gone with the last who has them", () => {
  const others = { ...MESSAGE, reactions: [{ emoji: "👍", count: 2, by: [AUTHOR.id, "other"] }] };
  const both = reacted(reacted(others, "👍", true), "🎉", true);
  assert.deepEqual(both.reactions, [
    { emoji: "👍", count: 3, by: [AUTHOR.id, "other", READER.id] },
    { emoji: "🎉", count: 1, by: [READER.id] },
  ]);
  assert.deepEqual(reacted(reacted(both, "👍", false), "🎉", false), others);
  const alone = reacted(MESSAGE, "🎉", true);
  assert.deepEqual(reacted(alone, "🎉", false), MESSAGE);
});
