/**
 * Parts in Deno KV answer as those in memory, whatever is called, and keep nothing of those reader go.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { kvAuthors } from "../../../../server/storage/kv/part/kv_authors.ts";
import { KV_PARTS } from "../../../../server/storage/kv/kv_parts.ts";
import { MemoryStore } from "../../../../server/storage/memory/memory_store.ts";
import type { Parts } from "../../../../server/storage/parts.ts";
import type { AuthorStore } from "../../../../server/storage/store.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { type Shelf, withShelf } from "../../../helper/kv_shelf.ts";
import { countingBytes } from "../../../helper/new_message.ts";

/** The parts that are compared. */
type Compared = Omit<
  Parts,
  | "life"
  | "traces"
  | "archive"
  | "attention"
  | "held"
  | "search"
  | "answers"
  | "statistics"
  | "desk"
  | "notes"
  | "inbox"
>;

/** A call with arguments. */
type Call = readonly [name: string, args: readonly unknown[]];

/** What calls are made of: so few names and moments that they meet. */
const id = fc.constantFrom("a", "b", "c", "d");
const READERS = ["kim", "lee"];
const AUTHORS = ["ada", "bob"];
const reader = fc.constantFrom(...READERS);
const author = fc.constantFrom(...AUTHORS);
const moment = fc.integer({ min: 0, max: 8 });
const limit = fc.integer({ min: 1, max: 3 });
const room = fc.constantFrom(roomId("/a"), roomId("/b"));
const text = fc.constantFrom("x", "y");
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** What is put without an id gets such a one. */
const given = fc.integer({ min: 0, max: 9 }).map((n) => `n${n}`);
const ref = fc.record({ room, whisper: maybe(reader) }).map(bare);

