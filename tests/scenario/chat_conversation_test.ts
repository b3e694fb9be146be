import { deepEqual, equal } from "node:assert/strict";
import { joinOf, ROOM_LIST, ROOMS, sayOf, topicOf } from "../../shared/chat/destination.ts";
import type { RoomEvent, RoomList, RoomPage, RoomsEvent } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { random } from "../helper/chat.ts";
import { chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";

const room = roomId("/posts/웹소켓");

/** Waits for the first thing that is told. */
function firstOf<T>() {
  const { promise, resolve } = Promise.withResolvers<T>();
  return { promise, hear: (body: unknown) => resolve(body as T) };
}

Deno.test("a reader asks, the author answers, both see both, also after a restart", async () => {
  using folder = dataDir();
  let site = await chatSite(folder.path);
  const token = await site.readerToken();
  const [reader, author] = [
    await site.connect({ passcode: token }),
    await site.connect({ cookie: await site.signIn() }),
  ];
  const question = { id: newId(random), text: "Does it reconnect by itself?" };
  const page = { title: "WebSocket", url: `${site.origin}/posts/%EC%9B%B9%EC%86%8C%EC%BC%93` };

  const newRoom = firstOf<RoomsEvent>();
  await author.follow(ROOMS, newRoom.hear);
  equal(await reader.send(sayOf(room), { ...question, page }), undefined);
  const { room: summary } = await newRoom.promise;
  deepEqual([summary.room, summary.page, summary.last.text], [room, page, question.text]);

  const answered = firstOf<RoomEvent>();
  await reader.follow(topicOf(room), answered.hear);
  const joined = await author.ask<RoomPage>(joinOf(room));
  deepEqual(joined.messages.map(({ text }) => text), [question.text]);
  await author.send(sayOf(room), { id: newId(random), text: "Yes." });
  const { message } = await answered.promise;
  deepEqual([message.seq, message.from.kind, message.from.name], [2, "author", "Author"]);

  await Promise.all([reader.leave(), author.leave()]);
  await site.stop();
  site = await chatSite(folder.path);
  const [back, inbox] = [
    await site.connect({ passcode: token }),
    await site.connect({ cookie: await site.signIn() }),
  ];
  const after = await back.ask<RoomPage>(joinOf(room));
  deepEqual(after.messages.map(({ text }) => text), [question.text, "Yes."]);
  deepEqual(after.messages[0]?.from, after.you);
  equal(after.epoch, joined.epoch);
  const { rooms } = await inbox.ask<RoomList>(ROOM_LIST);
  deepEqual(rooms.map(({ room, lastSeq }) => [room, lastSeq]), [[room, 2]]);

  // The first RECEIPT might have been lost in the restart.
  equal(await back.send(sayOf(room), question), undefined);
  equal((await back.ask<RoomPage>(joinOf(room))).lastSeq, 2);
  await Promise.all([back.leave(), inbox.leave()]);
  await site.stop();
});

Deno.test("signing out closes the author's sockets, and the cookie opens no more", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const cookie = await site.signIn();
  const [author, other] = [
    await site.connect({ cookie }),
    await site.connect({ cookie: await site.signIn() }),
  ];
  const response = await site.ask("/api/session", { method: "DELETE", headers: { cookie } });
  equal(response.status, 204);
  equal(await author.closed, 1008);
  equal(await other.send(sayOf(room), { id: newId(random), text: "still here" }), undefined);
  const refused = await site.connect({ cookie }).catch(({ message }) => JSON.parse(message));
  equal(refused.code, "signed-out");
  await Promise.all([author.leave(), other.leave()]);
  await site.stop();
});

Deno.test("the author's cookie opens nothing from a page of another origin", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const cookie = await site.signIn();
  // A page of this machine may embed the chat, so the socket opens; the cookie does not count.
  const refused = await site.connect({ cookie, origin: "http://localhost:4000" })
    .catch(({ message }) => JSON.parse(message));
  equal(refused.code, "token-invalid");
  await site.stop();
});
