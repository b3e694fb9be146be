/**
 * The author is in charge: words, haste, first messages, rooms, readers and networks.
 *
 * @module
 */
import type { ConversationEvent, RoomPage } from "../../../shared/chat/event.ts";
import type {
  HeldEvent,
  ModerationEvent,
  ModerationList,
} from "../../../shared/chat/moderation.ts";
import type { RoomSettings } from "../../../shared/chat/site.ts";
import type { Refusal } from "../../../shared/refusal.ts";
import type { Visit } from "../visit.ts";
import { freshId, roomAt, topicAt } from "../wire.ts";

const ROOM = "default/posts/moderation";
const AT = roomAt(ROOM);
/** Two networks, and two addresses of the first. */
const [TROUBLE, NEIGHBOUR, ELSEWHERE] = ["203.0.113.7", "203.0.113.99", "198.51.100.1"];

/** From a word to a ban. */
export async function moderation(visit: Visit): Promise<void> {
  for (const tell of [wordsAndHaste, firstMessages, quietRooms, muteAndPurge, banNetwork]) {
    await tell(visit);
    await settle(visit, {});
    await visit.part();
  }
}

async function wordsAndHaste(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("The author does not want a word, and asks for a minute between two messages.");
  const { status } = await visit.callAsAuthor("/api/sites/default", {
    method: "PUT",
    body: { title: "A blog", moderation: { words: ["casino"] } },
  });
  narrator.see("the console's API takes both", [
    status,
    await settle(visit, { slowModeSeconds: 60 }),
  ], [
    200,
    200,
  ]);
  const { person: reader } = await visit.reader();
  const { person: other } = await visit.reader();
  const heard = await other.follow<ConversationEvent>(topicAt(ROOM));
  const say = (text: string) => reader.send(`${AT}/say`, { id: freshId(), text });
  narrator.see(
    "a message with the word is refused",
    (await say("Visit my CASINO!"))?.code,
    "word-refused",
  );
  narrator.see("another is not", await say("Visit my blog!"), undefined);
  const hasty = await say("And again!");
  narrator.see("the next comes too soon, and is told how long to wait", [
    hasty?.code,
    (hasty?.retryAfterMs ?? 0) > 50_000,
  ], ["too-fast", true]);
  await other.ask(AT);
  narrator.see("nobody else hears of what was refused", [
    heard.all.map((event) => event.message.text),
    other.refusals,
  ], [["Visit my blog!"], []]);
}

async function firstMessages(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("The author wants to see first messages first.");
  await settle(visit, { holdFirst: true });
  const { person: reader } = await visit.reader();
  const { person: other } = await visit.reader();
  const author = await visit.author();
  const fate = await reader.follow<HeldEvent>("/user/queue/held");
  const inRoom = await other.follow<ConversationEvent>(topicAt(ROOM));
  const desk = await author.follow<ModerationEvent>("/topic/moderation");
  const [good, bad] = [freshId(), freshId()];
  await reader.send(`${AT}/say`, { id: good, text: "I am new here." });
  await reader.send(`${AT}/say`, { id: bad, text: "Buy this." });
  narrator.see("they are kept, and their reader is told that they wait", [
    (await fate.next()).type,
    (await fate.next()).type,
  ], ["held", "held"]);
  narrator.see("the author is told", [(await desk.next()).type, (await desk.next()).type], [
    "held",
    "held",
  ]);
  const seen = JSON.stringify(await other.ask<RoomPage>(AT));
  narrator.see("nobody else sees them", [seen.includes(good), seen.includes(bad)], [false, false]);

  await author.send("/app/moderation/reject", { room: ROOM, id: bad });
  await author.send("/app/moderation/approve", { room: ROOM, id: good });
  narrator.see("one is let through", (await inRoom.next()).message.text, "I am new here.");
  narrator.see(
    "and the reader told of both",
    [(await fate.next()).type, (await fate.next()).type],
    [
      "rejected",
      "approved",
    ],
  );
}

