import assert from "node:assert/strict";
import type { ChatMessage } from "../../../shared/chat/event.ts";
import { putAll, requote } from "../../../widget/state/log.ts";
import { emptyMemory, type Memory, type Told } from "../../../widget/state/memory.ts";
import { AUTHOR, ROOM } from "../../helper/pretend_server.ts";

function message(seq: number, part: Partial<ChatMessage> = {}): ChatMessage {
  return {
    id: `message-${seq}`,
    room: ROOM,
    seq,
    rev: seq,
    from: AUTHOR,
    text: `text ${seq}`,
    at: seq,
    ...part,
  };
}

function event(seq: number, part: Partial<ChatMessage> = {}): Told {
  return { epoch: "one", message: message(seq, part) };
}

/** A memory of these messages, after these changes. */
function put(log: readonly ChatMessage[], events: readonly Told[], rev = 9): Memory {
  const memory = emptyMemory({ room: ROOM, isWhisper: false }, { kind: "online" });
  return putAll({ ...memory, log, missing: undefined }, { events, epoch: "one", rev });
}

Deno.test("log takes changes in the order of their counts, whatever order they come in", () => {
  const { log, shown } = put([message(1)], [event(3), event(1, { rev: 5, text: "new" }), event(2)]);
  assert.deepEqual(log.map(({ text }) => text), ["new", "text 2", "text 3"]);
  assert.deepEqual([shown.epoch, shown.rev], ["one", 9]);
});

Deno.test("log leaves the newer form of a message, and the same object when nothing changes", () => {
  const newer = message(1, { rev: 8, text: "newer" });
  assert.deepEqual(put([newer], [event(1, { rev: 5 })]).log, [newer]);
  const memory = put([newer], []);
  assert.equal(putAll(memory, { events: [], epoch: "one", rev: 9 }), memory);
});

Deno.test("log with a hole is not believed", () => {
  const memory = put([message(1)], [event(3)]);
  assert.deepEqual(memory.log, [message(1)]);
  assert.equal(memory.missing, "page");
});

Deno.test("log begins anywhere", () => {
  assert.deepEqual(put([], [event(7), event(8)]).log.map(({ seq }) => seq), [7, 8]);
});

Deno.test("log counts what it sees of questions, and asks for the count when it does not", () => {
  const open = { question: { state: "open" } } as const;
  const answered = { question: { state: "answered" }, rev: 5 } as const;
  const { questions } = put([message(1)], [event(2, open), event(2, answered)]).shown;
  assert.deepEqual(questions, { open: 0, answered: 1 });
  assert.equal(put([message(4)], [event(2, answered)]).missing, 9);
  assert.equal(put([message(4)], [event(2, { deleted: true })]).missing, 9);
  assert.equal(put([message(4)], [event(2)]).missing, undefined);
});

Deno.test("quotes say what the quoted message says", () => {
  const quote = { id: "message-1", from: AUTHOR, text: "old" };
  const log = [message(2, { quote }), message(3)];
  const [, untouched] = log;
  requote(log, message(1, { text: "new" }));
  assert.deepEqual(log[0]?.quote, { ...quote, text: "new" });
  assert.equal(log[1], untouched);
});

Deno.test("a change that is known already still changes the quotes of the message", () => {
  const quote = { id: "message-1", from: AUTHOR, text: "old" };
  const known = message(1, { rev: 5, text: "new" });
  const { log } = put([known, message(2, { quote })], [event(1, { rev: 5, text: "new" })]);
  assert.equal(log[1]?.quote?.text, "new");
});
