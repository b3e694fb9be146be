/**
 * Calls on Deno KV are transactions, whoever else writes and whatever Deno KV does.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import type { Commit } from "../../../../../server/storage/kv/database/commit.ts";
import {
  type DatabaseListener,
  KvDatabase,
  type Work,
} from "../../../../../server/storage/kv/database/database.ts";
import type { Key } from "../../../../../server/storage/kv/database/key.ts";
import { StoreError } from "../../../../../server/storage/store.ts";
import type { Clock } from "../../../../../shared/clock.ts";
import { type CountedKv, countedKv } from "../../../../helper/counted_kv.ts";
import { interruptedKv, overtakenKv } from "../../../../helper/interrupted_kv.ts";

/** Pauses are over at once; nobody waits ten seconds for an answer. */
const clock: Clock = {
  now: () => 1_700_000_000_000,
  after(delayMs, task) {
    if (delayMs < 5_000) queueMicrotask(task);
    return () => {};
  },
};

const COUNT: Key = ["shelf", "count"];
const count: Work<number> = (view) => {
  const next = (view.get<number>(COUNT) ?? 0) + 1;
  view.set(COUNT, next);
  return next;
};

interface Shelf extends CountedKv {
  database(instance: string, listener?: DatabaseListener): KvDatabase;
}

async function withShelf(body: (shelf: Shelf) => Promise<void>): Promise<void> {
  const real = await Deno.openKv(":memory:");
  const counted = countedKv(real);
  const opened: KvDatabase[] = [];
  try {
    await body(Object.assign(counted, {
      database(instance: string, listener?: DatabaseListener) {
        const options = { kv: counted.kv, clock, instance, random: () => 0.5 };
        const database = new KvDatabase(listener ? { ...options, listener } : options);
        opened.push(database);
        return database;
      },
    }));
  } finally {
    await Promise.all(opened.map((database) => database.close()));
    real.close();
  }
}

Deno.test("what two instances count together is counted once each", () =>
  withShelf(async (shelf) => {
    const [one, two] = [shelf.database("one"), shelf.database("two")];
    const counted = await Promise.all(
      Array.from(
        { length: 400 },
        (_, index) => (index % 2 === 0 ? one : two).write("shelf", count),
      ),
    );
    equal(new Set(counted).size, 400);
    equal(await one.read((view) => view.get(COUNT)), 400);
  }));

Deno.test("calls that come together are one commit, and each sees what those before it did", () =>
  withShelf(async ({ database, counts }) => {
    const one = database("one");
    deepEqual(await Promise.all([1, 2, 3].map(() => one.write("shelf", count))), [1, 2, 3]);
    equal(counts.commits, 1);
  }));

Deno.test("what is known since the commit before is not read again", () =>
  withShelf(async ({ database, counts }) => {
    const one = database("one");
    await one.write("shelf", count);
    counts.keys = 0;
    await one.write("shelf", count);
    equal(counts.keys, 0);
  }));

Deno.test("a call that writes nothing answers what is there now, not what was known", () =>
  withShelf(async ({ database }) => {
    const [one, two] = [database("one"), database("two")];
    await one.write("shelf", count);
    await two.write("shelf", count);
    equal(await one.write("shelf", (view) => view.get(COUNT)), 2);
  }));

Deno.test("what a call throws is its own: others of the commit are kept", () =>
  withShelf(async ({ database }) => {
    const one = database("one");
    const [first, second, third] = await Promise.allSettled([
      one.write("shelf", count),
      one.write("shelf", (view) => {
        view.set(COUNT, 99);
        throw new RangeError("wrong");
      }),
      one.write("shelf", count),
    ]);
    deepEqual([first?.status, third?.status], ["fulfilled", "fulfilled"]);
    equal(second?.status === "rejected" && second.reason instanceof RangeError, true);
    equal(await one.read((view) => view.get(COUNT)), 2);
  }));

