/**
 * What may be done with a message, by whom, and how long.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { ChatMessage, Sender } from "../../../../shared/chat/event.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { EDIT_WINDOW_MS } from "../../../../shared/limit.ts";
import { choicesFor } from "../../../../widget/feature/actions/choices.ts";
import type { ConversationState } from "../../../../widget/state/model.ts";

const YOU: Sender = { kind: "reader", id: "you", name: "" };
const OTHER: Sender = { kind: "reader", id: "other", name: "" };
const AUTHOR: Sender = { kind: "author", id: "author", name: "" };
const NOW = 1_000_000_000;

function message(from: Sender, part: Partial<ChatMessage> = {}): ChatMessage {
  const id = "message-message-";
  return { id, room: roomId("/"), seq: 1, rev: 1, from, text: "a", at: NOW, ...part };
}

type State = Pick<ConversationState, "you" | "isWhisper" | "terms">;

function choices(
  said: ChatMessage,
  you: Sender,
  part: Partial<State> = {},
  now = NOW,
): string {
  return choicesFor(said, { you, isWhisper: false, terms: undefined, ...part }, now)
    .choices.join(" ");
}

Deno.test("choices: readers quote and copy what others say", () => {
  equal(choices(message(OTHER), YOU), "quote copy");
  equal(choices(message(AUTHOR), YOU), "quote copy");
  equal(choices(message(OTHER, { question: { state: "open" } }), YOU), "quote copy");
});

Deno.test("choices: readers change their own messages for a while", () => {
  equal(choices(message(YOU), YOU), "quote copy asQuestion edit delete");
  equal(choices(message(YOU), YOU, {}, NOW + EDIT_WINDOW_MS - 1).endsWith("edit delete"), true);
  equal(choices(message(YOU), YOU, {}, NOW + EDIT_WINDOW_MS), "quote copy asQuestion");
});

Deno.test("choices: a question is answered by authors, and opened again by whoever asked", () => {
  const open = { question: { state: "open" } } as const;
  const answered = { question: { state: "answered" } } as const;
  equal(choices(message(YOU, open), YOU), "quote copy edit delete");
  equal(choices(message(YOU, answered), YOU), "quote copy reopen edit delete");
  equal(choices(message(OTHER, open), AUTHOR), "quote copy answered delete");
  equal(choices(message(OTHER, answered), AUTHOR), "quote copy reopen delete");
});

Deno.test("choices: authors make questions of readers' messages, delete any, edit their own", () => {
  equal(choices(message(OTHER), AUTHOR), "quote copy asQuestion delete");
  const later = NOW + 100 * EDIT_WINDOW_MS;
  equal(choices(message(AUTHOR), AUTHOR, {}, later), "quote copy edit delete");
  equal(choices(message({ ...AUTHOR, id: "second" }), AUTHOR), "quote copy delete");
});

Deno.test("choices: one's own whisper may be published until it is", () => {
  const whisper = { isWhisper: true };
  equal(choices(message(YOU), YOU, whisper), "quote copy asQuestion mayPublish edit delete");
  equal(choices(message(YOU, { published: "b" }), YOU, whisper).includes("mayPublish"), false);
  equal(choices(message(AUTHOR), YOU, whisper), "quote copy");
  equal(choices(message(OTHER), AUTHOR, whisper).includes("mayPublish"), false);
});

Deno.test("choices: where readers may not write, they copy, and take back what they said", () => {
  const terms = { mode: "read-only", holdFirst: false, slowModeSeconds: 0 } as const;
  equal(choices(message(YOU), YOU, { terms }), "copy delete");
  equal(choicesFor(message(YOU), { you: YOU, isWhisper: false, terms }, NOW).mayReact, false);
  equal(choices(message(YOU), AUTHOR, { terms }).startsWith("quote"), true);
  equal(choices(message(AUTHOR), YOU, { terms, isWhisper: true }), "quote copy");
});

Deno.test("choices: somebody who is called like another is not them", () => {
  deepEqual(choices(message({ ...YOU, kind: "author" }), YOU), "quote copy");
  deepEqual(choicesFor(message(YOU), { you: undefined, isWhisper: false, terms: undefined }, NOW), {
    mayReact: true,
    choices: ["quote", "copy"],
  });
});
