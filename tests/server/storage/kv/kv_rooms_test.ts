/**
 * What lies with conversations answers in Deno KV as it does in memory, whatever happens to them, and
 * when all are erased no key is left.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { MemoryStore } from "../../../../server/storage/memory/memory_store.ts";
import type { Person } from "../../../../server/storage/port/attention_store.ts";
import type { Change, NewMessage, Store } from "../../../../server/storage/store.ts";
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { withKvStores } from "../../../helper/kv_stores.ts";
import { countingBytes } from "../../../helper/new_message.ts";

const READERS = ["kim", "lee"];
const AUTHORS = ["ada", "bob"];
const ROOMS = [roomId("/a"), roomId("/b"), roomId("/c", "aside")];
const PEOPLE: readonly Person[] = [
  ...READERS.map((id) => ({ kind: "reader", id } as const)),
  ...AUTHORS.map((id) => ({ kind: "author", id } as const)),
];

/** Something that is done to a store, when so much has been done before, and by what. */
type Step = ((store: Store, n: number, before: readonly Step[]) => Promise<unknown>) & {
  /** Where it says something. */
  readonly where?: (before: readonly Step[]) => ConversationRef;
};

const FIRST = 100;

const room = fc.constantFrom(...ROOMS);
const reader = fc.constantFrom(...READERS);
const author = fc.constantFrom(...AUTHORS);
/** One of the messages before, by how far back it is. */
const back = fc.integer({ min: 1, max: 12 });
const ref: fc.Arbitrary<ConversationRef> = fc.tuple(room, fc.option(reader, { nil: undefined }))
  .map(([room, whisper]) => whisper === undefined ? { room } : { room, whisper });

const say: fc.Arbitrary<Step> = fc.record({
  ref,
  by: fc.oneof(
    reader.map((id) => ({ kind: "reader", id, name: "" } as const)),
    author.map((id) => ({ kind: "author", id, name: "" } as const)),
  ),
  question: fc.boolean(),
  answers: fc.option(back, { nil: undefined }),
  text: fc.constantFrom("one needle", "two", "three needles", "four"),
}).map(({ ref, by, question, answers, text }): Step => {
  const where = (before: readonly Step[]): ConversationRef =>
    answers === undefined ? ref : whereAt(before, answers) ?? ref;
  const step: Step = (store, n, before) => {
    const { room, whisper } = where(before);
    const isOwn = whisper === undefined || by.kind === "author";
    const message: NewMessage = {
      room,
      ...whisper !== undefined && { whisper },
      id: `m${n}`,
      from: isOwn ? by : { ...by, id: whisper },
      text,
      at: n,
      ...question && { question },
      ...answers !== undefined && { answers: `m${n - answers}`, quote: `m${n - answers}` },
      page: { title: `page ${n}`, url: "" },
    };
    return store.append(message);
  };
  return Object.assign(step, { where });
});

const change: fc.Arbitrary<Step> = fc.record({
  back,
  change: fc.oneof(
    fc.constantFrom(
      { kind: "delete" } as const,
      { kind: "erase" } as const,
      { kind: "ask" } as const,
      { kind: "question", state: "answered" } as const,
      { kind: "question", state: "open" } as const,
      { kind: "edit", text: "edited needle", at: 1 } as const,
      { kind: "consent", allow: true } as const,
    ),
    fc.record({
      kind: fc.constant("react" as const),
      by: reader.map((id) => ({ kind: "reader", id, name: "" } as const)),
      emoji: fc.constantFrom("👍", "🎉"),
      on: fc.boolean(),
    }),
  ),
}).map(({ back, change }): Step => async (store, n, before) => {
  const ref = whereAt(before, back) ?? { room: roomId("/a") };
  const made: Change = { ...ref, id: `m${n - back}`, ...change };
  const changed = await store.change(made);
  // Whose messages are erased is forgotten with them.
  if (change.kind === "erase") {
    for (const reader of READERS) await store.attention.forget(reader);
  }
  return changed;
});

const other: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ ref, at: fc.integer({ min: 1, max: 9 }), who: fc.constantFrom(...PEOPLE) }).map(
    ({ ref, at, who }): Step => async (store) => {
      const { kind } = await store.attention.see(who, { ...ref, seq: at, at: 1 });
      // What an author has seen before is kept differently.
      return who.kind === "reader" ? kind : kind === "not-found";
    },
  ),
  fc.record({ room, back }).map(({ room, back }): Step => (store, n) =>
    store.life.expire({ room, before: n - back, limit: 100 })
  ),
  ref.map((ref): Step => async (store) => {
    const erased = await store.life.erase({ ...ref, limit: 100 });
    return erased && erased.done;
  }),
  back.map((back): Step => (store, n, before) => {
    const { room = roomId("/a"), whisper = "kim" } = whereAt(before, back) ?? {};
    return store.publish({ room, whisper, id: `m${n - back}`, as: `m${n}`, at: n });
  }),
  fc.record({ ref, author, done: fc.boolean() }).map(({ ref, author, done }): Step => (store, n) =>
    store.desk.put({ ...ref, ...done ? { done } : { assignee: author, snoozedUntil: n }, at: n })
  ),
  fc.record({ ref, reader, back }).map(({ ref, reader, back }): Step => (store, n) => {
    const by = { kind: "author", id: "ada", name: "" } as const;
    return store.notes.put({ ...ref, id: `n${n - back}`, by, text: `${n}`, reader, at: n }, 3);
  }),
  reader.map((reader): Step => (store) => store.attention.forget(reader)),
);

