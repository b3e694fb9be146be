import { deepEqual, equal } from "node:assert/strict";
import {
  ALL_WHISPERS,
  commandOf,
  ERRORS,
  joinOf,
  ownWhisperOf,
  ROOM_LIST,
  UNREAD,
  UNREAD_EVENTS,
  WHISPER_LIST,
  whisperOf,
  WHISPERS,
} from "../../../../shared/chat/destination.ts";
import type { UnreadEvent, UnreadList } from "../../../../shared/chat/attention.ts";
import type { RoomList, RoomPage, WhisperList } from "../../../../shared/chat/event.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { random, START_MS } from "../../../helper/chat.ts";
import { type ChatServer, chatServer, jsonOf, type Person } from "../../../helper/chat_server.ts";

const room = roomId("/posts/한글");
const own = ownWhisperOf(room);

/** What came to a person, by where it came. */
async function bodiesOf({ peer }: Person, destination: string): Promise<unknown[]> {
  return (await peer.rest())
    .filter((frame) => frame.headers.get("destination") === destination)
    .map(jsonOf);
}

async function withServer(body: (server: ChatServer) => Promise<void>): Promise<void> {
  const server = await chatServer();
  try {
    await body(server);
  } finally {
    server.close();
  }
}

const said = (text: string) => ({ id: newId(random), text });

Deno.test("both sides of a whisper hear how far the other has seen it, and nobody else does", () =>
  withServer(async (server) => {
    const { token } = server.chat.readerTokens.issue();
    const [reader, tab, other, author] = [
      await server.reader(token),
      await server.reader(token),
      await server.reader(),
      await server.author(),
    ];
    for (const person of [reader, tab, other]) person.subscribe(WHISPERS);
    author.subscribe(ALL_WHISPERS);
    const theirs = whisperOf(room, reader.sender.id);
    reader.send(commandOf(own, "say"), said("softly"));
    await reader.peer.rest();
    author.send(commandOf(theirs, "say"), said("yes?"));
    await author.peer.rest();
    for (const person of [reader, tab, author]) await person.peer.rest();

    author.send(commandOf(theirs, "seen"), { seq: 1 });
    await author.peer.rest();
    const head = { type: "seen", room, whisper: reader.sender.id };
    const told = [{ ...head, by: server.owner, seq: 1 }];
    deepEqual(await bodiesOf(reader, WHISPERS), told);
    deepEqual(await bodiesOf(tab, WHISPERS), told);
    reader.send(commandOf(own, "seen"), { seq: 2 });
    await reader.peer.rest();
    deepEqual(await bodiesOf(author, ALL_WHISPERS), [{ ...head, by: reader.sender, seq: 2 }]);
    deepEqual(await other.peer.rest(), []);

    reader.subscribe(own);
    author.subscribe(theirs);
    const [mine] = await bodiesOf(reader, own) as RoomPage[];
    deepEqual([mine?.seen, mine?.seenByOther], [2, 1]);
    const [page] = await bodiesOf(author, theirs) as RoomPage[];
    // A store may count what an author wrote themselves.
    deepEqual([page?.seen === 1 || page?.seen === 2, page?.seenByOther], [true, 2]);
  }));

Deno.test("unread counts agree on all sessions of a reader, whichever of them has seen it", () =>
  withServer(async (server) => {
    const { token } = server.chat.readerTokens.issue();
    const [phone, laptop] = [await server.reader(token), await server.reader(token)];
    const other = await server.reader();
    phone.send(commandOf(joinOf(room), "say"), said("mine"));
    await phone.peer.rest();
    for (const person of [phone, laptop]) person.subscribe(UNREAD_EVENTS);
    for (const text of ["one", "two"]) other.send(commandOf(joinOf(room), "say"), said(text));
    await other.peer.rest();
    server.chat.clock.advance(1_000);
    const counted = async (person: Person) =>
      (await bodiesOf(person, UNREAD_EVENTS) as UnreadEvent[]).at(-1)?.conversation;
    for (const person of [phone, laptop]) {
      deepEqual(await counted(person), { room, unread: 2, firstUnreadSeq: 2 });
    }
    laptop.send(commandOf(joinOf(room), "seen"), { seq: 2 });
    await laptop.peer.rest();
    server.chat.clock.advance(1_000);
    deepEqual(await counted(phone), { room, unread: 1, firstUnreadSeq: 3 });
    phone.subscribe(UNREAD);
    deepEqual(await bodiesOf(phone, UNREAD), [
      {
        total: 1,
        conversations: [{ room, unread: 1, firstUnreadSeq: 3 }],
      } satisfies UnreadList,
    ]);
  }));

Deno.test("the author's lists say what is unread to the author who asks", () =>
  withServer(async (server) => {
    const [reader, author] = [await server.reader(), await server.author()];
    for (const at of [joinOf(room), own]) {
      for (const text of ["one", "two"]) reader.send(commandOf(at, "say"), said(text));
    }
    await reader.peer.rest();
    author.send(commandOf(joinOf(room), "seen"), { seq: 1 });
    for (const list of [ROOM_LIST, WHISPER_LIST]) author.subscribe(list);
    const answers = (await author.peer.rest()).map(jsonOf);
    equal((answers[0] as RoomList).rooms[0]?.unread, 1);
    equal((answers[1] as WhisperList).whispers[0]?.unread, 2);
  }));

Deno.test("each author has their own marks and counts", () =>
  withServer(async (server) => {
    const { store, sessions } = server.chat;
    const account = { id: "second", name: "Second", passwordHash: "", createdAt: START_MS };
    await store.putAuthor(account);
    const [reader, owner] = [await server.reader(), await server.author()];
    const second = await server.author((await sessions.open(account)).secret);
    for (const text of ["one", "two"]) reader.send(commandOf(joinOf(room), "say"), said(text));
    await reader.peer.rest();
    owner.send(commandOf(joinOf(room), "seen"), { seq: 2 });
    await owner.peer.rest();
    second.send(commandOf(joinOf(room), "say"), said("hello"));
    await second.peer.rest();
    const totals: number[] = [];
    for (const person of [owner, second]) {
      person.subscribe(UNREAD);
      totals.push((await bodiesOf(person, UNREAD) as UnreadList[])[0]?.total ?? -1);
    }
    deepEqual(totals, [1, 2]);
  }));

Deno.test("a mark of what was never said is refused to its sender alone", () =>
  withServer(async (server) => {
    const [reader, author] = [await server.reader(), await server.author()];
    author.subscribe(ALL_WHISPERS);
    reader.send(commandOf(own, "seen"), { seq: 1 }, "r");
    const [refusal] = await bodiesOf(reader, ERRORS) as { code: string }[];
    equal(refusal?.code, "not-found");
    deepEqual(await author.peer.rest(), []);
  }));
