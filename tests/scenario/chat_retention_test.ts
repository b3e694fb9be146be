/**
 * What a room keeps no longer is gone, and whoever comes back is told to begin anew.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { commandOf, HISTORY, joinOf, sayOf, topicOf } from "../../shared/chat/destination.ts";
import type { RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { Arrivals } from "../helper/arrivals.ts";
import { random } from "../helper/chat.ts";
import { chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { say } from "../helper/new_message.ts";
import { tracesOf } from "../helper/traces.ts";

const DAY_MS = 24 * 60 * 60_000;
const [kept, cut] = [roomId("/posts/kept"), roomId("/posts/cut")];

Deno.test("a room that keeps messages for a day loses older ones at the start, and nobody is told a lie", async () => {
  using dir = dataDir();
  const store = await dir.open();
  const now = Date.now();
  for (const room of [kept, cut]) {
    const text = room === cut ? "canary-old" : "old";
    await store.append(say(text, { room, at: now - 2 * DAY_MS }));
    await store.append(say("young", { room, at: now - DAY_MS / 2 }));
  }
  const { epoch } = await store.page({ room: cut, limit: 1 });
  await store.roomSettings.put({ room: cut, settings: { retentionDays: 1 } });
  await store.close();

  const site = await chatSite(dir.path);
  const reader = await site.connect({ passcode: await site.readerToken() });
  const pages = new Arrivals<RoomPage>();
  await reader.follow(HISTORY, (page) => pages.push(page as RoomPage));
  const textsOf = ({ messages }: RoomPage) => messages.map(({ text }) => text);
  deepEqual(textsOf(await reader.ask(joinOf(kept))), ["old", "young"]);
  let page = await reader.ask<RoomPage>(joinOf(cut));
  // The server starts with it, and waits for nothing of it.
  while (page.messages.length > 1) page = await reader.ask<RoomPage>(joinOf(cut));
  deepEqual([textsOf(page), page.lastSeq, page.rev, page.more], [["young"], 2, 2, false]);

  const told = new Arrivals<{ readonly rev: number }>();
  await reader.follow(topicOf(cut), (event) => told.push(event as { rev: number }));
  equal(await reader.send(sayOf(cut), { id: newId(random), text: "goes on" }), undefined);
  equal((await told.next()).rev, 3);
  const asked = [
    [{ afterRev: 0, epoch }, true],
    [{ after: 0, epoch }, true],
    [{ afterRev: 1, epoch }, false],
    [{ after: 1, epoch }, false],
    [{ before: 2, epoch }, false],
  ] as const;
  for (const [request, reload] of asked) {
    equal(await reader.send(commandOf(joinOf(cut), "history"), request), undefined);
    const answer = await pages.next();
    equal(answer.reload, reload, JSON.stringify(request));
    equal(textsOf(answer).includes("canary-old"), false);
  }
  deepEqual(await tracesOf("canary-old", dir, site), {});
  await reader.leave();
  await site.stop();
});
