import { deepEqual, equal } from "node:assert/strict";
import {
  commandOf,
  HISTORY,
  historyOf,
  joinOf,
  sayOf,
  topicOf,
} from "../../../../shared/chat/destination.ts";
import { questionsOf } from "../../../../shared/chat/room_destination.ts";
import type { ConversationEvent, RoomEvent, RoomPage } from "../../../../shared/chat/event.ts";
import type { QuestionList } from "../../../../shared/chat/question_list.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { random } from "../../../helper/chat.ts";
import { type ChatServer, chatServer, jsonOf, type Person } from "../../../helper/chat_server.ts";

const room = roomId("/posts/한글");
const sayHello = () => ({ id: newId(random), text: "hello" });

async function withServer(test: (server: ChatServer) => Promise<void>): Promise<void> {
  const server = await chatServer();
  try {
    await test(server);
  } finally {
    server.close();
  }
}

async function framesOf({ peer }: Person) {
  return (await peer.rest()).map((frame) => ({
    command: frame.command,
    destination: frame.headers.get("destination"),
    receipt: frame.headers.get("receipt-id"),
    body: frame.body.length === 0 ? undefined : jsonOf(frame),
  }));
}

Deno.test("joining a room is answered once, to the one who joins, with the newest page", async () => {
  await withServer(async (server) => {
    const [one, other] = [await server.reader(), await server.reader()];
    other.subscribe(topicOf(room));
    one.subscribe(joinOf(room));
    const [answer, ...more] = await framesOf(one);
    equal(answer?.destination, joinOf(room));
    deepEqual(answer?.body, {
      room,
      epoch: "",
      lastSeq: 0,
      rev: 0,
      questions: { open: 0, answered: 0 },
      messages: [],
      more: false,
      asked: {},
      reload: false,
      you: one.sender,
      seen: 0,
    });
    deepEqual(more, []);
    deepEqual(await framesOf(other), []);
  });
});

Deno.test("a message is told to the room, the sender included, and then its RECEIPT follows", async () => {
  await withServer(async (server) => {
    const [reader, author] = [await server.reader(), await server.author()];
    for (const person of [reader, author]) person.subscribe(topicOf(room));
    const say = sayHello();
    author.send(sayOf(room), say, "said");
    const frames = await framesOf(author);
    equal(frames.length, 2);
    const event = frames.find(({ command }) => command === "MESSAGE")?.body as RoomEvent;
    deepEqual([event.message.id, event.message.from], [say.id, author.sender]);
    equal(frames.find(({ command }) => command === "RECEIPT")?.receipt, "said");
    deepEqual((await framesOf(reader)).map(({ body }) => body), [event]);
  });
});

Deno.test("a message sent again gets its RECEIPT and is not told again", async () => {
  await withServer(async (server) => {
    const reader = await server.reader();
    reader.subscribe(topicOf(room));
    const say = sayHello();
    reader.send(sayOf(room), say, "one");
    reader.send(sayOf(room), say, "two");
    const frames = await framesOf(reader);
    deepEqual(frames.map(({ command }) => command).sort(), ["MESSAGE", "RECEIPT", "RECEIPT"]);
  });
});

Deno.test("a refused message is told to its sender alone, and the session lives on", async () => {
  await withServer(async (server) => {
    const [one, other] = [await server.reader(), await server.reader()];
    other.subscribe(topicOf(room));
    one.send(sayOf(room), { ...sayHello(), text: " " }, "said");
    const [refusal, ...more] = await framesOf(one);
    deepEqual([refusal?.destination, refusal?.receipt], ["/user/queue/errors", "said"]);
    equal((refusal?.body as { code: string }).code, "invalid-body");
    deepEqual(more, []);
    one.send(sayOf(room), sayHello(), "again");
    equal((await framesOf(one))[0]?.receipt, "again");
    equal((await framesOf(other)).length, 1);
  });
});

Deno.test("history is answered to the asking session alone", async () => {
  await withServer(async (server) => {
    const { token } = server.chat.readerTokens.issue();
    const [one, tab] = [await server.reader(token), await server.reader(token)];
    for (const person of [one, tab]) person.subscribe(HISTORY);
    one.send(sayOf(room), sayHello());
    one.send(historyOf(room), { after: 0, epoch: "" }, "asked");
    const frames = await framesOf(one);
    const page = frames.find(({ destination }) => destination === HISTORY)?.body as RoomPage;
    deepEqual(page.messages.map(({ seq, text }) => [seq, text]), [[1, "hello"]]);
    deepEqual([page.asked, page.you], [{ after: 0, epoch: "" }, one.sender]);
    deepEqual(await framesOf(tab), []);
  });
});

Deno.test("changes are told to everybody in the room, each with the next count", async () => {
  await withServer(async (server) => {
    const [reader, author] = [await server.reader(), await server.author()];
    reader.subscribe(topicOf(room));
    const at = joinOf(room);
    const [say, answer] = [sayHello(), sayHello()];
    reader.send(sayOf(room), { ...say, question: true });
    await reader.peer.rest();
    author.send(sayOf(room), { ...answer, answers: say.id, quote: say.id });
    author.send(commandOf(at, "react"), { id: say.id, emoji: "👍", on: true });
    author.send(commandOf(at, "question"), { id: say.id, state: "open" });
    author.send(commandOf(at, "edit"), { id: answer.id, text: "better" });
    author.send(commandOf(at, "delete"), { id: say.id });
    const events = (await framesOf(reader)).map(({ body }) => body as ConversationEvent);
    deepEqual(events.map(({ type, rev, message }) => [type, rev, message.seq]), [
      ["message", 2, 2],
      ["changed", 3, 1],
      ["changed", 4, 1],
      ["changed", 5, 1],
      ["changed", 6, 2],
      ["changed", 7, 1],
    ]);
    equal(events[0]?.message.quote?.text, "hello");
    equal(events[4]?.message.text, "better");
  });
});

Deno.test("a room's questions are listed to whoever asks", async () => {
  await withServer(async (server) => {
    const reader = await server.reader();
    const say = sayHello();
    reader.send(sayOf(room), { ...say, question: true });
    await reader.peer.rest();
    reader.subscribe(questionsOf(room));
    const [answer] = await framesOf(reader);
    const list = answer?.body as QuestionList;
    deepEqual([list.open.map(({ id }) => id), list.answered, list.questions], [
      [say.id],
      [],
      { open: 1, answered: 0 },
    ]);
  });
});

Deno.test("what may not be changed is refused with its code, and told to nobody", async () => {
  await withServer(async (server) => {
    const [one, other] = [await server.reader(), await server.reader()];
    const say = sayHello();
    one.send(sayOf(room), say);
    await one.peer.rest();
    one.subscribe(topicOf(room));
    const at = joinOf(room);
    other.send(commandOf(at, "edit"), { id: say.id, text: "x" });
    other.send(commandOf(at, "delete"), { id: say.id });
    other.send(commandOf(at, "react"), { id: say.id, emoji: "x", on: true });
    other.send(commandOf(at, "question"), { id: newId(random), state: "open" });
    server.chat.clock.advance(15 * 60_000 + 1);
    one.send(commandOf(at, "delete"), { id: say.id });
    const codesOf = async (person: Person) =>
      (await framesOf(person)).map(({ body }) => (body as { code: string }).code);
    deepEqual(await codesOf(other), ["forbidden", "forbidden", "invalid-body", "not-found"]);
    deepEqual(await codesOf(one), ["too-late"]);
  });
});
