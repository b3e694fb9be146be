import { deepEqual, equal } from "node:assert/strict";
import {
  commandOf,
  HISTORY,
  ownWhisperOf,
  topicOf,
  WHISPERS,
} from "../../../../shared/chat/destination.ts";
import type { ConversationEvent, RoomPage } from "../../../../shared/chat/event.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { random } from "../../../helper/chat.ts";
import { chatServer, jsonOf, type Person } from "../../../helper/chat_server.ts";

const room = roomId("/posts/한글");
const whisper = ownWhisperOf(room);

/** What came to a person, by where it came. */
async function bodiesOf({ peer }: Person, destination: string): Promise<unknown[]> {
  return (await peer.rest())
    .filter((frame) => frame.headers.get("destination") === destination)
    .map(jsonOf);
}

Deno.test("a reader's whisper is told to all their sessions, and to no other reader", async () => {
  const server = await chatServer();
  try {
    const { token } = server.chat.readerTokens.issue();
    const [one, tab, other] = [
      await server.reader(token),
      await server.reader(token),
      await server.reader(),
    ];
    for (const person of [one, tab, other]) {
      person.subscribe(WHISPERS);
      person.subscribe(topicOf(room));
    }
    const id = newId(random);
    one.send(commandOf(whisper, "say"), { id, text: "softly" });
    const events = await bodiesOf(tab, WHISPERS) as ConversationEvent[];
    deepEqual(events.map(({ type, rev, message }) => [type, rev, message.whisper, message.text]), [
      ["message", 1, one.sender.id, "softly"],
    ]);
    deepEqual(await bodiesOf(one, WHISPERS), events);
    deepEqual(await other.peer.rest(), []);

    one.send(commandOf(whisper, "edit"), { id, text: "more softly" });
    one.send(commandOf(whisper, "react"), { id, emoji: "👍", on: true });
    one.send(commandOf(whisper, "question"), { id, state: "open" });
    one.send(commandOf(whisper, "consent"), { id, allow: true });
    one.send(commandOf(whisper, "delete"), { id });
    const changes = await bodiesOf(tab, WHISPERS) as ConversationEvent[];
    deepEqual(
      changes.map(({ type, rev }) => [type, rev]),
      [2, 3, 4, 5, 6].map((n) => ["changed", n]),
    );
    equal(changes[3]?.message.consent, true);
    equal(changes[4]?.message.deleted, true);
    deepEqual(await other.peer.rest(), []);
  } finally {
    server.close();
  }
});

Deno.test("a reader reads their own whisper, and it is another one for each", async () => {
  const server = await chatServer();
  try {
    const [one, other] = [await server.reader(), await server.reader()];
    one.send(commandOf(whisper, "say"), { id: newId(random), text: "softly" });
    await one.peer.rest();
    for (const person of [one, other]) {
      person.subscribe(HISTORY);
      person.subscribe(whisper);
      person.send(commandOf(whisper, "history"), { afterRev: 0, epoch: "" });
    }
    const pagesOf = async (person: Person) =>
      (await person.peer.rest()).map((frame) => jsonOf(frame) as RoomPage);
    const pages = await pagesOf(one);
    deepEqual(pages.map(({ messages }) => messages.map(({ text }) => text)), [["softly"], [
      "softly",
    ]]);
    deepEqual(pages.map(({ whisper }) => whisper), [one.sender.id, one.sender.id]);
    const others = await pagesOf(other);
    deepEqual(others.map(({ messages, whisper }) => [messages, whisper]), [
      [[], other.sender.id],
      [[], other.sender.id],
    ]);
  } finally {
    server.close();
  }
});
