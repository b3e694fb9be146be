/**
 * A tail tells the commits of all instances in the order of the log, each once, and its own ones before
 * their calls resolve, however late anything answers.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import type { LoggedCommit } from "../../../../../server/storage/kv/log/log_events.ts";
import { type Head, Tail } from "../../../../../server/storage/kv/log/tail.ts";
import type { Committed } from "../../../../../server/storage/store.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import { VirtualClock } from "../../../../../server/messaging/testing/virtual_clock.ts";

/** A log that instances share. */
class Log {
  entries: LoggedCommit[] = [];
  logged = 0;

  add(by: string): LoggedCommit {
    const number = ++this.logged;
    const entry = { versionstamp: stampOf(number), by, number, events: [eventOf(number)] };
    this.entries.push(entry);
    return entry;
  }

  get head(): Head {
    const by = this.entries.at(-1)?.by ?? "";
    return { logged: this.logged, versionstamp: stampOf(this.logged), by };
  }

  after(versionstamp: string): readonly LoggedCommit[] {
    return this.entries.filter((entry) => entry.versionstamp > versionstamp).slice(0, 3);
  }
}

/** One instance's end of it. */
class Instance {
  readonly told: string[] = [];
  /** Of the own ones, those that were not read. */
  readonly asTheyWere: number[] = [];
  missed = 0;
  reads = 0;
  readonly tail: Tail;
  readonly clock = new VirtualClock(0);
  readonly #log: Log;
  readonly #name: string;
  readonly #events = new Set<Committed>();
  #commits = 0;

