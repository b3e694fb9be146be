/**
 * What authors keep among themselves reaches no reader, wherever one looks, and is gone from the data
 * file with whom and what it is about.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { ACCESS } from "../../server/chat/rules.ts";
import type { DeskEvent, DeskPage } from "../../shared/chat/desk.ts";
import { DESK, deskOf, noteOf, readerDeskOf } from "../../shared/chat/desk_destination.ts";
import {
  commandOf,
  historyOf,
  joinOf,
  ownWhisperOf,
  SEARCH,
  SEARCH_RESULTS,
} from "../../shared/chat/destination.ts";
import type { RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import type { ReaderDesk } from "../../shared/chat/reader_desk.ts";
import { searchOf } from "../../shared/chat/room_destination.ts";
import { Arrivals } from "../helper/arrivals.ts";
import { random } from "../helper/chat.ts";
import { chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { databaseRows } from "../helper/database_rows.ts";
import { textOfFiles } from "../helper/traces.ts";
import { filledDestination } from "../helper/filled_destination.ts";

const room = roomId("/posts/a");
const CANARY = "canary";

Deno.test("a note reaches other authors at once, no reader ever, and goes with the reader it is about", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const [passcode, cookie] = [await site.readerToken(), await site.signIn()];
  const reader = await site.connect({ passcode });
  const [author, other] = [await site.connect({ cookie }), await site.connect({ cookie })];
  let heard = "";
  reader.stomp.onUnhandledMessage = ({ body }) => heard += body;
  const { you } = await reader.ask<RoomPage>(joinOf(room));
  // All that a reader may follow.
  for (const { command, destination, roles } of ACCESS) {
    if (command !== "SUBSCRIBE" || !roles.includes("reader")) continue;
    if (destination.startsWith("/app/") || destination.endsWith("/errors")) continue;
    await reader.follow(filledDestination(destination, { room, reader: you.id }), (body) => {
      heard += JSON.stringify(body);
    });
  }
  for (const at of [joinOf(room), ownWhisperOf(room)]) {
    const say = { id: newId(random), text: "there", question: true };
    equal(await reader.send(commandOf(at, "say"), say), undefined);
  }
  const toOther = new Arrivals<DeskEvent>();
  await other.follow(DESK, (event) => toOther.push(event as DeskEvent));
  const places = [{ room }, { room, whisper: you.id }];
  for (const place of places) {
    const note = { id: newId(random), text: `${CANARY} between us`, reader: you.id };
    equal(await author.send(noteOf(place), note), undefined);
    equal((await toOther.next()).type, "note");
    equal(await author.send(deskOf(place), { done: true }), undefined);
    equal((await toOther.next()).type, "desk");
  }
  equal((await author.ask<DeskPage>(deskOf({ room }))).notes.length, 1);
  equal((await author.ask<ReaderDesk>(readerDeskOf(you.id))).notes.length, 2);

  // Whatever a reader asks for, and what an author takes along.
  for (const at of [joinOf(room), ownWhisperOf(room)]) {
    heard += JSON.stringify(await reader.ask(at));
  }
  equal(await reader.send(historyOf(room), {}), undefined);
  equal(await reader.send(searchOf(room), { q: "between" }), undefined);
  const found = new Arrivals<{ readonly hits: readonly unknown[] }>();
  await author.follow(SEARCH_RESULTS, (page) => found.push(page as never));
  equal(await author.send(SEARCH, { q: "between" }), undefined);
  deepEqual((await found.next()).hits, []);
  const authorization = { authorization: `Bearer ${passcode}` };
  const mine = await site.ask("/api/reader/messages", { headers: authorization });
  heard += await mine.text();
  const taken = await site.ask("/api/export?whispers=yes", { headers: { cookie } });
  heard += await taken.text();
  equal(heard.includes("there"), true);
  equal(heard.includes(CANARY), false);

  // The reader writes again: what was done is open again, for all authors.
  await reader.send(commandOf(joinOf(room), "say"), { id: newId(random), text: "more" });
  const woken = await toOther.next();
  deepEqual(woken.type === "desk" && [woken.woke, woken.state.done], ["message", undefined]);

  const erased = await site.ask(`/api/readers/${you.id}`, {
    method: "DELETE",
    headers: { cookie },
  });
  equal(erased.status, 204);
  await Promise.all([author.leave(), other.leave()]);
  await site.stop();
  equal(JSON.stringify(await databaseRows(folder.file)).includes(CANARY), false);
  equal(JSON.stringify(await textOfFiles(folder)).includes(CANARY), false);
});
