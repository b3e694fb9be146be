import { deepEqual, equal, rejects } from "node:assert/strict";
import { Hearing } from "../../../../../server/messaging/bus/kv/hearing.ts";
import { Pauses } from "../../../../../server/messaging/bus/kv/pause.ts";
import { VirtualClock } from "../../../../../server/messaging/testing/virtual_clock.ts";

const turn = () => new Promise((resolve) => setTimeout(resolve));

/** A hearing over a list of stamps; `wake` is what a watch tells. */
function heard() {
  const clock = new VirtualClock();
  const pauses = new Pauses(clock);
  const stamps: string[] = [];
  const told: string[] = [];
  const watches: ReadableStreamDefaultController<readonly unknown[]>[] = [];
  let live: ReadableStreamDefaultController<readonly unknown[]> | undefined;
  let refusal: Error | undefined;
  const hearing = new Hearing({
    clock,
    pauses,
    keepMs: 60_000,
    onEntry: ({ stamp }) => told.push(stamp),
    onMissed: () => told.push("missed"),
    log: {
      after: async (last) => {
        await turn();
        if (refusal !== undefined) throw refusal;
        return stamps.filter((stamp) => stamp > last).map((stamp) => ({ stamp, entry: undefined }));
      },
      watch: () =>
        new ReadableStream({
          start(controller) {
            watches.push(controller);
            live = controller;
            controller.enqueue([]);
          },
          cancel: () => void (live = undefined),
        }, { highWaterMark: 8 }),
    },
  });
  return {
    hearing,
    clock,
    told,
    watches,
    breakWatch(error?: Error) {
      if (error === undefined) live?.close();
      else live?.error(error);
      live = undefined;
    },
    refuse: (error?: Error) => void (refusal = error),
    async add(...more: readonly string[]) {
      stamps.push(...more);
      live?.enqueue([]);
      await turn();
      await turn();
    },
  };
}

Deno.test("what came after the start is heard once, in order, until it is stopped", async () => {
  const { hearing, told, add } = heard();
  await add("1", "2");
  hearing.start("1");
  await add();
  await add("3", "4");
  await hearing.catchUp();
  hearing.start("0");
  await add("5");
  hearing.stop();
  await add("6");
  await hearing.catchUp();
  deepEqual(told, ["2", "3", "4", "5"]);
});

Deno.test("who starts again begins where it is told to", async () => {
  const { hearing, told, add } = heard();
  hearing.start("");
  await add("1");
  hearing.stop();
  await add("2");
  hearing.start("2");
  await add("3");
  hearing.stop();
  deepEqual(told, ["1", "3"]);
});

Deno.test("a watch that breaks is begun again, and nothing is lost by it", async () => {
  const { hearing, clock, told, add, watches, breakWatch } = heard();
  hearing.start("");
  await add("1");
  breakWatch(new Error("broken"));
  await add();
  clock.advance(100);
  await add("2");
  breakWatch();
  await add();
  clock.advance(100);
  await add("3");
  hearing.stop();
  await turn();
  deepEqual([told, watches.length, clock.pending], [["1", "2", "3"], 3, 0]);
});

Deno.test("reading that fails is tried again by itself, and says so to who asks for it", async () => {
  const { hearing, clock, told, add, refuse } = heard();
  hearing.start("");
  await add("1");
  refuse(new Error("no"));
  await rejects(hearing.catchUp(), /no/);
  await add("2");
  deepEqual(told, ["1"]);
  refuse();
  clock.advance(100);
  await add();
  hearing.stop();
  deepEqual(told, ["1", "2"]);
});

Deno.test("who has read nothing for longer than entries stay missed something", async () => {
  const { hearing, clock, told, add } = heard();
  hearing.start("");
  await add("1");
  clock.advance(60_000);
  await add("2");
  clock.advance(60_001);
  await add("3");
  hearing.stop();
  deepEqual(told, ["1", "2", "missed", "3"]);
  equal(clock.pending, 0);
});
