/**
 * `deno task soak`: ten minutes of a mixed load, or `--seconds`, with `--clients` of them (100) and a
 * `--seed`. It ends with code 1 when something is lost, left or grown.
 *
 * @module
 */
import { parseArgs } from "node:util";
import type { Holdings } from "./holdings.ts";
import { MAX_GROWTH_BYTES, soak } from "./soak.ts";

const MAX_WARM_UP_SECONDS = 60;
const MIB = 1_048_576;

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      seconds: { type: "string", default: "600" },
      clients: { type: "string", default: "100" },
      seed: { type: "string", default: "1" },
    },
  });
  const [seconds, clients, seed] = [values.seconds, values.clients, values.seed].map(Number);
  if (!seconds || !clients || seed === undefined || Number.isNaN(seed)) {
    throw new RangeError("Cannot soak: --seconds, --clients and --seed are numbers");
  }
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
  for (const fault of found) say(`FAILED: ${fault}`);
  say(`${found.length === 0 ? "ok" : "FAILED"} | grown by ${mib(growth)}`);
  return found.length === 0;
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