  constructor(log: Log, name: string, wait: () => Promise<unknown> = () => Promise.resolve()) {
    this.#log = log;
    this.#name = name;
    this.tail = new Tail({
      instance: name,
      clock: this.clock,
      read: async (after) => {
        this.reads++;
        await wait();
        const entries = log.after(after);
        await wait();
        return entries;
      },
      tell: (committed) => {
        const { message: { rev }, elsewhere } = committed;
        this.told.push(`${rev}${elsewhere ? "" : " own"}`);
        if (this.#events.has(committed)) this.asTheyWere.push(rev);
      },
      missed: () => void this.missed++,
    });
  }

  /** Tries a commit, which goes through or not; `land` writes it. */
  try(): { readonly id: string; land(): LoggedCommit } {
    const id = `${this.#name}.${++this.#commits}`;
    this.tail.trying(id);
    return { id, land: () => this.#log.add(id) };
  }

  answered({ number, versionstamp }: LoggedCommit): Promise<void> {
    const { committed } = eventOf(number);
    this.#events.add(committed);
    const notes = [{
      logged: { kind: "message", key: 1, seq: number, rev: number },
      event: committed,
    }];
    const loggedBefore = number - 1;
    return this.tail.committed({
      partition: "c0",
      id: "",
      versionstamp,
      loggedBefore,
      notes,
    });
  }

  /** A commit that goes through at once. */
  async commit(): Promise<void> {
    await this.answered(this.try().land());
  }
}

Deno.test("own commits are told at once when nothing else is there", async () => {
  const log = new Log();
  const one = new Instance(log, "one");
  one.tail.seen(log.head);
  await one.commit();
  await one.commit();
  deepEqual(one.told, ["1 own", "2 own"]);
});

Deno.test("what was there before is not told, and what comes after is", async () => {
  const log = new Log();
  log.add("other.1");
  const one = new Instance(log, "one");
  one.tail.seen(log.head);
  log.add("other.2");
  one.tail.seen(log.head);
  await settled();
  deepEqual(one.told, ["2"]);
});

Deno.test("commits of others that came first are told before an own one", async () => {
  const log = new Log();
  const one = new Instance(log, "one");
  one.tail.seen(log.head);
  for (const n of [1, 2, 3, 4]) log.add(`other.${n}`);
  await one.commit();
  deepEqual(one.told, ["1", "2", "3", "4", "5 own"]);
});

Deno.test("an own commit is not told before it is answered", async () => {
  const log = new Log();
  const one = new Instance(log, "one");
  one.tail.seen(log.head);
  log.add("other.1");
  const entry = one.try().land();
  log.add("other.2");
  one.tail.seen(log.head);
  await settled();
  deepEqual(one.told, ["1"]);
  await one.answered(entry);
  await settled();
  deepEqual(one.told, ["1", "2 own", "3"]);
});

Deno.test("what is seen while the log is read is told, however late in it", async () => {
  for (let turns = 0; turns < 12; turns++) {
    const log = new Log();
    const one = new Instance(log, "one");
    one.tail.seen(log.head);
    log.add("other.1");
    one.tail.seen(log.head);
    while (one.told.length === 0) await Promise.resolve();
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    log.add("other.2");
    one.tail.seen(log.head);
    await settled();
    deepEqual(one.told, ["1", "2"], `after ${turns} turns`);
  }
});

Deno.test("an own commit that is seen before it is answered is told as it was, not as it is read", async () => {
  const log = new Log();
  const one = new Instance(log, "one");
  one.tail.seen(log.head);
  const entry = one.try().land();
  one.tail.seen(log.head);
  await one.answered(entry);
  deepEqual([one.told, one.asTheyWere], [["1 own"], [1]]);
});

Deno.test("that only an own commit is new is no reason to read the log before it is answered", async () => {
  const log = new Log();
  const one = new Instance(log, "one");
  one.tail.seen(log.head);
  const entry = one.try().land();
  one.tail.seen(log.head);
  await settled();
  await one.answered(entry);
  deepEqual([one.told, one.reads], [["1 own"], 0]);
});

Deno.test("an own commit that went through and was never answered is told all the same", async () => {
  const log = new Log();
  const one = new Instance(log, "one");
  one.tail.seen(log.head);
  one.try().land();
  one.tail.seen(log.head);
  await settled();
  deepEqual(one.told, []);
  one.tail.failed();
  await settled();
  deepEqual(one.told, ["1 own"]);
});

Deno.test("an own commit that is found among others' later is told before its call resolves", async () => {
  const log = new Log();
  const one = new Instance(log, "one", settled);
  one.tail.seen(log.head);
  log.add("other.1");
  one.try().land();
  log.add("other.2");
  one.tail.failed();
  one.try();
  await one.tail.found(log.head);
  deepEqual(one.told, ["1", "2 own", "3"]);
  await one.commit();
  deepEqual(one.told.slice(3), ["4 own"]);
});

Deno.test("an own commit on its way when the log is first seen is told", async () => {
  const log = new Log();
  log.add("other.1");
  const [answered, lost] = [new Instance(log, "answered"), new Instance(log, "lost")];
  const entry = answered.try().land();
  answered.tail.seen(log.head);
  await answered.answered(entry);
  deepEqual(answered.told, ["2 own"]);
  lost.try();
  lost.tail.seen(log.head);
  lost.tail.failed();
  log.add("other.2");
  lost.tail.seen(log.head);
  await settled();
  deepEqual(lost.told, ["3"]);
});

Deno.test("who has fallen behind what is kept is told so once, and goes on", async () => {
  const log = new Log();
  const one = new Instance(log, "one");
  one.tail.seen(log.head);
  for (const n of [1, 2, 3, 4]) log.add(`other.${n}`);
  log.entries = log.entries.slice(2);
  one.tail.seen(log.head);
  await settled();
  deepEqual([one.told, one.missed], [["3", "4"], 1]);
  log.add("other.5");
  log.entries = [];
  one.tail.seen(log.head);
  await settled();
  deepEqual([one.told.length, one.missed], [2, 2]);
  await one.commit();
  deepEqual([one.told.at(-1), one.missed], ["6 own", 2]);
});

Deno.test("an own commit resolves when what came before cannot be read, and is told later", async () => {
  const log = new Log();
  let isAway = true;
  const one = new Instance(
    log,
    "one",
    () => isAway ? Promise.reject(new Error("the connection broke")) : Promise.resolve(),
  );
  one.tail.seen(log.head);
  log.add("other.1");
  await one.commit();
  deepEqual(one.told, []);
  isAway = false;
  one.clock.advance(60_000);
  await settled();
  deepEqual(one.told, ["1", "2 own"]);
  equal(one.clock.pending, 0);
});

Deno.test("what was shown already is not followed by an older state of the own commit", async () => {
  const log = new Log();
  const one = new Instance(log, "one");
  one.tail.seen(log.head);
  // What is read of the first shows what the third made of the conversation.
  const seenRev = 3;
  log.add("other.1");
  log.entries = log.entries.map((entry) => ({
    ...entry,
    events: entry.events.map((event) => ({ ...event, seenRev })),
  }));
  one.tail.seen(log.head);
  await settled();
  const { reads } = one;
  await one.commit();
  // As it is now, and not as it was in the commit.
  deepEqual([one.told, one.reads], [["1", "2 own"], reads + 1]);
});

Deno.test("a closed tail tells nothing more", async () => {
  const log = new Log();
  const one = new Instance(log, "one");
  one.tail.seen(log.head);
  log.add("other.1");
  one.tail.seen(log.head);
  await one.tail.close();
  await settled();
  deepEqual(one.told, []);
});

Deno.test("instances that commit at once tell the same, whatever answers first", async () => {
  const steps = fc.array(
    fc.record({
      who: fc.nat(2),
      fate: fc.constantFrom("answered", "answered", "unanswered", "refused"),
    }),
    { minLength: 1, maxLength: 14 },
  );
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), steps, async (s, commits) => {
      const log = new Log();
      const wait = () => s.schedule(Promise.resolve());
      const instances = ["one", "two", "three"].map((name) => new Instance(log, name, wait));
      for (const { tail } of instances) tail.seen(log.head);
      const watch = () => {
        for (const { tail } of instances) {
          const { head } = log;
          void s.schedule(Promise.resolve()).then(() => tail.seen(head));
        }
      };
      const lanes = instances.map(async (instance, who) => {
        for (const { fate } of commits.filter((commit) => commit.who === who)) {
          const tried = instance.try();
          await wait();
          const entry = fate === "refused" ? undefined : tried.land();
          watch();
          await wait();
          if (entry === undefined || fate === "unanswered") instance.tail.failed();
          else {
            await instance.answered(entry);
            equal(instance.told.includes(`${entry.number} own`), true);
          }
        }
      });
      await s.waitFor(Promise.all(lanes));
      watch();
      do {
        while (s.count() > 0) await s.waitOne();
        await settled();
      } while (s.count() > 0);
      const revs = Array.from({ length: log.logged }, (_, index) => String(index + 1));
      for (const { told, missed } of instances) {
        deepEqual(told.map((each) => each.replace(" own", "")), revs);
        equal(missed, 0);
      }
    }),
    { numRuns: 150 },
  );
});

function stampOf(number: number): string {
  return String(number).padStart(20, "0");
}

function eventOf(rev: number): LoggedCommit["events"][number] {
  const room = roomId("/posts/first");
  const from = { kind: "reader", id: "r", name: "" } as const;
  const message = { id: String(rev), room, seq: rev, rev, from, text: "", at: 0 };
  const questions = { open: 0, answered: 0 };
  const page = { title: "", url: "" };
  const summary = { room, epoch: "e", lastSeq: rev, rev, questions, page, last: message };
  const committed: Committed = { kind: "message", epoch: "e", message, summary };
  return { key: 1, seenRev: rev, committed };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}
