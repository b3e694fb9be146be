/**
 * What calls ask of Deno KV, counted: each read and write there is paid for, and each round is a way.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { KvCounts } from "../../../helper/counted_kv.ts";
import { type KvInstance, type KvInstances, withInstances } from "../../../helper/kv_instances.ts";
import { ROOM, say } from "../../../helper/new_message.ts";

/** What a call asked. */
type Cost = Pick<KvCounts, "gets" | "lists" | "commits" | "mutations">;

async function costOf({ between: { counts } }: KvInstance, call: () => Promise<unknown>) {
  const { gets, lists, commits, mutations } = counts;
  await call();
  return {
    gets: counts.gets - gets,
    lists: counts.lists - lists,
    commits: counts.commits - commits,
    mutations: counts.mutations - mutations,
  } satisfies Cost;
}

/** Two instances that have both said something in a room. */
async function spokenIn({ open }: KvInstances): Promise<[KvInstance, KvInstance]> {
  const [one, two] = [await open(), await open()];
  await two.store.append(say("hello"));
  await one.until(() => one.heard.length === 1);
  await one.store.append(say("hello back"));
  await two.until(() => two.heard.length === 2);
  return [one, two];
}

Deno.test("a message costs a read and a commit of ten writes, and another instance three reads", () =>
  withInstances(async (instances) => {
    const [one, two] = await spokenIn(instances);
    const heard = await costOf(two, async () => {
      deepEqual(await costOf(one, () => one.store.append(say("hello"))), {
        gets: 1,
        lists: 0,
        commits: 1,
        mutations: 10,
      });
      await two.until(() => two.heard.length === 3);
    });
    deepEqual(heard, { gets: 2, lists: 1, commits: 0, mutations: 0 });
  }));

Deno.test("after another instance has written, a message costs one read more and no commit in vain", () =>
  withInstances(async (instances) => {
    const [one, two] = await spokenIn(instances);
    await two.store.append(say("hello"));
    await one.until(() => one.heard.length === 3);
    const cost = await costOf(one, () => one.store.append(say("hello back")));
    deepEqual(cost, { gets: 2, lists: 0, commits: 1, mutations: 10 });
  }));

Deno.test("messages that come at once share commits, and another instance reads them together", () =>
  withInstances(async (instances) => {
    const [one, two] = await spokenIn(instances);
    const heard = await costOf(two, async () => {
      const cost = await costOf(
        one,
        () => Promise.all(Array.from({ length: 80 }, (_, n) => one.store.append(say(String(n))))),
      );
      deepEqual([cost.gets, cost.commits], [8, 2]);
      equal(cost.mutations <= 80 * 6 + 10, true, String(cost.mutations));
      await two.until(() => two.heard.length === 82);
    });
    equal(heard.lists <= 2, true);
    equal(heard.gets <= 20, true, String(heard.gets));
  }));

Deno.test("a reaction, an edit and a delete are one commit each", () =>
  withInstances(async (instances) => {
    const [one] = await spokenIn(instances);
    const { id } = say("");
    await one.store.append(say("hello", { id }));
    const by = { kind: "reader", id: "r", name: "" } as const;
    const react = { room: ROOM, id, kind: "react", by, emoji: "👍", on: true } as const;
    const costs = [
      await costOf(one, () => one.store.change(react)),
      await costOf(one, () => one.store.change({ room: ROOM, id, kind: "edit", text: "", at: 1 })),
      await costOf(one, () => one.store.change({ room: ROOM, id, kind: "delete" })),
    ];
    deepEqual(costs, [
      { gets: 1, lists: 0, commits: 1, mutations: 8 },
      { gets: 0, lists: 0, commits: 1, mutations: 6 },
      { gets: 0, lists: 1, commits: 1, mutations: 8 },
    ]);
  }));

