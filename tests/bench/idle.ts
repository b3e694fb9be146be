/**
 * What a client that has subscribed and stays silent costs a server's memory.
 *
 * @module
 */
import { setTimeout } from "node:timers/promises";
import { LoadClients } from "./load.ts";
import { median, type Report } from "./report.ts";
import {
  type Cost,
  RAW_DENO,
  RunningSubject,
  SMALL_TALK,
  type Subject,
  subjects,
  withSmallNewSpace,
} from "./subject.ts";

/** The runtime still works on what opening so many connections left behind. */
const SETTLE_MS = 3_000;

/** What one connection costs, in kilobytes of 1,000 bytes. */
interface Weight {
  /** As the system sees it. */
  readonly rss: number;
  /** As the system sees it when garbage was collected. */
  readonly rssCollected: number;
  /** Of that, on JavaScript's heap. */
  readonly heap: number;
}

/** 5,000 connections that have received one message and wait for the next. */
export async function idleConnections({ quick }: { readonly quick: boolean }): Promise<Report> {
  const connections = quick ? 1_000 : 5_000;
  const found = new Map<string, readonly Weight[]>();
  const all = [
    SMALL_TALK,
    withSmallNewSpace(SMALL_TALK),
    RAW_DENO,
    withSmallNewSpace(RAW_DENO),
    ...(await subjects()).filter((subject) => subject !== SMALL_TALK && subject !== RAW_DENO),
  ];
  for (const subject of all) {
    const weights: Weight[] = [];
    for (let round = 0; round < (quick ? 1 : 2); round++) {
      weights.push(await weigh(subject, connections));
    }
    found.set(subject.name, weights);
  }
  const middle = (subject: string, part: keyof Weight) =>
    median((found.get(subject) ?? []).map((weight) => weight[part]));
  const small = middle(SMALL_TALK.name, "rss");
  const smallest = middle(withSmallNewSpace(SMALL_TALK).name, "rss");
  return {
    title: `${connections.toLocaleString("en")} idle subscribers`,
    ratios: [
      { name: "RSS, smallTalk to raw Deno", value: small / middle(RAW_DENO.name, "rss") },
      {
        name: "RSS, smallTalk to raw Deno, both with a new space of 4 MB",
        value: smallest / middle(withSmallNewSpace(RAW_DENO).name, "rss"),
      },
    ],
    figures: [
      { name: "RSS kB per subscriber", value: small, goal: { atMost: 24 } },
      { name: "RSS kB per subscriber, new space of 4 MB", value: smallest, goal: { atMost: 24 } },
    ],
    rows: [...found.keys()].map((server) => ({
      server,
      "RSS kB/subscriber": middle(server, "rss"),
      "after a collection": middle(server, "rssCollected"),
      "JavaScript heap kB/subscriber": middle(server, "heap"),
    })),
  };
}

async function weigh(subject: Subject, connections: number): Promise<Weight> {
  await using server = await RunningSubject.start(subject);
  // A few first, so that what the first connection loads is not counted.
  {
    await using _first = await LoadClients.start(server.port, 10);
  }
  const before = await server.cost({ collect: true });
  await using _clients = await LoadClients.start(server.port, connections);
  await setTimeout(SETTLE_MS);
  const after = await server.cost();
  await server.cost({ collect: true });
  await setTimeout(SETTLE_MS);
  const collected = await server.cost({ collect: true });
  const perConnection = (cost: Cost, part: "rssBytes" | "heapBytes") =>
    (cost[part] - before[part]) / connections / 1_000;
  return {
    rss: perConnection(after, "rssBytes"),
    rssCollected: perConnection(collected, "rssBytes"),
    heap: perConnection(collected, "heapBytes"),
  };
}
