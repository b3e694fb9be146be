/**
 * What every bus between instances must do, sentence by sentence of `server/messaging/bus/bus.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Bus, BusChange, Json } from "../../server/messaging/bus/bus.ts";
import type { LogEntry } from "../../server/messaging/log.ts";

/** Buses under test, joined with each other. */
export interface BusTrial {
  /** One more instance, which is not there yet. */
  open(): Bus;
  /** Waits until all that was said and done so far is heard everywhere. */
  settle(): Promise<void>;
  /** What was logged by any of them. */
  readonly logged: LogEntry[];
}

/** How buses that are joined with each other are made. */
export interface BusKind {
  /** What the tests' names begin with. */
  readonly name: string;
  /** Runs a test; afterwards nothing is left that runs. */
  readonly run: (body: (trial: BusTrial) => Promise<void>) => Promise<void>;
}

/** All that one instance was told: `topic=body`, `+instance`, `-instance`, `missed`. */
export function hearing(bus: Bus, ...topics: readonly string[]): string[] {
  const heard: string[] = [];
  for (const topic of topics) {
    bus.subscribe(topic, (body) => heard.push(`${topic}=${JSON.stringify(body)}`));
  }
  bus.follow((change) => heard.push(changeText(change)));
  return heard;
}

/** Lets an instance be there. */
export async function here(bus: Bus): Promise<Bus> {
  await bus.stay().joined;
  return bus;
}

function changeText(change: BusChange): string {
  if (change.kind === "missed") return "missed";
  return (change.kind === "joined" ? "+" : "-") + change.instance;
}

/** Registers the tests of a bus. */
export function testBus({ name, run }: BusKind): void {
  const test = (rule: string, body: (trial: BusTrial) => Promise<void>) =>
    Deno.test(`${name}: ${rule}`, () => run(body));

  test("all others hear what one says, and that one does not", async ({ open, settle }) => {
    const buses = [await here(open()), await here(open()), await here(open())] as const;
    await settle();
    const heard = buses.map((bus) => hearing(bus, "news"));
    buses[0].publish("news", "tea");
    await settle();
    deepEqual(heard, [[], ['news="tea"'], ['news="tea"']]);
  });

  test("what one says is heard in its order, and once", async ({ open, settle }) => {
    const [one, other, reader] = [await here(open()), await here(open()), await here(open())];
    const heard: string[] = [];
    reader.subscribe("count", (body, from) => heard.push(`${from === one.instance}:${body}`));
    for (let n = 0; n < 50; n++) {
      one.publish("count", n);
      other.publish("count", n);
      if (n % 20 === 0) await settle();
    }
    await settle();
    const inOrder = (from: boolean) => Array.from({ length: 50 }, (_, n) => `${from}:${n}`);
    deepEqual(heard.filter((each) => each.startsWith("true")), inOrder(true));
    deepEqual(heard.filter((each) => each.startsWith("false")), inOrder(false));
  });

  test("a body arrives as it is, and is a copy", async ({ open, settle }) => {
    const [one, other] = [await here(open()), await here(open())];
    const heard: Json[] = [];
    other.subscribe("body", (body) => heard.push(body));
    const bodies = [null, true, -1.5, "", "한국어 \u0000 \ud83c\udf75", [1, ["2"]], {
      a: { b: [] },
    }];
    for (const body of bodies) one.publish("body", body);
    const changing = { count: 1 };
    one.publish("body", changing);
    changing.count = 2;
    await settle();
    deepEqual(heard, [...bodies, { count: 1 }]);
  });

  test("only who listens to a topic hears it, until it stops", async ({ open, settle }) => {
    const [one, other] = [await here(open()), await here(open())];
    const heard: Json[] = [];
    const stop = other.subscribe("tea", (body) => heard.push(body));
    one.publish("coffee", 1);
    one.publish("tea", 2);
    await settle();
    stop();
    one.publish("tea", 3);
    await settle();
    deepEqual(heard, [2]);
  });

  test("what a listener throws is logged and harms nobody", async ({ open, settle, logged }) => {
    const [one, other] = [await here(open()), await here(open())];
    const heard: Json[] = [];
    other.subscribe("news", () => {
      throw new Error("not today");
    });
    other.subscribe("news", (body) => heard.push(body));
    other.follow(() => {
      throw new Error("nor tomorrow");
    });
    one.publish("news", 1);
    one.publish("news", 2);
    const third = await here(open());
    await settle();
    deepEqual(heard, [1, 2]);
    equal(other.others().includes(third.instance), true);
    deepEqual(logged.map(({ kind }) => kind), ["fault", "fault", "fault"]);
  });

  test("who joins hears what is said from then on, and that it missed what was", async (trial) => {
    const one = await here(trial.open());
    one.publish("news", "early");
    await trial.settle();
    const late = trial.open();
    const heard = hearing(late, "news");
    await here(late);
    // Nothing in between: the first need not know of the second yet.
    one.publish("news", "on time");
    await trial.settle();
    deepEqual(heard, [`+${one.instance}`, "missed", 'news="on time"']);
  });

  test("those who are there hear who joins and who leaves", async ({ open, settle }) => {
    const one = await here(open());
    await settle();
    const heard = hearing(one);
    const other = open();
    const [stay, another] = [other.stay(), other.stay()];
    await stay.joined;
    await settle();
    deepEqual([one.others(), other.others()], [[other.instance], [one.instance]]);
    stay.end();
    stay.end();
    await settle();
    deepEqual(heard, [`+${other.instance}`], "it has another reason to stay");
    another.end();
    await settle();
    deepEqual(heard, [`+${other.instance}`, `-${other.instance}`]);
    deepEqual([one.others(), other.others()], [[], []]);
  });

  test("who left hears nothing more, until it joins again", async ({ open, settle }) => {
    const [one, other] = [await here(open()), open()];
    const stay = other.stay();
    await stay.joined;
    await settle();
    const heard = hearing(other, "news");
    stay.end();
    await settle();
    one.publish("news", "unheard");
    await settle();
    await here(other);
    one.publish("news", "heard");
    await settle();
    deepEqual(heard, [`+${one.instance}`, "missed", 'news="heard"']);
  });

  test("who is not there can be heard all the same", async ({ open, settle }) => {
    const [one, other] = [await here(open()), open()];
    const heard = hearing(one, "news");
    other.publish("news", 1);
    await settle();
    deepEqual(heard.filter((each) => each !== "missed"), ["news=1"]);
    deepEqual([one.others(), other.others()], [[], []]);
  });

  test("who closes leaves after its last words", async ({ open, settle }) => {
    const [one, other] = [await here(open()), await here(open())];
    await settle();
    const heard = hearing(one, "news");
    other.publish("news", "bye");
    await other.close();
    other.publish("news", "too late");
    await other.stay().joined;
    await settle();
    deepEqual(heard, ['news="bye"', `-${other.instance}`]);
    deepEqual(other.others(), []);
  });

  test("what was published is on its way when flushed", async ({ open }) => {
    const [one, other] = [await here(open()), await here(open())];
    const heard: Json[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    other.subscribe("news", (body) => {
      heard.push(body);
      resolve();
    });
    one.publish("news", 1);
    await one.flush();
    await promise;
    deepEqual(heard, [1]);
  });
}
