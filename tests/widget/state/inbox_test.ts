import assert from "node:assert/strict";
import { DESK } from "../../../shared/chat/desk_destination.ts";
import { ALL_WHISPERS, READERS, ROOMS } from "../../../shared/chat/destination.ts";
import type { InboxPage, InboxRow } from "../../../shared/chat/inbox.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { type InboxQuery, openInbox } from "../../../widget/state/inbox.ts";
import { PretendServer, READER, ROOM } from "../../helper/pretend_server.ts";

const ROW: InboxRow = {
  room: ROOM,
  epoch: "one",
  lastSeq: 1,
  rev: 1,
  questions: { open: 0, answered: 0 },
  page: { title: "WebSocket", url: "https://blog.example/posts/websocket" },
  last: { id: "message-1", room: ROOM, seq: 1, rev: 1, from: READER, text: "question", at: 1 },
};

/** An inbox whose list is answered by the test. */
function open(answer: (query: InboxQuery) => InboxPage | undefined, roomsOnly = false) {
  const server = new PretendServer();
  const clock = new VirtualClock();
  const asked: InboxQuery[] = [];
  const inbox = openInbox({
    link: server,
    list: (query) => {
      asked.push(query);
      return Promise.resolve(answer(query));
    },
    roomsOnly,
    clock,
    random: (bytes) => crypto.getRandomValues(bytes),
  });
  return { server, clock, asked, inbox };
}

/** Fulfilled once what was answered has been taken in. */
const settled = () => new Promise((done) => setTimeout(done));

Deno.test("inbox asks for what waits first, then for all of it page by page, whenever the link comes up", async () => {
  const { server, asked, inbox } = open(({ isOpen, before }) =>
    isOpen ? { rows: [] } : before === undefined ? { rows: [ROW], next: 7 } : { rows: [] }
  );
  for (let time = 1; time <= 2; time++) {
    server.connect();
    await settled();
    assert.deepEqual(asked.splice(0), [{ isOpen: true }, {}, { before: 7 }]);
    server.cut();
  }
  assert.deepEqual(inbox.state.rows, [ROW]);
  assert.deepEqual([inbox.state.loaded, inbox.state.isComplete], [true, true]);
});

Deno.test("inbox hears of rooms and tells its listeners", () => {
  const { server, inbox } = open(() => undefined);
  server.connect();
  let heard = 0;
  const stop = inbox.subscribe(() => heard++);
  server.tell(ROOMS, { type: "room", room: ROW });
  server.tell(ROOMS, { type: "room", room: { lastSeq: 1 } });
  server.deliver();
  server.deliver();
  assert.deepEqual(inbox.state.rows, [ROW]);
  assert.equal(heard, 1);
  stop();
});

Deno.test("inbox asks again after a while when the list could not be had", async () => {
  let isThere = false;
  const { server, asked, inbox, clock } = open(() => isThere ? { rows: [ROW] } : undefined);
  server.connect();
  await settled();
  assert.deepEqual(inbox.state.loaded, false);
  isThere = true;
  clock.advance(60_000);
  await settled();
  assert.deepEqual(inbox.state.rows, [ROW]);
  assert.equal(asked.length, 4);
});

Deno.test("inbox asks about one conversation when its oldest open question is not known", async () => {
  const open2 = { ...ROW, questions: { open: 2, answered: 0 } };
  const { server, asked, inbox } = open(({ ref }) => {
    if (ref === undefined) return { rows: [open2] };
    return { rows: [{ ...ROW, rev: 2, questions: { open: 1, answered: 1 }, askedAt: 5 }] };
  });
  server.connect();
  await settled();
  server.tell(ROOMS, {
    type: "room",
    room: { ...ROW, rev: 2, questions: { open: 1, answered: 1 } },
  });
  server.deliver();
  await settled();
  assert.deepEqual(asked.at(-1), { ref: { room: ROOM } });
  assert.equal(inbox.state.rows[0]?.askedAt, 5);
});

Deno.test("inbox of a moderator follows nothing that is for authors alone", () => {
  const { server } = open(() => undefined, true);
  const all = open(() => undefined);
  for (const destination of [ALL_WHISPERS, DESK, READERS]) {
    assert.equal(server.followed.includes(destination), false, destination);
    assert.equal(all.server.followed.includes(destination), true, destination);
  }
});

Deno.test("conversations open over the inbox's link and leave it open", () => {
  const { server, inbox } = open(() => undefined);
  server.append("question");
  server.connect();
  server.toServer.length = 0;
  const conversation = inbox.open({ room: ROOM });
  server.settle();
  assert.deepEqual(conversation.state.messages.map(({ text }) => text), ["question"]);
  conversation.say({ text: "answer" });
  assert.deepEqual(Object.keys(server.toServer[0]?.body ?? {}), ["text", "id"]);
  conversation.close();
  assert.equal(server.isClosed, false);
});

Deno.test("a whisper opens as its reader's, and is asked of the server as theirs", () => {
  const { server, inbox } = open(() => undefined);
  server.connect();
  server.toServer.length = 0;
  const conversation = inbox.open({ room: ROOM, whisper: "reader-1" });
  assert.deepEqual([conversation.state.isWhisper, conversation.state.reader], [true, "reader-1"]);
  assert.match(server.toServer[0]?.destination ?? "", /\/whispers\/reader-1$/);
});

Deno.test("closed inbox lets go of its link and of every timer", async () => {
  const { server, inbox, clock } = open(() => undefined);
  server.connect();
  await settled();
  assert.equal(clock.pending, 1);
  inbox.close();
  assert.equal(clock.pending, 0);
  assert.equal(server.followers, 0);
  assert.equal(server.isClosed, true);
});
