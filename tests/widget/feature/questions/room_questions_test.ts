/**
 * The questions of a room: what the server names, and what happens afterwards.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { questionsOf } from "../../../../shared/chat/room_destination.ts";
import type { ChatMessage, QuestionState } from "../../../../shared/chat/event.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { RoomQuestions } from "../../../../widget/feature/questions/room_questions.ts";
import { PretendedTalk } from "../../stage/pretended.ts";
import { messages, online, READER } from "../../stage/state.ts";

const ROOM = roomId("/posts/margin");
const ASKED = questionsOf(ROOM);

/** A message that asks, or did. */
function question(seq: number, state?: QuestionState, rev = seq): ChatMessage {
  const [message] = messages([[READER, `Question ${seq}?`, 9]], seq);
  if (message === undefined) throw new Error("There is one");
  return { ...message, rev, ...state !== undefined && { question: { state } } };
}

function list(open: readonly ChatMessage[], answered: readonly ChatMessage[], epoch = "epoch") {
  const questions = { open: open.length, answered: answered.length };
  return { room: ROOM, epoch, rev: 9, questions, open, answered };
}

function start() {
  const talk = new PretendedTalk();
  talk.room.become({ room: ROOM });
  let changes = 0;
  const questions = new RoomQuestions(talk, () => changes++);
  questions.start();
  const seqs = (state: QuestionState) => questions.in(state).map(({ seq }) => seq);
  return { talk, questions, seqs, changes: () => changes };
}

Deno.test("questions are asked for once there is a link and a conversation, not before", () => {
  const { talk, questions, seqs } = start();
  deepEqual(talk.link.asked, []);
  talk.link.answers[ASKED] = list([question(3, "open"), question(1, "open")], [
    question(2, "answered"),
  ]);
  talk.room.become(online());
  deepEqual(talk.link.asked, [ASKED]);
  deepEqual([seqs("open"), seqs("answered"), questions.loaded], [[3, 1], [2], true]);
  talk.room.become({ typing: [] });
  equal(talk.link.asked.length, 1);
});

Deno.test("what happens in the conversation counts at once, and never an older form", () => {
  const { talk, seqs } = start();
  talk.link.answers[ASKED] = list([question(1, "open", 5)], []);
  talk.room.become(online({ messages: [question(1, "answered", 4)] }));
  deepEqual([seqs("open"), seqs("answered")], [[1], []]);
  talk.room.become({ messages: [question(1, "answered", 6), question(2, "open", 7)] });
  deepEqual([seqs("open"), seqs("answered")], [[2], [1]]);
  talk.room.become({
    messages: [question(1, undefined, 8), { ...question(2, "open", 9), deleted: true }],
  });
  deepEqual([seqs("open"), seqs("answered")], [[], []]);
});

Deno.test("after a lost link they are asked for again", () => {
  const { talk } = start();
  talk.room.become(online());
  talk.room.become({ link: { kind: "offline" } });
  talk.room.become({ link: { kind: "online" } });
  deepEqual(talk.link.asked, [ASKED, ASKED]);
});

Deno.test("another epoch begins anew", () => {
  const { talk, seqs } = start();
  talk.link.answers[ASKED] = list([question(1, "open")], []);
  talk.room.become(online());
  talk.link.answers[ASKED] = list([question(1, "open"), question(2, "open")], [], "other");
  talk.room.become({ epoch: "other" });
  deepEqual(seqs("open"), [2, 1]);
  equal(talk.link.asked.length, 2);
});

Deno.test("the first message of a room is no new beginning", () => {
  const { talk, seqs } = start();
  talk.link.answers[ASKED] = list([], [], "");
  talk.room.become(online({ epoch: "" }));
  talk.room.become({ epoch: "epoch", messages: [question(1, "open")] });
  deepEqual(seqs("open"), [1]);
  equal(talk.link.asked.length, 1);
});

Deno.test("a refusal is told, and can be tried again", () => {
  const { talk, questions } = start();
  talk.link.refusals[ASKED] = { code: "too-fast", message: "Wait a moment." };
  talk.room.become(online());
  equal(questions.refused, true);
  talk.link.refusals = {};
  talk.link.answers[ASKED] = list([], []);
  questions.retry();
  deepEqual([questions.refused, questions.loaded], [false, true]);
});

Deno.test("who has stopped hears nothing", () => {
  const { talk, questions, changes } = start();
  questions.stop();
  talk.room.become(online({ messages: [question(1, "open")] }));
  deepEqual([changes(), talk.link.asked, talk.room.listeners], [0, [], 0]);
});