/** All there is to see of a store, without what names it alone. */
async function seen(store: Store): Promise<Readonly<Record<string, unknown>>> {
  const span = { from: 0, until: 1e9, limit: 99 };
  const everywhere = await store.search.everywhere({ kind: "all", words: ["needle"], limit: 99 });
  const refs = (await Promise.all(ROOMS.map((room) => store.life.conversations(room)))).flat();
  const { listed } = await store.inbox.list({ limit: 99 });
  const open = await store.inbox.list({ limit: 99, isOpen: true });
  return {
    rooms: await store.life.rooms(),
    pages: await Promise.all(refs.map(async (ref) => {
      const { epoch: _, ...page } = await store.page({ ...ref, limit: 99 });
      return page;
    })),
    archive: await Promise.all(refs.map(async (ref) => {
      const part = await store.archive.part({ ...ref, after: 0, limit: 99 });
      return [part?.conversation.page, part?.messages];
    })),
    within: await Promise.all(
      refs.map((ref) => store.search.within({ ...ref, words: ["needle"], limit: 99 })),
    ),
    everywhere: everywhere.found.map(({ message }) => message),
    inbox: [...listed, ...open.listed]
      .map(({ summary: { epoch: _, ...summary }, askedAt }) => [summary, askedAt]),
    traces: await Promise.all(READERS.map(async (reader) => [
      (await store.traces.written({ reader, after: 0, limit: 99 })).messages,
      await store.traces.recent({ reader, limit: 3 }),
      (await store.traces.felt({ reader, limit: 99 })).map((felt) => JSON.stringify(felt)).sort(),
      await store.traces.whispered(reader),
    ])),
    statistics: [
      await store.statistics.questions(span),
      await store.statistics.whispers(span),
      await store.statistics.rooms(span),
      await store.statistics.open({}),
      await store.statistics.since({ site: "default" }),
      await store.answers.times({ site: "default", limit: 99 }),
    ],
    desk: [
      await store.desk.list({ limit: 99 }),
      await store.desk.asleep({ limit: 99 }),
      await store.desk.assignedTo({ author: "ada", limit: 99 }),
    ],
    notes: await Promise.all([
      ...refs.map((ref) => store.notes.of(ref)),
      ...READERS.map((reader) => store.notes.about({ reader, limit: 99 })),
    ]),
    attended: await Promise.all(
      PEOPLE.map(async (person) =>
        (await store.attention.attended(person, { limit: 99 }))
          .filter(({ unseen }) => person.kind === "reader" || unseen.length > 0)
          // Up to where authors have seen what was deleted is nowhere to be seen.
          .map(({ seen, ...attended }) =>
            person.kind === "reader" ? { seen, ...attended } : attended
          )
      ),
    ),
  };
}

Deno.test("what lies with conversations is the same in Deno KV, of two instances, and in memory, and goes with them", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof({ weight: 5, arbitrary: say }, { weight: 3, arbitrary: change }, {
          weight: 3,
          arbitrary: other,
        }),
        { minLength: 30, maxLength: 50 },
      ),
      (steps) =>
        withKvStores(async ({ store, another, keys }) => {
          const other = await another();
          const memory = new MemoryStore({ random: countingBytes() });
          for (const each of [store, memory]) {
            for (const id of AUTHORS) {
              await each.putAuthor({ id, name: "", passwordHash: "", createdAt: 0 });
            }
          }
          for (const [index, step] of steps.entries()) {
            const [n, before] = [FIRST + index, steps.slice(0, index)];
            const instance = index % 2 === 0 ? store : other;
            const kv = await step(instance, n, before);
            const plain = await step(memory, n, before);
            deepEqual(withoutEpoch(kv), withoutEpoch(plain));
          }
          deepEqual(await seen(store), await seen(memory));
          for (const room of ROOMS) {
            for (const ref of await store.life.conversations(room)) {
              while ((await store.life.erase({ ...ref, limit: 20 }))?.done === false);
            }
          }
          const left = (await keys()).filter(([partition, name]) =>
            name !== "log" && partition !== "authors" && partition !== "attention"
          );
          deepEqual(left, []);
        }),
    ),
    { numRuns: 20 },
  ));

function withoutEpoch(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null || !("epoch" in answer)) return answer;
  const { epoch: _, ...rest } = answer;
  return rest;
}

/** Where a step so far back said something. */
function whereAt(before: readonly Step[], back: number): ConversationRef | undefined {
  return before.at(-back)?.where?.(before.slice(0, -back));
}
