/**
 * Calls of a whole store by chance, for tests that compare what two stores answer.
 *
 * @module
 */
import fc from "fast-check";
import { roomId } from "../../shared/chat/id.ts";
import type { ArchivedPart } from "../../server/storage/port/archive_store.ts";
import type { Attended } from "../../server/storage/port/attention_store.ts";
import type { Change, Store } from "../../server/storage/store.ts";

/** When the first call comes, in milliseconds since 1970; each comes a second after the one before. */
export const FIRST_MS = 1_700_000_000_000;
const STEP_MS = 1_000;

/** What one side of a comparison remembers of its own answers. */
export interface Side {
  readonly store: Store;
  /** What was read of archives, to be put back. */
  readonly archived: ArchivedPart[];
  /** Places where lists go on, by the kind of list: numbers of its own. */
  readonly places: Map<string, number>;
}

/** A call. */
export interface RandomCall {
  readonly name: string;
  readonly given: unknown;
  /** @param now when it comes, in milliseconds since 1970 */
  run(side: Side, now: number): Promise<unknown>;
}

const READERS = ["kim", "lee"] as const;
const room = fc.constantFrom(roomId("/a"), roomId("/b"), roomId("/c", "blog"));
const person = fc.constantFrom<("kim" | "lee" | "ada")[]>(...READERS, "ada").map((id) => ({
  kind: id === "ada" ? "author" as const : "reader" as const,
  id,
  name: id,
}));
const reader = fc.constantFrom(...READERS);
const id = fc.integer({ min: 0, max: 6 }).map((n) => `m${n}`);
const text = fc.constantFrom("web", "web socket", "한국어 web", "\ud800 x", "");
const limit = fc.integer({ min: 1, max: 4 });
const seq = fc.integer({ min: 0, max: 6 });
const emoji = fc.constantFrom("👍", "🎉");
const flag = fc.boolean();
const page = fc.constantFrom({ title: "A", url: "https://blog.example/a" }, {
  title: "B",
  url: "https://blog.example/b",
});
/** Some calls ago; those from before the first are of a time in which nothing was. */
const ago = fc.integer({ min: -1, max: 30 }).map((n) => n * STEP_MS);
const maybe = <T>(values: fc.Arbitrary<T>, freq = 2) => fc.option(values, { nil: undefined, freq });
const ref = record({ room, whisper: maybe(reader, 1) });
const site = maybe(fc.constantFrom("default", "blog", "none"));
const kind = fc.constantFrom("rooms", "whispers", "all");
const words = fc.constantFrom(["web"], ["socket"], ["web", "socket"], ["한국어"]);
const change = fc.oneof(
  fc.record({ kind: fc.constant("edit"), text }),
  fc.record({ kind: fc.constantFrom("delete", "erase", "ask") }),
  fc.record({ kind: fc.constant("react"), by: person, emoji, on: flag }),
  fc.record({ kind: fc.constant("question"), state: fc.constantFrom("open", "answered") }),
  fc.record({ kind: fc.constant("consent"), allow: flag }),
);