Deno.test("a partition that is written without being read is guarded too", () =>
  withShelf(async ({ database }) => {
    const one = database("one");
    await one.write("shelf", (view) => {
      view.set(["other", "key"], 1);
    });
    equal(await one.read((view) => view.get<{ by: string }>(["other", "guard"])?.by), "one.1");
  }));

Deno.test("a commit that is refused or found another first is tried again", () =>
  withShelf(async (shelf) => {
    const heard: unknown[] = [];
    const one = shelf.database("one", {
      reached: (answer) => heard.push(answer.ok),
      trying: () => heard.push("trying"),
      failed: () => heard.push("failed"),
      committed: (commit) => {
        heard.push(commit.id);
        return Promise.resolve();
      },
    });
    shelf.commits.push("conflict", "refused");
    equal(await one.write("shelf", count), 1);
    deepEqual(heard, [
      ...["trying", "failed", true],
      ...["trying", "failed", false],
      ...["trying", "one.3", true],
    ]);
  }));

Deno.test("a commit without an answer that went through is not done twice", () =>
  withShelf(async (shelf) => {
    const one = shelf.database("one");
    shelf.commits.push("unanswered");
    equal(await one.write("shelf", count), 1);
    equal(shelf.counts.commits, 1);
    equal(await one.read((view) => view.get(COUNT)), 1);
  }));

Deno.test("a commit that went through and is said to have come too late is not done twice", () =>
  withShelf(async (shelf) => {
    const told: string[] = [];
    const one = shelf.database("one", {
      committed: ({ id }) => Promise.resolve(void told.push(id)),
    });
    const increment: Work<string> = (view) => {
      count(view);
      return "counted";
    };
    for (const fates of [["denied"], ["conflict", "denied"], ["denied"]] as const) {
      shelf.commits.push(...fates);
      equal(await one.write("shelf", increment), "counted");
    }
    deepEqual(told, ["one.1", "one.4", "one.6"]);
    equal(await one.read((view) => view.get(COUNT)), 3);
    equal(await one.write("shelf", count), 4);
  }));

Deno.test("a commit without an answer is not done twice, though others have come after it", () =>
  withShelf(async (shelf) => {
    const [heads, others] = [[] as unknown[], { count: 0 }];
    const other = shelf.database("other");
    const kv = overtakenKv(shelf.kv, async () => {
      if (others.count > 0) return "answered";
      while (others.count++ < 8) await other.write("shelf", count);
      return "lost";
    });
    const one = new KvDatabase({
      ...{ kv, clock, instance: "one", random: () => 0.5 },
      listener: { found: (head) => Promise.resolve(void heads.push(head.logged)) },
    });
    const answer = await one.write("shelf", (view) => {
      view.note({ logged: "one" });
      return count(view);
    });
    deepEqual([answer, heads], [1, [1]]);
    equal(await one.read((view) => view.get(COUNT)), 9);
    equal(await one.write("shelf", count), 10);
  }));

Deno.test("while Deno KV refuses, calls reject and say so; afterwards they go on", () =>
  withShelf(async (shelf) => {
    const reached: boolean[] = [];
    const one = shelf.database("one", { reached: ({ ok }) => reached.push(ok) });
    shelf.refusal = new Error("over the limit");
    const isFailed = (error: unknown) =>
      error instanceof StoreError && error.code === "failed" &&
      /over the limit/.test(error.message);
    await rejects(one.write("shelf", count), isFailed);
    await rejects(one.read((view) => view.get(COUNT)), isFailed);
    equal(reached.includes(true), false);
    shelf.refusal = undefined;
    equal(await one.write("shelf", count), 1);
    equal(reached.at(-1), true);
  }));

Deno.test("a database that does not answer counts as failed after a time", () =>
  withShelf(async ({ kv }) => {
    const silent: Deno.Kv = new Proxy(kv, {
      get: (target, name) =>
        name === "getMany" ? () => new Promise(() => {}) : Reflect.get(target, name),
    });
    const hasty: Clock = {
      now: () => 0,
      after(_, task) {
        queueMicrotask(task);
        return () => {};
      },
    };
    const options = { kv: silent, clock: hasty, instance: "one", random: () => 0.5 };
    await rejects(new KvDatabase(options).write("shelf", count), /No answer in time/);
  }));

