import { deepEqual, equal, rejects } from "node:assert/strict";
import { MemoryStore } from "../../../../server/storage/memory/memory_store.ts";
import { StoreError } from "../../../../server/storage/store.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { EDIT_WINDOW_MS } from "../../../../shared/limit.ts";
import { random, refusedAs, testChat } from "../../../helper/chat.ts";

const room = roomId("/posts/a");
const reader = { room, sender: { kind: "reader", id: "r1", name: "" } } as const;
const stranger = { room, sender: { kind: "reader", id: "r2", name: "" } } as const;
const author = { room, sender: { kind: "author", id: "a1", name: "Author" } } as const;
const colleague = { room, sender: { kind: "author", id: "a2", name: "Colleague" } } as const;

/** A chat in which a reader and an author said something. */
async function talk() {
  const chat = testChat();
  const [asked, answer] = [newId(random), newId(random)];
  await chat.conversation.say(reader, { id: asked, text: "frist" });
  await chat.conversation.say(author, { id: answer, text: "so" });
  const texts = async () =>
    (await chat.conversation.history(reader)).messages.map(({ text }) => text);
  return { ...chat, asked, answer, texts };
}

Deno.test("readers edit their own messages, cleanly, while the window is open", async () => {
  const { editing, conversation, clock, asked, texts } = await talk();
  clock.advance(EDIT_WINDOW_MS);
  await editing.edit(reader, { id: asked, text: " first\u202e " });
  deepEqual(await texts(), ["first", "so"]);
  equal((await conversation.history(reader)).messages[0]?.editedAt, clock.now());
  clock.advance(1);
  await rejects(editing.edit(reader, { id: asked, text: "late" }), refusedAs("too-late"));
  // The RECEIPT of what was done in time may have been lost.
  await editing.edit(reader, { id: asked, text: "first" });
  deepEqual(await texts(), ["first", "so"]);
});

Deno.test("an author edits their own messages at any time, and nobody else's", async () => {
  const { editing, clock, asked, answer, texts } = await talk();
  clock.advance(EDIT_WINDOW_MS * 1_000);
  await editing.edit(author, { id: answer, text: "just so" });
  deepEqual(await texts(), ["frist", "just so"]);
  for (const [place, id] of [[author, asked], [colleague, answer], [stranger, asked]] as const) {
    await rejects(editing.edit(place, { id, text: "x" }), refusedAs("forbidden"));
  }
});

Deno.test("what no message may say, none is edited to", async () => {
  const { editing, asked, texts } = await talk();
  for (const text of ["", " ", "\u202e", "x".repeat(4_001), "a\u0000b", "\ud800"]) {
    await rejects(editing.edit(reader, { id: asked, text }), refusedAs("invalid-body"));
  }
  deepEqual(await texts(), ["frist", "so"]);
});

Deno.test("readers delete their own messages in time, an author any at any time", async () => {
  const { editing, conversation, clock, asked, answer } = await talk();
  await rejects(editing.delete(stranger, { id: asked }), refusedAs("forbidden"));
  await rejects(editing.delete(reader, { id: answer }), refusedAs("forbidden"));
  clock.advance(EDIT_WINDOW_MS + 1);
  await rejects(editing.delete(reader, { id: asked }), refusedAs("too-late"));
  await editing.delete(colleague, { id: answer });
  await editing.delete(author, { id: asked });
  // Both may ask again.
  await editing.delete(author, { id: asked });
  await editing.delete(reader, { id: asked });
  const { messages, rev } = await conversation.history(reader);
  deepEqual(messages.map(({ text, deleted }) => [text, deleted]), [["", true], ["", true]]);
  equal(rev, 4);
});

Deno.test("a deleted message is neither edited nor felt about", async () => {
  const { editing, asked } = await talk();
  await editing.delete(reader, { id: asked });
  await rejects(editing.edit(reader, { id: asked, text: "x" }), refusedAs("not-found"));
  const react = { id: asked, emoji: "👍", on: true };
  await rejects(editing.react(stranger, react), refusedAs("not-found"));
});

Deno.test("everybody says what they feel, once each, and takes it back", async () => {
  const { editing, conversation, asked } = await talk();
  const reactions = async () => (await conversation.history(reader)).messages[0]?.reactions;
  for (const place of [stranger, author, stranger]) {
    await editing.react(place, { id: asked, emoji: "👍", on: true });
  }
  deepEqual(await reactions(), [{ emoji: "👍", count: 2, by: ["r2", "a1"] }]);
  for (const place of [stranger, author]) {
    await editing.react(place, { id: asked, emoji: "👍", on: false });
  }
  equal(await reactions(), undefined);
  await rejects(
    editing.react(reader, { id: asked, emoji: "no", on: true }),
    refusedAs("invalid-body"),
  );
  await rejects(
    editing.react(reader, { id: newId(random), emoji: "👍", on: true }),
    refusedAs("not-found"),
  );
});

Deno.test("a ninth different emoji is refused", async () => {
  const { editing, asked } = await talk();
  for (const emoji of ["😀", "😁", "😂", "🤣", "😃", "😄", "😅", "😆"]) {
    await editing.react(reader, { id: asked, emoji, on: true });
  }
  await rejects(
    editing.react(author, { id: asked, emoji: "😉", on: true }),
    refusedAs("forbidden"),
  );
});

Deno.test("a change finds no message of another conversation", async () => {
  const { editing, conversation } = await talk();
  const whisper = { ...reader, whisper: "r1" };
  const id = newId(random);
  await conversation.say(whisper, { id, text: "softly" });
  for (
    const place of [reader, { ...reader, whisper: "r2" }, { ...reader, room: roomId("/b") }, author]
  ) {
    await rejects(editing.edit(place, { id, text: "x" }), refusedAs("not-found"));
    await rejects(editing.delete(place, { id }), refusedAs("not-found"));
    await rejects(editing.react(place, { id, emoji: "👍", on: true }), refusedAs("not-found"));
  }
  await editing.delete(whisper, { id });
});

class BrokenStore extends MemoryStore {
  override change(): Promise<never> {
    return Promise.reject(new StoreError("full", "Cannot change: no space left"));
  }
}

Deno.test("a change the store could not keep is refused, to be sent again, and reported", async () => {
  const { conversation, editing, faults } = testChat({ store: new BrokenStore({ random }) });
  const id = newId(random);
  await conversation.say(reader, { id, text: "hello" });
  await rejects(editing.delete(reader, { id }), refusedAs("not-stored"));
  deepEqual(faults.map(({ code }) => code), ["full"]);
});