const CALLS: {
  readonly [Part in keyof Compared]: Readonly<Record<string, fc.Arbitrary<unknown>>>;
} = {
  sites: { all: args(), put: args(fc.record({ id, title: text })), remove: args(id) },
  roomSettings: {
    all: args(),
    put: args(fc.record({ room, settings: fc.record({ slowModeSeconds: moment }) })),
    remove: args(room),
  },
  erasures: {
    all: args(),
    put: args(fc.record({ readerHash: id, at: moment, reader: maybe(reader) }).map(bare)),
  },
  readers: {
    find: args(reader),
    list: args(fc.array(reader)),
    put: args(fc.record({ id: reader, site: text, name: text, knownSince: moment })),
    forget: args(reader),
    clear: args(text),
    spend: args(fc.record({ nonce: id, expiresAt: moment, now: moment })),
  },
  measures: {
    all: args(),
    add: args(
      fc.record({ id, reader: maybe(reader), reason: text, at: moment, expiresAt: maybe(moment) })
        .map(bare),
    ),
    lift: args(id),
    note: args(fc.record({ reader, network: text, at: moment })),
    networkAt: args(fc.record({ reader, at: moment })),
    tidy: args(fc.record({ now: moment, networksBefore: moment })),
    forget: args(reader),
  },
  avatars: {
    // A picture is named by its content.
    put: id.map((name) => [name, new TextEncoder().encode(name.repeat(40_000))]),
    get: args(id),
    remove: args(id),
  },
  passkeys: {
    of: args(author),
    get: args(id),
    add: args(fc.record({ id, author, name: text, counter: moment, createdAt: moment })),
    rename: args(fc.record({ id, author, name: text })),
    use: args(fc.record({ id, counter: moment, usedAt: moment })),
    remove: args(fc.record({ id, author })),
    removeAllOf: args(author),
  },
  audit: {
    add: args(fc.record({
      at: moment,
      by: fc.record({ id: author, name: text }),
      act: text,
      about: fc.record({ reader: maybe(reader), room: maybe(room), detail: maybe(text) }).map(bare),
    })),
    page: args(
      fc.record({
        limit,
        by: maybe(author),
        acts: maybe(fc.array(text)),
        from: maybe(moment),
        until: maybe(moment),
      }).map(bare),
    ),
    tidy: args(fc.record({ before: moment, keep: moment })),
    forget: args(reader),
    forgetIn: args(ref),
  },
  notifications: {
    put: args(
      fc.record({
        id: fc.constant(""),
        kind: text,
        key: id,
        author: maybe(author),
        reader: maybe(reader),
        data: text,
        createdAt: moment,
        dueAt: moment,
        attempts: fc.constant(0),
      }).map(bare),
      limit,
    ),
    claim: args(fc.record({ now: moment, until: moment.map((at) => at + 12), limit })),
    nextDueAt: args(),
    postpone: args(given, fc.record({ dueAt: moment, attempts: moment })),
    finish: args(given),
    withdraw: args(id),
    note: args(
      fc.record({ at: moment, author: maybe(author), channel: text }).map(bare),
      fc.record({ count: limit, since: fc.constant(0) }),
    ),
    deliveries: args(author, limit),
    forget: args(reader),
    forgetAuthor: args(author),
  },
  notices: {
    all: args(),
    put: args(fc.record({ author, settings: text })),
    told: args(fc.record({ author, channel: text, topic: id })),
    tell: args(
      fc.record({ author, channel: text, topic: id, upTo: moment, reader: maybe(reader) })
        .map(bare),
    ),
    forget: args(reader),
    forgetTopics: args(reader, id),
    forgetAuthor: args(author),
  },
  answerTickets: {
    put: args(
      fc.tuple(ref, fc.record({ key: id, author, message: text, expiresAt: moment }))
        .map(([where, ticket]) => ({ ...where, ...ticket })),
      moment,
    ),
    find: args(id, moment),
    remove: args(id),
    forget: args(reader),
    forgetIn: args(ref),
    forgetAuthor: args(author),
  },
  follows: {
    put: args(
      fc.tuple(
        ref,
        fc.record({
          id: fc.constant(""),
          reader,
          question: maybe(text),
          addressHash: text,
          more: fc.boolean(),
          confirmed: fc.boolean(),
          createdAt: moment,
          expiresAt: moment,
        }).map(bare),
      ).map(([{ room, whisper }, follow]) => ({
        room,
        ...whisper !== undefined && { whisper: follow.reader },
        ...follow,
      })),
      fc.record({ ofReader: limit, ofAddress: limit }),
    ),
    of: args(fc.tuple(ref, fc.record({ now: moment, limit })).map(([a, b]) => ({ ...a, ...b }))),
    waiting: args(fc.record({ after: fc.constantFrom("", "n3"), now: moment, limit })),
    get: args(given, moment),
    confirm: args(given, fc.record({ now: moment, expiresAt: moment })),
    remove: args(given),
    removeOf: args(ref),
    expire: args(moment),
    forget: args(reader),
  },
  pushDevices: {
    put: args(
      fc.record({
        id,
        authorId: author,
        sessionHash: text,
        endpoint: id,
        createdAt: moment,
      }),
      limit,
    ),
    ofAuthor: args(author),
    find: args(id),
    remove: args(id),
    removeOfSession: args(text),
    removeOfAuthor: args(author),
  },
  console: {
    get: args(reader),
    put: args(reader, fc.record({ filters: fc.array(text) })),
    forgetAuthor: args(author),
  },
  canned: {
    all: args(),
    put: args(fc.record({ id, title: text, at: moment }), limit),
    remove: args(id),
  },
};

const AUTHOR_CALLS: Readonly<Record<keyof AuthorStore, fc.Arbitrary<unknown>>> = {
  authors: args(),
  putAuthor: args(fc.record({ id: author, name: text, createdAt: moment })),
  deleteAuthor: args(author),
  putSession: args(
    fc.record({
      idHash: id,
      authorId: author,
      createdAt: moment,
      seenAt: moment,
      expiresAt: moment,
    }),
  ),
  session: args(id, moment),
  sessionsOf: args(author, moment),
  touchSession: args(id, moment, maybe(moment)),
  deleteSession: args(id),
  deleteSessionsOf: args(author),
  spendLink: args(id, moment),
};