/** All calls of conversations and of what lies with them, those that write more often. */
export const randomCall: fc.Arbitrary<RandomCall> = fc.oneof(
  of(
    12,
    "append",
    {
      at: fc.record({ ref, id, from: person, text }),
      more: record({
        page: maybe(page),
        question: maybe(flag),
        answers: maybe(id, 3),
        quote: maybe(id),
      }),
    },
    ({ store }, { at: { ref, ...said }, more }, at) =>
      store.append({ ...ref, ...said, ...more, at }),
  ),
  of(
    10,
    "change",
    { ref, id, change },
    ({ store }, { ref, id, change }, at) =>
      store.change({ ...ref, id, ...change, at } as unknown as Change),
  ),
  of(
    3,
    "publish",
    { room, whisper: reader, id, as: id },
    ({ store }, publication, at) => store.publish({ ...publication, at }),
  ),
  of(3, "page", {
    ref,
    limit,
    bounds: record({ before: maybe(seq), after: maybe(seq), afterRev: maybe(seq, 3) }),
  }, ({ store }, { ref, limit, bounds }) => store.page({ ...ref, limit, ...bounds })),
  of(1, "message", { ref, id }, ({ store }, { ref, id }) => store.message(ref, id)),
  of(
    1,
    "questions",
    { ref, limit },
    ({ store }, { ref, limit }) => store.questions({ ...ref, limit }),
  ),
  of(1, "rooms", { limit }, ({ store }, query) => store.rooms(query)),
  of(1, "whispers", { limit }, ({ store }, query) => store.whispers(query)),
  of(
    2,
    "inbox.list",
    { limit, more: record({ isOpen: maybe(flag), roomsOnly: maybe(flag) }), on: flag },
    (side, { limit, more, on }) =>
      paged(
        side,
        `inbox ${JSON.stringify(more)}`,
        on,
        (before) =>
          side.store.inbox.list({ limit, ...more, ...before !== undefined && { before } }),
      ),
  ),
  of(1, "inbox.of", { ref }, ({ store }, { ref }) => store.inbox.of(ref)),
  of(
    2,
    "search.within",
    { ref, words, limit, before: maybe(seq) },
    ({ store }, query) =>
      store.search.within(
        bare({ ...query.ref, words: query.words, limit: query.limit, before: query.before }),
      ),
  ),
  of(
    2,
    "search.everywhere",
    { words, limit, kind, site, room: maybe(room), on: flag },
    (side, { on, ...query }) =>
      paged(side, `search ${JSON.stringify({ ...query, limit: 0 })}`, on, async (before) => {
        const page = await side.store.search.everywhere(
          bare({ ...query, before }) as Parameters<Store["search"]["everywhere"]>[0],
        );
        return { ...page, found: page.found.map(({ message }) => message) };
      }),
  ),
  of(1, "life.rooms", {}, ({ store }) => store.life.rooms()),
  of(1, "life.conversations", { room }, ({ store }, { room }) => store.life.conversations(room)),
  of(
    2,
    "life.expire",
    { room, ago, limit },
    ({ store }, { room, ago, limit }, now) => store.life.expire({ room, before: now - ago, limit }),
  ),
  of(
    2,
    "life.erase",
    { ref, limit },
    ({ store }, { ref, limit }) => store.life.erase({ ...ref, limit }),
  ),
  of(
    2,
    "traces.written",
    { reader, limit, on: flag },
    (side, { reader, limit, on }) =>
      paged(side, `written ${reader}`, on, async (after = 0) => {
        const { messages, last } = await side.store.traces.written({ reader, after, limit });
        return { messages, ...last !== undefined && { next: last } };
      }),
  ),
  of(1, "traces.recent", { reader, limit }, ({ store }, by) => store.traces.recent(by)),
  // In no order; a limit would leave out some.
  of(
    1,
    "traces.felt",
    { reader },
    async ({ store }, { reader }) => sorted(await store.traces.felt({ reader, limit: 100 })),
  ),
  of(
    1,
    "traces.whispered",
    { reader },
    async ({ store }, { reader }) => sorted(await store.traces.whispered(reader)),
  ),
  // Conversations without messages come in no order.
  of(
    1,
    "archive.list",
    { whispers: flag, site, room: maybe(room) },
    async ({ store }, query) => sorted(await store.archive.list(bare(query))),
  ),
  of(
    3,
    "archive.part",
    { ref, after: seq, limit: fc.constantFrom(1, 3, 100) },
    async (side, { ref, ...query }) => {
      const part = await side.store.archive.part({ ...ref, ...query });
      if (part !== undefined) side.archived.push(part);
      return part;
    },
  ),
  of(2, "archive.reopen", { nth: seq }, async ({ store, archived }, { nth }) => {
    const part = archived.at(-1 - nth);
    return part && await store.archive.reopen(part.conversation);
  }),
  of(3, "archive.restore", { nth: seq }, async ({ store, archived }, { nth }) => {
    const part = archived.at(-1 - nth);
    if (part === undefined) return undefined;
    const { conversation: { room, whisper }, messages } = part;
    return await store.archive.restore(bare({ room, whisper, messages }));
  }),
  of(4, "attention.see", { person, ref, seq }, async ({ store }, { person, ref, seq }, at) => {
    const seen = await store.attention.see(identity(person), { ...ref, seq: seq + 1, at });
    return "unseen" in seen ? { ...seen, ...attendedBy(person, seen) } : seen;
  }),
  of(
    2,
    "attention.marks",
    { reader, ref },
    ({ store }, { reader, ref }) => store.attention.marks({ kind: "reader", id: reader }, ref),
  ),
  of(3, "attention.attended", { person, limit }, async ({ store }, { person, limit }) => {
    const attended = await store.attention.attended(identity(person), { limit });
    // Of an author some stores also name conversations in which nothing is before them.
    return attended.map((one) => attendedBy(person, one))
      .filter(({ unseen }) => person.kind === "reader" || unseen.length > 0);
  }),
  of(
    3,
    "held.hold",
    { room, id, from: person, text, ofReader: limit, ofSite: limit },
    ({ store }, { ofReader, ofSite, ...message }, at) =>
      store.held.hold({ ...message, at }, { ofReader, ofSite }),
  ),
  of(1, "held.find", { room, id }, ({ store }, ref) => store.held.find(ref)),
  of(1, "held.all", {}, ({ store }) => store.held.all()),
  of(1, "held.of", { room, reader }, ({ store }, who) => store.held.of(who)),
  of(1, "held.remove", { room, id }, ({ store }, ref) => store.held.remove(ref)),
  of(1, "held.clear", { room }, ({ store }, { room }) => store.held.clear(room)),
  of(4, "desk.put", {
    ref,
    state: record({
      assignee: maybe(fc.constantFrom("ada", "bob")),
      snoozedUntil: maybe(fc.integer({ min: 0, max: 9 }), 1),
      done: maybe(fc.constant(true as const), 1),
    }),
  }, ({ store }, { ref, state }, at) => store.desk.put({ ...ref, ...state, at })),
  of(1, "desk.get", { ref }, ({ store }, { ref }) => store.desk.get(ref)),
  of(
    1,
    "desk.of",
    { refs: fc.array(ref, { maxLength: 4 }) },
    async ({ store }, { refs }) => sorted(await store.desk.of(refs)),
  ),
  of(1, "desk.list", { limit }, ({ store }, query) => store.desk.list(query)),
  of(1, "desk.asleep", { limit }, ({ store }, query) => store.desk.asleep(query)),
  of(
    1,
    "desk.assignedTo",
    { author: fc.constantFrom("ada", "bob"), limit },
    ({ store }, query) => store.desk.assignedTo(query),
  ),
  of(3, "notes.put", {
    ref,
    id,
    text,
    by: fc.constantFrom("ada", "bob"),
    about: maybe(reader, 1),
    limit,
  }, ({ store }, { ref, id, text, by, about, limit }, at) => {
    const reader = ref.whisper ?? about;
    const from = { kind: "author", id: by, name: by } as const;
    return store.notes.put(bare({ ...ref, id, text, at, by: from, reader }), limit);
  }),
  of(1, "notes.find", { ref, id }, ({ store }, { ref, id }) => store.notes.find({ ...ref, id })),
  of(1, "notes.of", { ref }, ({ store }, { ref }) => store.notes.of(ref)),
  of(1, "notes.about", { reader, limit }, ({ store }, query) => store.notes.about(query)),
  of(
    1,
    "notes.remove",
    { ref, id },
    ({ store }, { ref, id }) => store.notes.remove({ ...ref, id }),
  ),
  of(
    1,
    "notes.expire",
    { room, ago },
    ({ store }, { room, ago }, now) => store.notes.expire({ room, before: now - ago }),
  ),
  of(
    1,
    "answers.times",
    { site: fc.constantFrom("default", "blog"), limit },
    ({ store }, query) => store.answers.times(query),
  ),
  ...(["questions", "whispers", "rooms"] as const).map((what) =>
    of(
      1,
      `statistics.${what}`,
      { site, ago, limit },
      async ({ store }, { site, ago, limit }, now) => {
        const query = bare({ site, from: now - ago, until: now + 1, limit });
        return await store.statistics[what](query);
      },
    )
  ),
  of(1, "statistics.open", { site }, ({ store }, query) => store.statistics.open(bare(query))),
  of(1, "statistics.since", { site }, ({ store }, query) => store.statistics.since(bare(query))),
  of(
    1,
    "putAuthor",
    { id: fc.constantFrom("ada", "bob") },
    ({ store }, { id }, createdAt) =>
      store.putAuthor({ id, name: id, passwordHash: "", createdAt }),
  ),
  of(1, "forget", { reader }, ({ store }, { reader }) => store.forget(reader)),
);

