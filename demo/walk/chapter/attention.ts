/**
 * Who is there, who writes, and what was not read yet.
 *
 * @module
 */
import type {
  SeenEvent,
  TypingEvent,
  UnreadEvent,
  UnreadList,
} from "../../../shared/chat/attention.ts";
import type { ConversationEvent, RoomList, WhispersEvent } from "../../../shared/chat/event.ts";
import type { Presence, PresenceEvent } from "../../../shared/chat/presence.ts";
import type { Person } from "../person.ts";
import type { Visit } from "../visit.ts";
import { freshId, roomAt, topicAt } from "../wire.ts";

const ROOM = "default/posts/attention";
const AT = roomAt(ROOM);
const ANSWERS = "default/posts/answers";
const DAY_MS = 86_400_000;

/** A reader with two tabs, another reader, and an author who goes away. */
export async function attention(visit: Visit): Promise<void> {
  await whoIsThere(visit);
  await visit.part();
  await whoWrites(visit);
  await visit.part();
  await howLongAnswersTake(visit);
  await visit.part();
  await whatIsUnread(visit);
}

async function whoIsThere(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("A reader opens the page in two tabs, another one in one, and the author comes.");
  const first = await visit.reader();
  const tab = await visit.connect({ passcode: first.token });
  const { person: second } = await visit.reader();
  const presence = await first.person.follow<PresenceEvent | TypingEvent>(
    `${topicAt(ROOM)}/presence`,
  );
  for (const person of [first.person, tab, second]) await person.follow(topicAt(ROOM));
  const author = await visit.author();
  const now = await second.ask<Presence>(`${AT}/presence`);
  narrator.see("there are two readers and the author", [now.readers, now.author.state], [
    2,
    "here",
  ]);
  narrator.see("and nobody is told which readers", [
    JSON.stringify(now).includes(first.id),
    JSON.stringify(presence.all).includes(first.id),
  ], [false, false]);

  await tellHours(visit, second);

  await author.send("/app/me/away", { away: true });
  const away = await presence.until((event) =>
    event.type === "presence" && event.author.state === "away"
  );
  narrator.see("the author who says to be away is away", away.type, "presence");
  await author.send("/app/me/away", { away: false });
  await presence.until((event) => event.type === "presence" && event.author.state === "here");
  await second.leave();
  const fewer = await presence.until((event) => event.type === "presence" && event.readers === 1);
  narrator.see("one reader is left when the other leaves", fewer.type, "presence");
}

/** The author settles when they usually answer: in the first minute of each day, in Seoul. */
async function tellHours(visit: Visit, reader: Person): Promise<void> {
  const { narrator } = visit;
  const timeZone = "Asia/Seoul";
  const days = Array.from({ length: 7 }, () => [{ from: 0, to: 1 }]);
  await visit.callAsAuthor("/api/sites/default", {
    method: "PUT",
    body: { title: "A blog", hours: { timeZone, days } },
  });
  const { author } = await reader.ask<Presence>(`${AT}/presence`);
  narrator.see(
    "the author's hours are told with their time zone",
    author.hours?.timeZone,
    timeZone,
  );
  const inMs = (author.opensAt ?? 0) - Date.now();
  narrator.see("and when they next begin, within a day", inMs > 0 && inMs <= DAY_MS, true);
}