/** What makes people go, by part. */
const GONE: {
  readonly [Part in keyof Compared | "authors"]?: Readonly<Record<string, readonly string[]>>;
} = {
  readers: { forget: READERS },
  measures: { forget: READERS },
  passkeys: { removeAllOf: AUTHORS },
  audit: { forget: READERS },
  notifications: { forget: READERS, forgetAuthor: AUTHORS },
  notices: { forget: READERS, forgetAuthor: AUTHORS },
  answerTickets: { forget: READERS, forgetAuthor: AUTHORS },
  follows: { forget: READERS },
  pushDevices: { removeOfAuthor: AUTHORS },
  console: { forgetAuthor: AUTHORS },
  authors: { deleteAuthor: AUTHORS },
};

for (const [part, calls] of Object.entries(CALLS)) {
  Deno.test(`${part} in Deno KV answers as in memory, whatever is called`, () =>
    compare({ part, calls }, (shelf, memory) => [
      shelf.part(part as keyof Compared),
      memory[part as keyof Compared],
    ]));
}

Deno.test("authors in Deno KV are answered as in memory, whatever is called", () =>
  compare(
    { part: "authors", calls: AUTHOR_CALLS },
    (shelf, memory) => [kvAuthors(shelf.database), memory],
  ));

Deno.test("all parts of a store are kept in Deno KV", () => {
  deepEqual(
    Object.keys(CALLS).filter((part) => KV_PARTS[part as keyof Parts] === undefined),
    [],
  );
});

/** Makes the same calls of two stores, then has everybody go. */
async function compare(
  { part, calls }: {
    readonly part: string;
    readonly calls: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  },
  open: (shelf: Shelf, memory: MemoryStore) => readonly [kv: unknown, memory: unknown],
): Promise<void> {
  const call = fc.oneof(
    ...Object.entries(calls).map(([name, values]) =>
      values.map((given): Call => [name, given as readonly unknown[]])
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(call, { minLength: 20, maxLength: 40 }),
      (made) =>
        withShelf(async (shelf) => {
          const [kv, memory] = open(shelf, new MemoryStore({ random: countingBytes() }));
          for (const [name, given] of played(made)) {
            const expected = await answerOf(memory, [name, structuredClone(given)]);
            const found = await answerOf(kv, [name, structuredClone(given)]);
            deepEqual(comparable(found), comparable(expected), name);
          }
          for (const [name, people] of Object.entries(GONE[part as keyof typeof GONE] ?? {})) {
            for (const person of people) {
              await answerOf(kv, [name, [person]]);
              deepEqual((await shelf.entries()).filter((entry) => entry.includes(person)), []);
            }
          }
        }),
    ),
    { numRuns: 30 },
  );
}

/** The same calls, with a clock that never goes back, and ids where there are none. */
function played(made: readonly Call[]): readonly Call[] {
  let latest = 0;
  let count = 0;
  return made.map(([name, [first, ...others]]): Call => {
    if (typeof first !== "object" || first === null) return [name, [first, ...others]];
    if ("now" in first) latest = Math.max(latest, Number(first.now));
    const added = {
      ..."now" in first && { now: latest },
      ..."id" in first && first.id === "" && { id: `n${count++}` },
    };
    return [name, [Array.isArray(first) ? first : { ...first, ...added }, ...others]];
  });
}

function answerOf(store: unknown, [name, given]: Call): Promise<unknown> {
  const calls = Object(store) as Record<string, (...args: readonly unknown[]) => Promise<unknown>>;
  return calls[name]?.(...given) ?? Promise.reject(new Error(`Cannot call ${name}`));
}

/** What two stores have to agree in: numbers of entries are their own, and readers come in any order. */
function comparable(answer: unknown): unknown {
  if (!Array.isArray(answer)) return answer;
  return answer.map((each) => {
    if (typeof each !== "object" || each === null || !("act" in each)) return each;
    const { key: _, ...rest } = each as { key?: number };
    return rest;
  });
}

function args(...values: readonly fc.Arbitrary<unknown>[]): fc.Arbitrary<readonly unknown[]> {
  return fc.tuple(...values);
}

/** Without what is undefined. */
function bare<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, each]) => each !== undefined),
  ) as T;
}
