/**
 * What a page hears of a conversation.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { followTidings, type Tidings } from "../../../../widget/feature/page/tidings.ts";
import type { Conversation, ConversationState } from "../../../../widget/state/model.ts";
import { WHISPERS } from "../../../../shared/chat/destination.ts";
import { NOBODY, PretendedLink } from "../../stage/pretended.ts";
import { AUTHOR, type Line, messages, online, READER, YOU } from "../../stage/state.ts";

/** A room that becomes what it is told, and all that a page heard of it. @param begin how it is at first */
function room(begin: Partial<ConversationState> = { loaded: false, epoch: "", messages: [] }) {
  const heard: Tidings[] = [];
  let state = begin as unknown as ConversationState;
  let tell = () => {};
  let listeners = 0;
  const conversation = {
    get state() {
      return state;
    },
    subscribe(listener: () => void) {
      tell = listener;
      listeners++;
      return () => void listeners--;
    },
  } as Conversation;
  const link = new PretendedLink();
  const stop = followTidings({ room: conversation, link }, (what) => heard.push(what));
  return {
    link,
    heard,
    stop,
    listeners: () => listeners,
    become(part: Partial<ConversationState>) {
      state = { ...state, ...part };
      tell();
    },
    says,
  };
}

function says(...lines: readonly Line[]): Partial<ConversationState> {
  return online({ messages: messages(lines) });
}

Deno.test("a page hears what others say, once, and not what was said before", () => {
  const { heard, become, says } = room();
  const before: Line = [READER, "Before", 9];
  become(says(before));
  become(says(before, [YOU, "One's own", 3], [AUTHOR, "Yes", 2]));
  become(says(before, [YOU, "One's own", 3], [AUTHOR, "Yes", 2], [READER, "Thanks", 1]));
  deepEqual(heard.map(({ text, author, whisper }) => [text, author, whisper ?? false]), [
    ["Yes", true, false],
    ["Thanks", false, false],
  ]);
});

Deno.test("a page that begins to listen later hears the next message", () => {
  const { heard, become } = room(says([READER, "Before", 9]));
  become(says([READER, "Before", 9], [AUTHOR, "Yes", 2]));
  deepEqual(heard.map(({ text }) => text), ["Yes"]);
});

Deno.test("a page hears the first words in a room that was empty", () => {
  const { heard, become, says } = room();
  become({ ...says(), epoch: "" });
  become(says([READER, "First", 1]));
  deepEqual(heard.map(({ text }) => text), ["First"]);
});

Deno.test("a page hears nothing of what a room's next life begins with", () => {
  const { heard, become, says } = room();
  become(says([READER, "One", 9]));
  become({ ...says([READER, "One", 9], [READER, "Two", 8]), epoch: "another" });
  deepEqual(heard, []);
});

Deno.test("a page that stops listening leaves the conversation alone", () => {
  const { stop, listeners } = room();
  deepEqual(listeners(), 1);
  stop();
  deepEqual(listeners(), 0);
});

Deno.test("a page hears what the author says in private, in its own room, and not one's own words", () => {
  const { heard, link, become, stop } = room();
  become({ room: NOBODY.room, you: YOU });
  const [yes, own] = messages([[AUTHOR, "Between us", 2], [YOU, "One's own", 1]]);
  const event = (message: unknown) => ({ type: "message", epoch: "one", rev: 1, message });
  const whispered = { ...yes, whisper: YOU.id, room: NOBODY.room };
  link.tell(WHISPERS, event({ ...whispered, room: "default/elsewhere" }));
  link.tell(WHISPERS, event({ ...own, whisper: YOU.id, room: NOBODY.room }));
  link.tell(WHISPERS, { ...event(whispered), type: "changed" });
  deepEqual(heard, []);
  link.tell(WHISPERS, event(whispered));
  deepEqual(heard, [{ id: yes?.id, text: "Between us", whisper: true, author: true }]);
  stop();
  deepEqual(link.followed, []);
});
