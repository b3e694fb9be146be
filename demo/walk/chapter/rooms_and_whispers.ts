/**
 * A room is public, a whisper is not, and gets into the open only with its reader's consent.
 *
 * @module
 */
import type {
  ConversationEvent,
  RoomList,
  RoomPage,
  WhispersEvent,
} from "../../../shared/chat/event.ts";
import type { Visit } from "../visit.ts";
import { freshId, roomAt, topicAt } from "../wire.ts";

const ROOM = "default/posts/rooms";
const SECRET = "I am too shy to ask this aloud";

/** One reader asks aloud, another whispers. */
export async function roomsAndWhispers(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("Two readers and the author open the same page.");
  const asker = await visit.reader();
  const bystander = await visit.reader();
  const author = await visit.author();
  const inRoom = await bystander.person.follow<ConversationEvent>(topicAt(ROOM));
  const whispered = await bystander.person.follow<ConversationEvent>("/user/queue/whispers");
  const answered = await asker.person.follow<ConversationEvent>("/user/queue/whispers");
  const toAuthor = await author.follow<WhispersEvent>("/topic/whispers");

  const page = await bystander.person.ask<RoomPage>(roomAt(ROOM));
  narrator.see("the room is empty, and the server says who one is", [page.lastSeq, page.you.id], [
    0,
    bystander.id,
  ]);
  // The contract has no such field.
  const from = { kind: "author", id: "x", name: "Author" };
  const question = { id: freshId(), text: "Does it reconnect?", from };
  await asker.person.send(`${roomAt(ROOM)}/say`, question);
  const { message } = await inRoom.next();
  narrator.see("what one says in the room the other hears", [message.text, message.seq], [
    "Does it reconnect?",
    1,
  ]);
  narrator.see("as a reader's, though the message said that an author sent it", message.from, {
    kind: "reader",
    id: asker.id,
    name: "",
  });

  narrator.tell("The first reader whispers to the author.");
  const id = freshId();
  const own = `${roomAt(ROOM)}/whisper`;
  const theirs = `${roomAt(ROOM)}/whispers/${asker.id}`;
  await asker.person.send(`${own}/say`, { id, text: SECRET, question: true });
  const event = await toAuthor.next();
  narrator.see(
    "the author hears it, and whose it is",
    [event.message.text, event.whisper.whisper],
    [
      SECRET,
      asker.id,
    ],
  );
  await author.send(`${theirs}/say`, { id: freshId(), text: "Nobody will know.", answers: id });
  await answered.next();
  const reply = await answered.next();
  narrator.see("the reader hears the author's answer", reply.message.text, "Nobody will know.");

  const others = [
    await bystander.person.ask(roomAt(ROOM)),
    await bystander.person.ask(`${roomAt(ROOM)}/whisper`),
    await bystander.person.ask(`${roomAt(ROOM)}/questions`),
    inRoom.all,
    whispered.all,
  ];
  const told = JSON.stringify(others);
  narrator.see("no page, list or event of the other reader's knows of it", [
    told.includes(SECRET),
    told.includes("Nobody will know."),
    told.includes(id),
    told.includes('"open":1'),
  ], [false, false, false, false]);
  const { rooms } = await author.ask<RoomList>("/app/rooms");
  narrator.see("nor does the author's list of rooms", rooms.map(({ last }) => last.text), [
    "Does it reconnect?",
  ]);
  await refuseCurious(visit, theirs);

  narrator.tell("The author would like to publish the question.");
  const as = freshId();
  const early = await author.send(`${theirs}/publish`, { id, as });
  narrator.see("that is refused without its reader's consent", early?.code, "forbidden");
  await asker.person.send(`${own}/consent`, { id, allow: true });
  await author.send(`${theirs}/publish`, { id, as });
  const published = (await inRoom.next()).message;
  narrator.see("with it, the question is in the room, in the reader's name", [
    published.id,
    published.text,
    published.from.id,
    published.whispered,
  ], [as, SECRET, asker.id, true]);
  narrator.see(
    "the author's whispered answer is not",
    JSON.stringify(inRoom.all).includes("know"),
    false,
  );
}

/** Somebody else tries to listen to a whisper. */
async function refuseCurious(visit: Visit, whisper: string): Promise<void> {
  const doors = [
    whisper,
    "/topic/whispers",
    "/app/whispers",
    "/topic/**",
    "/topic/rooms/*",
    `/user/reader-${whisper.split("/").at(-1)}/queue/whispers`,
    whisper.replace("/app/", "/app/../app/"),
    encodeURIComponent(whisper),
  ];
  const closeCodes: number[] = [];
  for (const destination of doors) {
    const curious = await visit.reader();
    // It is never answered: the door is shown instead.
    void curious.person.follow(destination).catch(() => {});
    closeCodes.push(await curious.person.closed());
  }
  const sentence =
    `a reader who tries ${doors.length} ways to listen in is shown the door each time`;
  visit.narrator.see(sentence, closeCodes, doors.map(() => 1008));
}