async function quietRooms(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("The author makes the room read-only, then closes it.");
  const { person: reader } = await visit.reader();
  const author = await visit.author();
  await reader.follow(topicAt(ROOM));
  await settle(visit, { mode: "read-only" });
  const say = () => ({ id: freshId(), text: "Hello?" });
  narrator.see("readers write no more", (await reader.send(`${AT}/say`, say()))?.code, "read-only");
  narrator.see("the author does", await author.send(`${AT}/say`, say()), undefined);
  await settle(visit, { mode: "closed" });
  narrator.see("closed, it closes on those who read it", await reader.closed(), 1008);
}

async function muteAndPurge(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("A reader writes nonsense; the author mutes them and deletes all of it at once.");
  const { person: reader, id } = await visit.reader();
  const { person: other } = await visit.reader();
  const author = await visit.author();
  for (const text of ["Nonsense.", "More nonsense."]) {
    await reader.send(`${AT}/say`, { id: freshId(), text });
  }
  const inRoom = await other.follow<ConversationEvent>(topicAt(ROOM));
  const measure = freshId();
  await author.send("/app/moderation/mute", {
    id: measure,
    reader: id,
    site: "default",
    minutes: 60,
  });
  const refusal = await reader.send(`${AT}/say`, { id: freshId(), text: "Even more." });
  narrator.see("a muted reader cannot write", refusal?.code, "muted");
  const whisper = await reader.send(`${AT}/whisper/say`, { id: freshId(), text: "Why?" });
  narrator.see("not in whispers either", whisper?.code, "muted");
  narrator.see("but read", (await reader.ask<RoomPage>(AT)).you.id, id);
  await author.send("/app/moderation/purge", { reader: id });
  const gone = [(await inRoom.next()).message, (await inRoom.next()).message];
  narrator.see(
    "everybody sees both messages go",
    gone.map((message) => [message.deleted, message.text]),
    [
      [true, ""],
      [true, ""],
    ],
  );
  await author.send("/app/moderation/lift", { id: measure });
  const back = await reader.send(`${AT}/say`, { id: freshId(), text: "I am sorry." });
  narrator.see("lifted, the measure counts no longer", back, undefined);
}

async function banNetwork(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell(
    `A reader from ${TROUBLE} makes trouble; the author bans the network it came from.`,
  );
  const { person: trouble, token } = await visit.reader(TROUBLE);
  const author = await visit.author();
  const message = freshId();
  await trouble.send(`${AT}/say`, { id: message, text: "Trouble." });
  const id = freshId();
  await author.send("/app/moderation/ban", {
    id,
    message: { room: ROOM, id: message },
    network: true,
  });
  narrator.see("the reader's connection is closed", await trouble.closed(), 1008);
  const comeFrom = async (address: string, authorization = {}) => {
    const headers = { "x-forwarded-for": address, ...authorization };
    const { status, body } = await visit.call<Refusal>("/api/reader", { method: "POST", headers });
    return status === 201 ? "welcome" : body.code;
  };
  const bearer = { authorization: `Bearer ${token}` };
  narrator.see(
    "their token opens nothing, wherever they go",
    await comeFrom(ELSEWHERE, bearer),
    "banned",
  );
  narrator.see("strangers of the same network are kept out", await comeFrom(NEIGHBOUR), "banned");
  narrator.see("those of another are welcome", await comeFrom(ELSEWHERE), "welcome");
  const { measures } = await author.ask<ModerationList>("/app/moderation");
  narrator.see(
    "no address is told to anybody",
    JSON.stringify(measures).includes("203.0.113"),
    false,
  );
  narrator.see("and none is kept", await visit.filesWith("203.0.113"), 0);
  await author.send("/app/moderation/lift", { id });
  narrator.see("lifted, it counts no longer", await comeFrom(NEIGHBOUR), "welcome");
}

/** Settles how the room is, instead of how it was. */
async function settle(visit: Visit, settings: RoomSettings): Promise<number> {
  const path = `/api/rooms/${encodeURIComponent(ROOM)}/settings`;
  return (await visit.callAsAuthor(path, { method: "PUT", body: settings })).status;
}
