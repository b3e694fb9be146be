/**
 * Messages are text; they are quoted, felt about, edited and deleted, and everybody sees it at once.
 *
 * @module
 */
import type { ConversationEvent, RoomPage } from "../../../shared/chat/event.ts";
import type { Visit } from "../visit.ts";
import { freshId, roomAt, topicAt } from "../wire.ts";

const ROOM = "default/posts/messages";
const MARKDOWN =
  "Use `stomp()`:\n\n```ts\nconst a = 1 < 2;\n```\n- *yes*\n> [no](https://blog.example)";
const SCRIPT = '<script>alert("x")</script>';

/** One message's life. */
export async function messages(visit: Visit): Promise<void> {
  const { narrator } = visit;
  const { person: reader, id: readerId } = await visit.reader();
  const { person: other, id: otherId } = await visit.reader();
  const author = await visit.author();
  const events = await other.follow<ConversationEvent>(topicAt(ROOM));
  const at = roomAt(ROOM);
  const [id, reply] = [freshId(), freshId()];

  narrator.tell("A reader writes Markdown, and something that would be a script in a page.");
  await reader.send(`${at}/say`, { id, text: MARKDOWN });
  await reader.send(`${at}/say`, { id: freshId(), text: SCRIPT });
  const texts = [(await events.next()).message.text, (await events.next()).message.text];
  narrator.see("both are carried as the text they are; rendering is the client's", texts, [
    MARKDOWN,
    SCRIPT,
  ]);

  const hostile = [
    "",
    "\u202e",
    "a\u0000b",
    "half \ud83d of a pair",
    "x".repeat(4_001),
    7,
    null,
    {},
  ];
  const codes = [];
  for (const text of hostile) {
    codes.push((await reader.send(`${at}/say`, { id: freshId(), text }))?.code);
  }
  narrator.see("what is no text is refused", codes, hostile.map(() => "invalid-body"));
  await other.ask(at);
  narrator.see("and told to nobody", [events.all.length, other.refusals], [2, []]);

  narrator.tell("Another reader quotes it, and both say what they feel.");
  const fragment = "text=a%20sentence";
  const sentence = { text: "A sentence of the post.", fragment };
  await other.send(`${at}/say`, { id: reply, text: "This works for me.", quote: id, sentence });
  const quoting = (await events.next()).message;
  narrator.see("the server puts the quoted message in itself", [
    quoting.quote?.id,
    quoting.quote?.text,
    quoting.sentence,
  ], [id, MARKDOWN, sentence]);
  for (const person of [reader, other, other]) {
    await person.send(`${at}/react`, { id, emoji: "👍🏽", on: true });
  }
  await events.next();
  narrator.see("a feeling counts once for each person", (await events.next()).message.reactions, [
    { emoji: "👍🏽", count: 2, by: [readerId, otherId] },
  ]);
  const word = await reader.send(`${at}/react`, { id, emoji: "great", on: true });
  narrator.see("a word is no emoji", word?.code, "invalid-body");

  narrator.tell("It is edited by its sender, and deleted by the author.");
  const stranger = await other.send(`${at}/edit`, { id, text: "Not mine." });
  narrator.see("nobody edits what others sent", stranger?.code, "forbidden");
  await reader.send(`${at}/edit`, { id, text: "Use `stomp()`." });
  const edited = await events.next();
  narrator.see("everybody who has the page open sees the new text", [
    edited.type,
    edited.message.text,
    edited.message.editedAt !== undefined,
  ], ["changed", "Use `stomp()`.", true]);
  await author.send(`${at}/delete`, { id });
  const deleted = (await events.next()).message;
  narrator.see("and that it is gone: its place is left, and nothing that was in it", [
    deleted.deleted,
    deleted.text,
    deleted.reactions,
    deleted.seq,
  ], [true, "", undefined, 1]);
  const page = await reader.ask<RoomPage>(at);
  const quote = page.messages.find((message) => message.id === reply)?.quote;
  narrator.see("it is gone from what quotes it too", [quote?.text, quote?.deleted], ["", true]);
  narrator.see("and from the history", JSON.stringify(page).includes("stomp()"), false);
}