Deno.test("what is too much for one commit is done in several, and alone is refused", () =>
  withShelf(async ({ database, counts }) => {
    const one = database("one");
    const fill = (name: string, writes: number): Work<string> => (view) => {
      for (let number = 0; number < writes; number++) view.set(["shelf", name, number], number);
      return name;
    };
    const names = await Promise.all(
      ["a", "b", "c"].map((name) => one.write("shelf", fill(name, 400))),
    );
    deepEqual(names, ["a", "b", "c"]);
    equal(counts.commits > 1, true);
    await rejects(
      one.write("shelf", fill("much", 1_200)),
      (error) =>
        error instanceof StoreError &&
        /it does not take what is asked: Too many/.test(error.message),
    );
    equal(await one.read((view) => view.get(["shelf", "much", 0])), undefined);
  }));

Deno.test("a key that is too long is no fault of Deno KV: its call is refused, and once", () =>
  withShelf(async ({ database, counts }) => {
    const one = database("one");
    const long: Key = ["shelf", "x".repeat(3_000)];
    for (
      const call of [
        () => one.read((view) => view.get(long)),
        () => one.write("shelf", (view) => view.get(long)),
      ]
    ) {
      const { keys } = counts;
      await rejects(call, {
        name: "StoreError",
        message: /it does not take what is asked: Key too/,
      });
      equal(counts.keys - keys <= 2, true);
    }
    equal(await one.write("shelf", count), 1);
  }));

Deno.test("listeners hear of a commit before its call resolves", () =>
  withShelf(async ({ database }) => {
    const heard: (Commit | string)[] = [];
    const one = database("one", {
      async committed(commit) {
        await new Promise((resolve) => setTimeout(resolve));
        heard.push(commit);
      },
    });
    for (const event of ["first", "second"]) {
      await one.write("shelf", (view) => view.note({ logged: 1, event }));
      heard.push(`resolved ${event}`);
    }
    deepEqual(
      heard.map((each) => typeof each === "string" ? each : [each.loggedBefore, each.notes]),
      [
        [0, [{ logged: 1, event: "first" }]],
        "resolved first",
        [1, [{ logged: 1, event: "second" }]],
        "resolved second",
      ],
    );
  }));

Deno.test("a closed database finishes what was begun and takes no more", () =>
  withShelf(async ({ database }) => {
    const one = database("one");
    const begun = one.write("shelf", count);
    await Promise.resolve();
    await one.close();
    equal(await begun, 1);
    await rejects(one.write("shelf", count), { code: "closed" });
    await rejects(one.read(() => 1), { code: "closed" });
  }));

Deno.test("what a call only looks at may be written meanwhile, and does not make it run again", () =>
  withShelf(async (shelf) => {
    const far: Key = ["far", "value"];
    const other = shelf.database("other");
    await other.write("far", (view) => view.set(far, 1));
    const runs: string[] = [];
    for (const reading of ["checked", "unchecked"] as const) {
      let isFirst = true;
      const kv = interruptedKv(shelf.kv, async () => {
        if (isFirst) await other.write("far", (view) => view.set(far, 2));
        isFirst = false;
      });
      const one = new KvDatabase({ kv, clock, instance: reading, random: () => 0.5 });
      await one.write("shelf", (view) => {
        const value = (reading === "checked" ? view : view.unchecked).get<number>(far);
        view.set(COUNT, value);
        runs.push(`${reading} ${value}`);
      });
      equal(await one.read((view) => view.get(COUNT)), reading === "checked" ? 2 : 1);
      // What was looked at is not known any more.
      equal(await one.write("shelf", (view) => view.unchecked.get(far)), 2);
      await one.close();
      await other.write("far", (view) => view.set(far, 1));
    }
    deepEqual(runs, ["checked 1", "checked 2", "unchecked 1"]);
  }));
