import { deepEqual, equal } from "node:assert/strict";
import { AnswerTimes } from "../../../../server/chat/attention/answer_times.ts";
import { MemoryStore } from "../../../../server/storage/memory/memory_store.ts";
import { StoreError } from "../../../../server/storage/store.ts";
import { random } from "../../../helper/chat.ts";
import { say } from "../../../helper/new_message.ts";

const MINUTE_MS = 60_000;
const author = { kind: "author", id: "a", name: "A" } as const;

function setUp() {
  const store = new MemoryStore({ random });
  const asked: string[] = [];
  const changes: unknown[] = [];
  const times = new AnswerTimes({
    store: {
      answers: {
        times: (query) => {
          asked.push(query.site);
          return store.answers.times(query);
        },
      },
    },
    changed: () => changes.push(times.usualMs("default")),
    report: (fault) => changes.push(fault.code),
  });
  store.follow((committed) => times.hear(committed));
  return { store, times, asked, changes };
}

/** A question, answered after so many minutes. */
async function answered(store: MemoryStore, minutes: number): Promise<void> {
  const question = say("?", { question: true });
  await store.append(question);
  const { id, at } = question;
  const answer = say("!", { from: author, answers: id, at: at + minutes * MINUTE_MS });
  await store.append(answer);
}

/** Lets the store answer what it was asked. */
async function settle(): Promise<void> {
  for (let n = 0; n < 10; n++) await Promise.resolve();
}

Deno.test("what is usual is the answer in the middle, in whole minutes, of three or more", async () => {
  const { store, times, changes } = setUp();
  equal(times.usualMs("default"), undefined);
  for (const minutes of [1_000, 2.5]) await answered(store, minutes);
  await settle();
  deepEqual(changes, []);
  await answered(store, 1);
  await settle();
  deepEqual(changes, [3 * MINUTE_MS]);
  equal(times.usualMs("default"), 3 * MINUTE_MS);
});

Deno.test("the store is asked at first, and again when an answer came, never for anything else", async () => {
  const { store, times, asked } = setUp();
  await answered(store, 1);
  deepEqual(asked, []);
  for (let n = 0; n < 5; n++) times.usualMs("default");
  await settle();
  await store.append(say("hello"));
  await store.append(say("?", { question: true }));
  await settle();
  deepEqual(asked, ["default"]);
  await answered(store, 1);
  await settle();
  deepEqual(asked, ["default", "default"]);
});

Deno.test("answers that come while the store is asked are counted in one more look", async () => {
  const { store, times, asked, changes } = setUp();
  times.usualMs("default");
  await Promise.all([1, 1, 1, 1, 1].map((minutes) => answered(store, minutes)));
  await settle();
  deepEqual(changes, [MINUTE_MS]);
  equal(asked.length < 5, true);
});

Deno.test("a store that cannot say is reported, and nothing is usual", async () => {
  const faults: string[] = [];
  const times = new AnswerTimes({
    store: { answers: { times: () => Promise.reject(new StoreError("failed", "no")) } },
    changed: () => faults.push("changed"),
    report: ({ code }) => faults.push(code),
  });
  equal(times.usualMs("default"), undefined);
  await settle();
  deepEqual(faults, ["failed"]);
});
