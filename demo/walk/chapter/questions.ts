/**
 * A message can be a question; the author's reply answers it; the room keeps count.
 *
 * @module
 */
import type { ConversationEvent, RoomPage } from "../../../shared/chat/event.ts";
import type { QuestionList } from "../../../shared/chat/question_list.ts";
import type { Visit } from "../visit.ts";
import { freshId, roomAt, topicAt } from "../wire.ts";

const ROOM = "default/posts/questions";

/** Two questions, one answer. */
export async function questions(visit: Visit): Promise<void> {
  const { narrator } = visit;
  const { person: reader } = await visit.reader();
  const author = await visit.author();
  const events = await reader.follow<ConversationEvent>(topicAt(ROOM));
  const [first, second, answer] = [freshId(), freshId(), freshId()];

  narrator.tell("A reader asks two questions and says something else.");
  await reader.send(`${roomAt(ROOM)}/say`, { id: first, text: "Why STOMP?", question: true });
  await reader.send(`${roomAt(ROOM)}/say`, { id: second, text: "Why Deno?", question: true });
  await reader.send(`${roomAt(ROOM)}/say`, { id: freshId(), text: "Nice post." });
  const before = await reader.ask<RoomPage>(roomAt(ROOM));
  narrator.see("the room counts two open questions", before.questions, { open: 2, answered: 0 });

  narrator.tell("The author answers the first.");
  const say = { id: answer, text: "Because every language speaks it.", answers: first };
  await author.send(`${roomAt(ROOM)}/say`, say);
  const changed = await events.until(({ type }) => type === "changed");
  narrator.see(
    "everybody sees that it is answered, and by which message",
    changed.message.question,
    {
      state: "answered",
      answer,
    },
  );
  const list = await reader.ask<QuestionList>(`${roomAt(ROOM)}/questions`);
  narrator.see("the room lists open and answered questions", [
    list.open.map(({ id }) => id),
    list.answered.map(({ id }) => id),
    list.questions,
  ], [[second], [first], { open: 1, answered: 1 }]);

  const notYours = await reader.send(`${roomAt(ROOM)}/say`, { ...say, id: freshId() });
  narrator.see("a reader's message answers nothing", notYours?.code, "forbidden");
  await author.send(`${roomAt(ROOM)}/delete`, { id: answer });
  const after = await reader.ask<RoomPage>(roomAt(ROOM));
  narrator.see("a question whose answer is deleted is open again", after.questions, {
    open: 2,
    answered: 0,
  });
}
