/**
 * An author's numbers, counted from what is kept.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { countStatistics, MAX_ASKED } from "../../../../server/chat/statistics/statistics.ts";
import { isStatistics } from "../../../../shared/chat/statistics.ts";
import { testChat } from "../../../helper/chat.ts";
import { ROOM, say } from "../../../helper/new_message.ts";

const author = { kind: "author", id: "owner", name: "A" } as const;
const DAY_MS = 86_400_000;

Deno.test("statistics are of the days of the author's calendar, and whole", async () => {
  const chat = testChat();
  const { store, clock } = chat;
  const now = clock.now();
  const question = say("?", { at: now - 2 * DAY_MS, question: true });
  await store.append(question);
  await store.append(say("!", { at: now, from: author, answers: question.id }));
  await store.append(say("old", { at: now - 8 * DAY_MS, question: true }));
  await store.append(say("…", { at: now, whisper: "reader-1" }));
  const counted = await countStatistics({ site: "default", days: 7, zone: "Asia/Seoul" }, chat);
  equal(isStatistics(counted), true);
  deepEqual(counted.open, { count: 1, oldestAt: now - 8 * DAY_MS });
  deepEqual(counted.questions, { count: 1, answered: 1 });
  deepEqual(counted.whispers, { count: 1, answered: 0 });
  deepEqual(counted.periods.map(({ date, questions }) => [date, questions]), [
    ["2023-11-09", 0],
    ["2023-11-10", 0],
    ["2023-11-11", 0],
    ["2023-11-12", 0],
    ["2023-11-13", 1],
    ["2023-11-14", 0],
    ["2023-11-15", 0],
  ]);
  deepEqual(counted.rooms.map(({ room, questions }) => [room, questions]), [[ROOM, 1]]);
  equal(counted.since, now - 2 * DAY_MS);
  deepEqual(JSON.stringify(counted).includes("reader-1"), false);
});

Deno.test("statistics say where messages are not kept as long as is asked for", async () => {
  const chat = testChat();
  await chat.sites.put({ ...chat.sites.get("default"), retentionDays: 30 });
  const keptOf = async (days: 7 | 30 | 90) =>
    (await countStatistics({ days, zone: "UTC" }, chat)).keptDays;
  deepEqual([await keptOf(7), await keptOf(30), await keptOf(90)], [undefined, undefined, 30]);
});

Deno.test("statistics say when there is more than is counted", async () => {
  const { store: { statistics }, sites, clock } = testChat();
  const asked = { at: clock.now(), answered: false };
  const many = {
    ...statistics,
    questions: () => Promise.resolve(Array.from({ length: MAX_ASKED }, () => asked)),
  };
  const parts = { store: { statistics: many }, sites, clock };
  equal((await countStatistics({ days: 7, zone: "UTC" }, parts)).isCut, true);
  const bounded = { ...statistics, isCut: () => Promise.resolve(true) };
  const other = { store: { statistics: bounded }, sites, clock };
  equal((await countStatistics({ days: 7, zone: "UTC" }, other)).isCut, true, "the store's bound");
});
