/**
 * What it costs a server to take one message to one subscriber, in a burst and paced. The servers
 * take turns, so that what else the machine does meets all of them; and they are started several
 * times, since one start of the same program may need a tenth more than another. They are warm when
 * they are measured, as a server that has run for some minutes is.
 *
 * @module
 */
import { type Delivery, type Load, LoadClients } from "./load.ts";
import { type Goal, median, type Ratio, type Report, type Row } from "./report.ts";
import { RAW_DENO, RunningSubject, SMALL_TALK, subjects } from "./subject.ts";

interface Plan extends Load {
  readonly subscribers: number;
  /** How often all servers are started. */
  readonly starts: number;
  /** How often each has its turn after a start. */
  readonly rounds: number;
}

/** What runs before anything is measured. */
const WARM_UP: Load = { messages: 100, pauseMs: 0 };
const WARM_UPS = 10;

/** What one server needed in one round. */
interface Round extends Delivery {
  /** Of the server, for each message delivered. */
  readonly cpuMicros: number;
  readonly deliveredPerSecond: number;
}

/** Near this much of one core the clients, not the server, set the pace. */
const CLIENTS_TOO_BUSY = 0.9;

/** 100 messages at once to 500 subscribers. */
export async function burstFanOut({ quick }: { readonly quick: boolean }): Promise<Report> {
  const found = await compare({
    subscribers: 500,
    messages: 100,
    pauseMs: 0,
    starts: quick ? 1 : 3,
    rounds: 5,
  });
  const { small, raw } = pair(found);
  const cpuMicros = middle(small, "cpuMicros");
  return {
    title: "burst fan-out, 500 subscribers",
    ratios: [
      {
        name: "delivered/s, smallTalk to raw Deno",
        value: medianRatio(small, raw, "deliveredPerSecond"),
        goal: { atLeast: 5 },
      },
      ...ratiosOfCpu(found, undefined),
    ],
    figures: [{ name: "server CPU µs per message", value: cpuMicros, goal: { atMost: 2 } }],
    rows: rowsOf(found, ["cpuMicros", "deliveredPerSecond", "clientsBusy"]),
    remarks: remarksOn(found),
  };
}

/** 50 messages a second to 200 subscribers. */
export async function pacedFanOut({ quick }: { readonly quick: boolean }): Promise<Report> {
  const found = await compare({
    subscribers: 200,
    messages: 100,
    pauseMs: 20,
    starts: quick ? 1 : 3,
    rounds: quick ? 2 : 3,
  });
  const { small, raw } = pair(found);
  return {
    title: "paced fan-out, 50 messages/s to 200 subscribers",
    ratios: [
      ...ratiosOfCpu(found, { atMost: 1.15 }),
    ],
    figures: [{
      name: "p99 latency over raw Deno's, ms",
      value: middle(small, "p99Ms") - middle(raw, "p99Ms"),
      goal: { atMost: 5 },
    }],
    rows: rowsOf(found, ["cpuMicros", "deliveredPerSecond", "p50Ms", "p99Ms", "clientsBusy"]),
    remarks: remarksOn(found),
  };
}

type Found = ReadonlyMap<string, readonly Round[]>;

async function compare(plan: Plan): Promise<Found> {
  const found = new Map<string, Round[]>();
  const all = await subjects();
  for (const { name } of all) found.set(name, []);
  for (let start = 0; start < plan.starts; start++) {
    await using running = new AsyncDisposableStack();
    const runs: (() => Promise<void>)[] = [];
    for (const subject of all) {
      const server = running.use(await RunningSubject.start(subject));
      const clients = running.use(await LoadClients.start(server.port, plan.subscribers));
      for (let done = 0; done < WARM_UPS; done++) await clients.run(WARM_UP);
      await measure(server, clients, plan);
      runs.push(async () =>
        void found.get(subject.name)?.push(await measure(server, clients, plan))
      );
    }
    for (let round = 0; round < plan.rounds; round++) {
      // Not always in one order: the first after a pause may have it harder.
      for (const run of round % 2 === 0 ? runs : runs.toReversed()) await run();
    }
  }
  return found;
}

async function measure(server: RunningSubject, clients: LoadClients, load: Load): Promise<Round> {
  const before = await server.cost();
  const delivery = await clients.run(load);
  const after = await server.cost();
  return {
    ...delivery,
    cpuMicros: (after.cpuMicros - before.cpuMicros) / delivery.delivered,
    deliveredPerSecond: delivery.delivered / delivery.tookMs * 1_000,
  };
}

function pair(found: Found): { small: readonly Round[]; raw: readonly Round[] } {
  return { small: found.get(SMALL_TALK.name) ?? [], raw: found.get(RAW_DENO.name) ?? [] };
}

function middle(rounds: readonly Round[], name: keyof Round): number {
  return median(rounds.map((round) => round[name]));
}

/** Of the turns side by side. */
function medianRatio(some: readonly Round[], others: readonly Round[], name: keyof Round): number {
  return median(some.map((round, at) => round[name] / (others[at]?.[name] ?? NaN)));
}

/** What it needs of the CPU that each of the others needs. */
function ratiosOfCpu(found: Found, goal: Goal | undefined): readonly Ratio[] {
  const small = found.get(SMALL_TALK.name) ?? [];
  return [...found].filter(([name]) => name !== SMALL_TALK.name).map(([name, rounds]) => ({
    name: `CPU per message, smallTalk to ${name}`,
    value: medianRatio(small, rounds, "cpuMicros"),
    ...(goal !== undefined && name === RAW_DENO.name ? { goal } : {}),
  }));
}

const COLUMNS: Readonly<Record<keyof Round, string>> = {
  cpuMicros: "server CPU µs/message",
  deliveredPerSecond: "delivered/s",
  p50Ms: "p50 ms",
  p99Ms: "p99 ms",
  clientsBusy: "clients' share of a core",
  delivered: "delivered",
  tookMs: "took ms",
};

function rowsOf(found: Found, names: readonly (keyof Round)[]): readonly Row[] {
  return [...found].map(([server, rounds]) => ({
    server,
    ...Object.fromEntries(names.map((name) => [COLUMNS[name], middle(rounds, name)])),
  }));
}

function remarksOn(found: Found): readonly string[] {
  return [...found]
    .filter(([, rounds]) => middle(rounds, "clientsBusy") > CLIENTS_TOO_BUSY)
    .map(([name]) => `The clients of ${name} were as busy as they can be: it may be faster.`);
}