Deno.test("a page costs two reads and two lists, however many messages and reactions it has", () =>
  withInstances(async (instances) => {
    const [one] = await spokenIn(instances);
    const by = { kind: "reader", id: "r", name: "" } as const;
    await Promise.all(Array.from({ length: 60 }, async (_, n) => {
      const message = say(String(n));
      await one.store.append(message);
      const { id, room } = message;
      await one.store.change({ room, id, kind: "react", by, emoji: "👍", on: true });
    }));
    const cost = await costOf(one, () => one.store.page({ room: ROOM, limit: 50 }));
    deepEqual(cost, { gets: 2, lists: 2, commits: 0, mutations: 0 });
  }));

Deno.test("a page that was read before costs one read, until something changes there", () =>
  withInstances(async (instances) => {
    const [one, two] = await spokenIn(instances);
    const page = () => one.store.page({ room: ROOM, limit: 50 });
    const costOfPage = () => costOf(one, page);
    await page();
    deepEqual(await costOfPage(), { gets: 1, lists: 0, commits: 0, mutations: 0 });
    await one.store.append(say("own"));
    // What was written here need not be read; what the watch tells of it may be looked at just then.
    const { gets, ...others } = await costOfPage();
    deepEqual([gets <= 2, others], [true, { lists: 1, commits: 0, mutations: 0 }]);
    await two.store.append(say("another's"));
    await one.until(() => one.heard.at(-1)?.message.text === "another's");
    deepEqual((await page()).messages.length, 4);
    deepEqual(await costOfPage(), { gets: 1, lists: 0, commits: 0, mutations: 0 });
  }));

Deno.test("calls of one moment look together", () =>
  withInstances(async (instances) => {
    const [one] = await spokenIn(instances);
    const calls = () =>
      Promise.all([
        one.store.page({ room: ROOM, limit: 50 }),
        one.store.attention.marks({ kind: "reader", id: "r" }, { room: ROOM }),
        one.store.questions({ room: ROOM, limit: 9 }),
        one.store.authors(),
      ]);
    await calls();
    deepEqual(await costOf(one, calls), { gets: 1, lists: 0, commits: 0, mutations: 0 });
  }));

Deno.test("an instance to which nobody speaks asks nothing", () =>
  withInstances(async ({ open }) => {
    const one = await open();
    const cost = await costOf(one, () => new Promise((resolve) => setTimeout(resolve)));
    deepEqual(cost, { gets: 0, lists: 0, commits: 0, mutations: 0 });
  }));

Deno.test("calls take few rounds, also of an instance that knows nothing of the room yet", () =>
  withInstances(async (instances) => {
    const [one, two] = await spokenIn(instances);
    const first = say("first");
    await two.store.append(first);
    await two.store.append(say("last", { quote: first.id, question: true }));
    await one.until(() => one.heard.length === 4);
    const { id, room } = first;
    const by = { kind: "reader", id: "r", name: "" } as const;
    const { store, between: { counts } } = one;
    const calls: Readonly<Record<string, () => Promise<unknown>>> = {
      page: () => store.page({ room, limit: 50 }),
      changes: () => store.page({ room, afterRev: 1, limit: 50 }),
      message: () => store.message({ room }, id),
      questions: () => store.questions({ room, limit: 50 }),
      rooms: () => store.rooms({ limit: 50 }),
      react: () => store.change({ room, id, kind: "react", by, emoji: "👍", on: true }),
      append: () => store.append(say("hello", { quote: id })),
    };
    const rounds: Record<string, number> = {};
    for (const [name, call] of Object.entries(calls)) {
      // Another instance has written: all that was known is outdated.
      await two.store.append(say(name));
      await one.until(() => one.heard.at(-1)?.message.text === name);
      const before = counts.rounds;
      await call();
      rounds[name] = counts.rounds - before;
    }
    deepEqual(rounds, {
      page: 3,
      changes: 3,
      message: 3,
      questions: 4,
      rooms: 2,
      react: 3,
      append: 3,
    });
  }));
