/**
 * What it costs that a server runs as several instances: messages a second and CPU for each through a
 * whole server, all but sockets, without a bus and with each; and what is asked of Deno KV for it.
 *
 * @module
 */
import process from "node:process";
import {
  type Bus,
  BusHub,
  KvBus,
  LocalBus,
  permitAll,
  StompServer,
} from "../../server/messaging/mod.ts";
import { countedKv } from "../helper/counted_kv.ts";
import { CountingClient } from "./counting_client.ts";
import { rates, timesAsFast, type Work } from "./rate.ts";
import { median, type Report, type Row } from "./report.ts";

const SEND = `SEND\ndestination:/topic/talk\n\n${"x".repeat(200)}\0`;
/** How many are published at once, so that waiting for KV is a small part of it. */
const MESSAGES = 1_000;

/** One publisher and one subscriber, on one instance or on two. */
export async function bus({ quick }: { readonly quick: boolean }): Promise<Report> {
  const kv = await Deno.openKv(":memory:");
  const kvBus = (name: string) => new KvBus({ kv, prefix: [name] });
  const hub = new BusHub();
  const alone = kvBus("alone");
  const far: readonly Bus[] = [kvBus("far"), kvBus("far")];
  const works = {
    none: await work(undefined),
    local: await work(new LocalBus()),
    alone: await work(alone),
    hub: await work(hub.bus(), hub.bus()),
    kv: await work(...far),
  };
  const found = await rates(works, { turnMs: quick ? 50 : 200, turns: quick ? 3 : 9 });
  const row = async (name: string, turns: readonly number[], each: Work) => ({
    "": name,
    "messages/s": median(turns) * MESSAGES,
    "µs of CPU for each": await cpuMicros(each, quick ? 2 : 20) / MESSAGES,
  });
  const rows = [
    await row("no bus", found.none, works.none),
    await row("LocalBus", found.local, works.local),
    await row("KvBus, alone", found.alone, works.alone),
    await row("BusHub, to the other instance", found.hub, works.hub),
    await row("KvBus, to the other instance", found.kv, works.kv),
  ];
  const seconds = quick ? 2 : 10;
  const asked: Row[] = [];
  for (const instances of [1, 2, 3]) {
    for (const perSecond of [1, 10, 100]) {
      asked.push(await askedOfKv(kv, { instances, perSecond, seconds }));
    }
  }
  for (const each of [alone, ...far]) await each.close();
  kv.close();
  return {
    title: "several instances, publish → deliver",
    ratios: [
      { name: "messages/s, LocalBus to no bus", value: timesAsFast(found.local, found.none) },
      { name: "messages/s, KvBus alone to no bus", value: timesAsFast(found.alone, found.none) },
    ],
    rows,
    remarks: [markdown(asked)],
  };
}

/** Sends, and waits until all has come: where there is one bus, to the same instance. */
async function work(...buses: readonly (Bus | undefined)[]): Promise<Work> {
  const servers = buses.map((each) =>
    new StompServer({ authorize: [permitAll], ...each && { bus: each } })
  );
  const [first, last] = [servers[0], servers.at(-1)];
  if (first === undefined || last === undefined) {
    throw new TypeError("Cannot work without a server");
  }
  const publisher = await CountingClient.connect(first);
  const subscriber = await CountingClient.connect(last);
  await subscriber.ask("SUBSCRIBE\nid:1\ndestination:/topic/talk\nreceipt:1\n\n\0", 1);
  const batch = SEND.repeat(MESSAGES);
  return async (times) => {
    for (let done = 0; done < times; done++) {
      const all = subscriber.until(MESSAGES);
      publisher.say(batch);
      await all;
    }
  };
}

/** Of this whole process, with the threads of KV. */
async function cpuMicros(each: Work, times: number): Promise<number> {
  const before = process.cpuUsage();
  await each(times);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}

/** One instance tells all others something at a steady pace, as typing and presence are told. */
async function askedOfKv(
  real: Deno.Kv,
  { instances, perSecond, seconds }: {
    readonly instances: number;
    readonly perSecond: number;
    readonly seconds: number;
  },
): Promise<Row> {
  const { kv, counts } = countedKv(real);
  const prefix = [`asked-${instances}-${perSecond}`];
  const buses = Array.from({ length: instances }, () => new KvBus({ kv, prefix }));
  for (const each of buses) await each.stay().joined;
  const [speaker] = buses;
  const delayMs = 1_000 / perSecond;
  // What joining costs is not what messages cost.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const before = { ...counts };
  for (let count = 0; count < perSecond * seconds; count++) {
    speaker?.publish("typing", { room: "a/post", name: "somebody", count });
    await new Promise((resolve) => setTimeout(resolve, delayMs));
  }
  await speaker?.flush();
  await new Promise((resolve) => setTimeout(resolve, 100));
  const per = (count: number) => (count / (perSecond * seconds)).toFixed(2);
  const row = {
    "instances": `${instances}`,
    "messages/s": `${perSecond}`,
    "commits for each message": per(counts.commits - before.commits),
    "keys written": per(counts.mutations - before.mutations),
    "lists": per(counts.lists - before.lists),
    "keys read": per(counts.keys + counts.listed - before.keys - before.listed),
  };
  for (const each of buses) await each.close();
  return row;
}

function markdown(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  const line = (cells: readonly unknown[]) => `| ${cells.join(" | ")} |`;
  const rule = line(names.map(() => "--:"));
  return [line(names), rule, ...rows.map((row) => line(names.map((name) => row[name])))].join("\n");
}