async function whoWrites(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("The reader writes: first in the room, then in a whisper.");
  const reader = await visit.reader();
  const { person: other } = await visit.reader();
  const author = await visit.author();
  const inRoom = await other.follow<TypingEvent | PresenceEvent>(`${topicAt(ROOM)}/presence`);
  const whispers = await other.follow<unknown>("/user/queue/whispers");
  const toAuthor = await author.follow<WhispersEvent | TypingEvent | SeenEvent>("/topic/whispers");
  const toReader = await reader.person.follow<ConversationEvent | SeenEvent>(
    "/user/queue/whispers",
  );

  await reader.person.send(`${AT}/typing`, {});
  const typing = await inRoom.until(({ type }) => type === "typing");
  narrator.see(
    "the room is told that a reader writes, not which",
    "from" in typing && typing.from,
    {
      kind: "reader",
    },
  );
  const id = freshId();
  await reader.person.send(`${AT}/whisper/typing`, {});
  const whispering = await toAuthor.next();
  narrator.see("the author is told who whispers", [
    whispering.type,
    "from" in whispering && whispering.from.id,
  ], ["typing", reader.id]);
  await reader.person.send(`${AT}/whisper/say`, { id, text: "Psst." });
  await toAuthor.until(({ type }) => type === "message");
  await author.send(`${AT}/whispers/${reader.id}/seen`, { seq: 1 });
  const seen = await toReader.until(({ type }) => type === "seen");
  narrator.see(
    "the reader sees that the author has read it",
    "seq" in seen && [seen.seq, seen.by.kind],
    [
      1,
      "author",
    ],
  );
  narrator.see("nobody else hears of any of it", whispers.all, []);
}

async function howLongAnswersTake(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("The author answers three questions, each within a minute.");
  const reader = await visit.reader();
  const author = await visit.author();
  const presence = await reader.person.follow<PresenceEvent | TypingEvent>(
    `${topicAt(ANSWERS)}/presence`,
  );
  await reader.person.ask<Presence>(`${roomAt(ANSWERS)}/presence`);
  for (const text of ["Why?", "When?", "How?"]) {
    const asked = freshId();
    await reader.person.send(`${roomAt(ANSWERS)}/say`, { id: asked, text, question: true });
    await author.send(`${roomAt(ANSWERS)}/say`, { id: freshId(), text: "So.", answers: asked });
  }
  const usual = await presence.until((event) =>
    event.type === "presence" && event.author.usuallyMs !== undefined
  );
  narrator.see(
    "readers are told that answers usually take a minute",
    usual.type === "presence" && usual.author.usuallyMs,
    60_000,
  );
}

async function whatIsUnread(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("A reader asks, closes the page, and the author answers twice.");
  const reader = await visit.reader();
  const author = await visit.author();
  const asked = freshId();
  await reader.person.send(`${AT}/say`, { id: asked, text: "And now?", question: true });
  await reader.person.leave();
  await author.send(`${AT}/say`, { id: freshId(), text: "Wait.", answers: asked });
  await author.send(`${AT}/say`, { id: freshId(), text: "Now." });

  const badge = await visit.call<UnreadList>("/api/reader/unread", {
    headers: { authorization: `Bearer ${reader.token}` },
  });
  narrator.see("without any connection the page knows that two are unread", badge.body.total, 2);
  narrator.tell(
    "The reader opens it again, on the phone and on the laptop, and reads on the phone.",
  );
  const [phone, laptop] = [
    await visit.connect({ passcode: reader.token }),
    await visit.connect({ passcode: reader.token }),
  ];
  const onLaptop = await laptop.follow<UnreadEvent>("/user/queue/unread");
  const before = await laptop.ask<UnreadList>("/app/unread");
  const [conversation] = before.conversations;
  narrator.see("both know it", [before.total, conversation?.room, conversation?.unread], [
    2,
    ROOM,
    2,
  ]);
  const seq = (conversation?.firstUnreadSeq ?? 0) + 1;
  await phone.send(`${AT}/seen`, { seq });
  narrator.see("what was read on one is read on the other", (await onLaptop.next()).total, 0);

  if (visit.server.store === "memory") {
    narrator.skip("what a server keeps in memory does not survive its restart");
    return;
  }
  narrator.tell("The server is restarted.");
  await visit.part();
  await visit.server.stop();
  await visit.server.start();
  const again = await visit.connect({ passcode: reader.token });
  narrator.see("read is read", (await again.ask<UnreadList>("/app/unread")).total, 0);
  const { rooms } = await (await visit.author()).ask<RoomList>("/app/rooms");
  const unread = rooms.find(({ room }) => room === ROOM)?.unread;
  narrator.see("and the author has the reader's question unread", unread, 1);
}
