import { deepEqual, equal } from "node:assert/strict";
import {
  ALL_WHISPERS,
  commandOf,
  HISTORY,
  ownWhisperOf,
  topicOf,
  WHISPER_LIST,
  whisperOf,
  WHISPERS,
} from "../../../../shared/chat/destination.ts";
import type {
  ConversationEvent,
  RoomPage,
  WhisperList,
  WhispersEvent,
} from "../../../../shared/chat/event.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { random } from "../../../helper/chat.ts";
import { chatServer, jsonOf, type Person } from "../../../helper/chat_server.ts";

const room = roomId("/posts/한글");

async function bodiesOf<T>({ peer }: Person, destination: string): Promise<T[]> {
  return (await peer.rest())
    .filter((frame) => frame.headers.get("destination") === destination)
    .map((frame) => jsonOf(frame) as T);
}

Deno.test("an author hears of a whisper, answers it, and publishes it when its reader agrees", async () => {
  const server = await chatServer();
  try {
    const [reader, other, author] = [
      await server.reader(),
      await server.reader(),
      await server.author(),
    ];
    for (const person of [reader, other]) {
      person.subscribe(WHISPERS);
      person.subscribe(topicOf(room));
    }
    author.subscribe(ALL_WHISPERS);
    const own = ownWhisperOf(room);
    const whisper = whisperOf(room, reader.sender.id);
    const [id, answer, as] = [newId(random), newId(random), newId(random)];
    reader.send(commandOf(own, "say"), { id, text: "why?", question: true });
    const [asked] = await bodiesOf<WhispersEvent>(author, ALL_WHISPERS);
    deepEqual(
      [asked?.message.text, asked?.whisper.whisper, asked?.whisper.questions.open],
      ["why?", reader.sender.id, 1],
    );

    author.send(commandOf(whisper, "say"), { id: answer, text: "so", answers: id }, "said");
    const heard = await bodiesOf<ConversationEvent>(reader, WHISPERS);
    deepEqual(heard.map(({ type, message }) => [type, message.id]), [
      ["message", id],
      ["message", answer],
      ["changed", id],
    ]);

    author.send(commandOf(whisper, "publish"), { id, as }, "too early");
    const [refusal] = await bodiesOf<{ code: string }>(author, "/user/queue/errors");
    equal(refusal?.code, "forbidden");
    reader.send(commandOf(own, "consent"), { id, allow: true });
    await reader.peer.rest();
    author.send(commandOf(whisper, "publish"), { id, as });
    author.send(commandOf(whisper, "publish"), { id, as });
    const published = await bodiesOf<ConversationEvent>(other, topicOf(room));
    deepEqual(published.map(({ message }) => [message.id, message.text, message.from.id]), [
      [as, "why?", reader.sender.id],
    ]);
    deepEqual(await other.peer.rest(), []);
  } finally {
    server.close();
  }
});

Deno.test("an author reads each whisper, and the list of all", async () => {
  const server = await chatServer();
  try {
    const readers = [await server.reader(), await server.reader()];
    for (const [n, reader] of readers.entries()) {
      reader.send(commandOf(ownWhisperOf(room), "say"), { id: newId(random), text: String(n) });
      await reader.peer.rest();
    }
    const author = await server.author();
    author.subscribe(HISTORY);
    author.subscribe(WHISPER_LIST);
    const [list] = await bodiesOf<WhisperList>(author, WHISPER_LIST);
    const ids = readers.map(({ sender }) => sender.id);
    deepEqual(list?.whispers.map(({ whisper, last }) => [whisper, last.text]), [
      [ids[1], "1"],
      [ids[0], "0"],
    ]);
    for (const [n, id] of ids.entries()) {
      const whisper = whisperOf(room, id);
      author.subscribe(whisper);
      author.send(commandOf(whisper, "history"), { after: 0, epoch: "" });
      const pages = (await author.peer.rest()).map((frame) => jsonOf(frame) as RoomPage);
      deepEqual(
        pages.map(({ whisper, messages }) => [whisper, messages.map(({ text }) => text)]),
        [[id, [String(n)]], [id, [String(n)]]],
      );
    }
  } finally {
    server.close();
  }
});

Deno.test("an author edits, feels, asks and deletes in a whisper", async () => {
  const server = await chatServer();
  try {
    const [reader, author] = [await server.reader(), await server.author()];
    reader.subscribe(WHISPERS);
    const whisper = whisperOf(room, reader.sender.id);
    const id = newId(random);
    author.send(commandOf(whisper, "say"), { id, text: "helo" });
    author.send(commandOf(whisper, "edit"), { id, text: "hello" });
    author.send(commandOf(whisper, "react"), { id, emoji: "👋", on: true });
    author.send(commandOf(whisper, "question"), { id, state: "answered" });
    author.send(commandOf(whisper, "delete"), { id });
    await author.peer.rest();
    const heard = await bodiesOf<ConversationEvent>(reader, WHISPERS);
    deepEqual(heard.map(({ message }) => message.text), ["helo", "hello", "hello", "hello", ""]);
  } finally {
    server.close();
  }
});
