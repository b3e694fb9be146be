/**
 * `deno task soak`: ten minutes of a mixed load, or `--seconds`, with `--clients` of them (100) and a
 * `--seed`. It ends with code 1 when something is lost, left or grown.
 *
 * With `--instances` it is another load: that many clients talk (200) while instances of the whole
 * server come and go on one Deno KV, whose answers take `--delay` milliseconds longer (0). With `--calm`
 * none is killed, and the database answers all the time.
 *
 * With `--trouble` that many readers (24) and two authors talk, edit, delete, publish, ban and erase on
 * three instances, while all kinds of trouble happen to these and their database, in an order that the
 * `--seed` says. In the end what everybody sees is compared with what is kept.
 *
 * @module
 */
import { parseArgs } from "node:util";
import type { Holdings } from "./holdings.ts";
import { describeInstances, type InstancesOptions, soakInstances } from "./instances.ts";
import { MAX_GROWTH_BYTES, soak, type SoakOptions } from "./soak.ts";
import { trouble } from "./trouble/trouble.ts";

const MAX_WARM_UP_SECONDS = 60;
const MIB = 1_048_576;
const READERS_OF_A_ROOM = 4;

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      seconds: { type: "string", default: "600" },
      clients: { type: "string" },
      seed: { type: "string", default: "1" },
      instances: { type: "boolean", default: false },
      delay: { type: "string", default: "0" },
      calm: { type: "boolean", default: false },
      trouble: { type: "boolean", default: false },
    },
  });
  const { instances } = values;
  const [seconds, clients, seed, delayMs] = [
    values.seconds,
    values.clients ?? (values.trouble ? "24" : instances ? "200" : "100"),
    values.seed,
    values.delay,
  ].map(Number);
  const isWrong = [seed, delayMs].some((number) => number === undefined || Number.isNaN(number));
  if (!seconds || !clients || isWrong) {
    throw new RangeError("Cannot soak: --seconds, --clients, --seed and --delay are numbers");
  }
  if (values.trouble) return await runTrouble(seconds, clients, seed ?? 1);
  return instances
    ? await runInstances({ seconds, clients, delayMs: delayMs ?? 0, isCalm: values.calm })
    : await runOne({ seconds, clients, seed: seed ?? 1 });
}

async function runInstances(options: InstancesOptions): Promise<boolean> {
  const { seconds, clients, delayMs } = options;
  say(
    `${clients} clients on two instances for ${seconds} s; the database takes ${delayMs} ms more`,
  );
  const report = await soakInstances(options);
  for (const line of describeInstances(report)) say(line);
  return conclude(report.faults, `${report.messages} messages`);
}

async function runTrouble(seconds: number, visitors: number, seed: number): Promise<boolean> {
  const startMs = Date.now();
  const { faults, ...done } = await trouble({
    ...{ seconds, visitors, rooms: Math.ceil(visitors / READERS_OF_A_ROOM), seed },
    say: (line) => say(`${((Date.now() - startMs) / 1_000).toFixed(1).padStart(7)} ${line}`),
  });
  for (const [name, value] of Object.entries(done)) say(`  ${name}: ${value}`);
  return conclude(faults, `seed ${seed}`);
}

async function runOne({ seconds, clients, seed }: Omit<SoakOptions, "warmUpSeconds">) {
  const warmUpSeconds = Math.min(seconds, MAX_WARM_UP_SECONDS);
  say(`${clients} clients, ${warmUpSeconds} s to warm up, then ${seconds} s; seed ${seed}`);
  const { load, start, end, faults } = await soak({ seconds, warmUpSeconds, clients, seed });
  say(`${load.lives} lives, ${load.followed} deliveries followed by the oracle`);
  for (const [name, value] of Object.entries(end.counters)) say(`  ${name}: ${value}`);
  say("\nheld        at the start      in the end");
  for (const [name, show] of Object.entries(ROWS)) {
    say(`${name.padEnd(12)}${show(start).padStart(12)}${show(end).padStart(16)}`);
  }
  const growth = end.rssBytes - start.rssBytes;
  const found = [...faults];
  if (growth > MAX_GROWTH_BYTES) found.push(`the server grew by ${mib(growth)}`);
  return conclude(found, `grown by ${mib(growth)}`);
}

/** @returns whether nothing was found */
function conclude(faults: readonly string[], what: string): boolean {
  for (const fault of faults) say(`FAILED: ${fault}`);
  say(`${faults.length === 0 ? "ok" : "FAILED"} | ${what}`);
  return faults.length === 0;
}

const ROWS: Readonly<Record<string, (holdings: Holdings) => string>> = {
  "sessions": ({ sessions }) => `${sessions}`,
  "subscriptions": ({ subscriptions }) => `${subscriptions}`,
  "unacked": ({ unacknowledged }) => `${unacknowledged}`,
  "transactions": ({ transactions }) => `${transactions}`,
  "queued": ({ queued }) => `${queued}`,
  "timers": ({ timers }) => `${timers}`,
  "open files": ({ openFiles }) => `${openFiles}`,
  "heap": ({ heapBytes }) => mib(heapBytes),
  "RSS": ({ rssBytes }) => mib(rssBytes),
};

function mib(bytes: number): string {
  return `${(bytes / MIB).toFixed(1)} MiB`;
}

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(line + "\n"));
}

if (import.meta.main) Deno.exit(await main() ? 0 : 1);
