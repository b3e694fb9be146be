/**
 * Buses over a KV that refuses, loses answers and comes back, under instances that come and go, in an
 * order that chance makes and a number repeats.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Bus, Stay } from "../../server/messaging/bus/bus.ts";
import { withKvTrial } from "../helper/kv_trial.ts";

/** One instance, what it said and was told, and its stay. */
interface Person {
  readonly bus: Bus;
  readonly told: (readonly [from: string, count: number] | "missed")[];
  said: number;
  stay: Stay | undefined;
}

/** Whole numbers below `end`, always the same ones for a seed. */
function chance(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(state / 2 ** 32 * end);
  };
}

function meet(bus: Bus): Person {
  const person: Person = { bus, told: [], said: 0, stay: undefined };
  bus.subscribe("count", (body, from) => person.told.push([from, Number(body)]));
  bus.follow(({ kind }) => kind === "missed" && person.told.push("missed"));
  return person;
}

/** Fails where something came twice, or late, or was left out without a word. */
function check({ bus, told }: Person, seed: number): void {
  const last = new Map<string, number>();
  let warned = new Set<string>();
  for (const each of told) {
    if (each === "missed") {
      warned = new Set(last.keys());
      continue;
    }
    const [from, count] = each;
    const before = last.get(from);
    last.set(from, count);
    if (before === undefined) continue;
    const where = `seed ${seed}: ${bus.instance} heard ${count} of ${from} after ${before}`;
    equal(count > before, true, where);
    equal(count === before + 1 || warned.has(from), true, `${where}, and nobody said so`);
    warned.delete(from);
  }
}

for (const seed of [1, 81, 123]) {
  Deno.test(`whatever breaks, nobody hears twice or late, or misses what nobody tells: ${seed}`, () =>
    withKvTrial(async ({ kv, open, settle, pass }) => {
      const next = chance(seed);
      const people = [meet(open()), meet(open()), meet(open())];
      const any = () => people[next(people.length)] ?? meet(open());
      const acts: readonly (() => void | Promise<void>)[] = [
        () => void (kv.refusal = next(2) === 0 ? new Error("KV is away") : undefined),
        () => void (kv.lostAnswers = next(3)),
        () => pass(next(30_000)),
        () => settle(),
        () => void (any().stay ??= any().bus.stay()),
        () => {
          const person = any();
          person.stay?.end();
          person.stay = undefined;
        },
      ];
      for (const person of people) person.stay = person.bus.stay();
      for (let step = 0; step < 60; step++) {
        for (let count = next(4); count > 0; count--) {
          const person = any();
          person.bus.publish("count", ++person.said);
        }
        await acts[next(acts.length)]?.();
      }
      kv.refusal = undefined;
      kv.lostAnswers = 0;
      for (const person of people) person.bus.stay();
      await pass(60_000);
      for (const person of people) person.bus.publish("count", ++person.said);
      await pass(4_000);
      await settle();
      for (const person of people) {
        check(person, seed);
        for (const other of people.filter((each) => each !== person)) {
          const newest = person.told.filter((each) => each !== "missed")
            .filter(([from]) => from === other.bus.instance).at(-1);
          deepEqual(
            newest,
            [other.bus.instance, other.said],
            "in the end everybody hears everybody",
          );
        }
      }
    }));
}