/** When the call of this number comes. */
export function timeOf(number: number): number {
  return FIRST_MS + number * STEP_MS;
}

/** Goes on where the list of this kind ended last, or begins. Says of the place only whether there is one. */
async function paged(
  { places }: Side,
  kind: string,
  goesOn: boolean,
  read: (place: number | undefined) => Promise<{ readonly next?: number }>,
): Promise<unknown> {
  const { next, ...answer } = await read(goesOn ? places.get(kind) : undefined);
  if (next === undefined) places.delete(kind);
  else places.set(kind, next);
  return { ...answer, isMore: next !== undefined };
}

function of<Given extends Readonly<Record<string, unknown>>>(
  weight: number,
  name: string,
  given: { readonly [Name in keyof Given]: fc.Arbitrary<Given[Name]> },
  run: (side: Side, given: Given, now: number) => Promise<unknown>,
): fc.WeightedArbitrary<RandomCall> {
  const arbitrary = fc.record(given as Parameters<typeof fc.record>[0]).map((values) => ({
    name,
    given: values,
    run: (side: Side, now: number) => run(side, structuredClone(values) as Given, now),
    [fc.toStringMethod]: () => `${name} ${JSON.stringify(values)}`,
  }));
  return { weight, arbitrary };
}

/** Up to where an author has seen all is another number where nobody wrote what is between. */
function attendedBy<Seen extends Attended>({ kind }: { readonly kind: string }, attended: Seen) {
  const { seen, ...rest } = attended;
  return { ...rest, seen: kind === "author" ? 0 : seen };
}

function identity({ kind, id }: { readonly kind: "reader" | "author"; readonly id: string }) {
  return { kind, id };
}

function sorted<T>(values: readonly T[]): readonly T[] {
  return values.toSorted((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
}

function record<T extends object>(fields: { [Name in keyof T]: fc.Arbitrary<T[Name]> }) {
  return fc.record(fields as Parameters<typeof fc.record>[0]).map((values) => bare(values as T));
}

/** A value whose fields may be left out, where they are `undefined`. */
type Bare<T> =
  & { readonly [Name in keyof T as undefined extends T[Name] ? never : Name]: T[Name] }
  & {
    readonly [Name in keyof T as undefined extends T[Name] ? Name : never]?: Exclude<
      T[Name],
      undefined
    >;
  };

function bare<T extends object>(values: T): Bare<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Bare<T>;
}
