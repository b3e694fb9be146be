/**
 * A mixed load on a server in a process of its own, and what the server holds before and after.
 *
 * @module
 */
import { Child } from "../bench/child.ts";
import { stompjs } from "../helper/client_stompjs.ts";
import { type Holdings, remains } from "./holdings.ts";
import { type LoadReport, runLoad } from "./load.ts";
import { WILD_QUEUES } from "./noise.ts";

/** What may stay of memory that was used, in bytes. */
export const MAX_GROWTH_BYTES = 16 * 1_048_576;

/** The longest deadline of a session that is left alone, and some time for the machine. */
const SETTLE_MS = 30_000;

/** How a soak is. */
export interface SoakOptions {
  readonly seconds: number;
  /** Before memory is measured first: what is compiled and cached once is there then. */
  readonly warmUpSeconds: number;
  readonly clients: number;
  readonly seed: number;
}

/** What a soak found. */
export interface SoakReport {
  readonly load: LoadReport;
  /** After the warm-up, and in the end, nobody connected and the queues drained. */
  readonly start: Holdings;
  readonly end: Holdings;
  /** What is not as it must be; memory is for the caller to judge by. */
  readonly faults: readonly string[];
}

/** Runs a soak. */
export async function soak(
  { seconds, warmUpSeconds, clients, seed }: SoakOptions,
): Promise<SoakReport> {
  await using server = new Child([
    Deno.execPath(),
    "run",
    "-A",
    "--quiet",
    "--v8-flags=--expose-gc",
    "../soak/server.ts",
  ]);
  const { port } = await server.next<{ readonly port: number }>();
  const warmUp = await runLoad({ port, seconds: warmUpSeconds, clients, seed });
  const start = await settled(server, port);
  const load = await runLoad({ port, seconds, clients, seed: seed + clients });
  const end = await settled(server, port);
  const faults = [...warmUp.faults, ...load.faults, ...remains(end)];
  if (end.faults > 0) faults.push(`the server logged ${end.faults} faults`);
  return { load, start, end, faults };
}

/** Takes what waits in queues, and looks until nothing is left or time is up. */
async function settled(server: Child, port: number): Promise<Holdings> {
  const drainer = await stompjs("WebSocket").connect({ origin: `http://127.0.0.1:${port}` });
  for (const queue of WILD_QUEUES) await drainer.subscribe(queue);
  const deadlineMs = Date.now() + SETTLE_MS;
  const until = async (isSettled: (holdings: Holdings) => boolean) => {
    for (;;) {
      const holdings = await server.ask<Holdings>("report");
      if (isSettled(holdings) || Date.now() > deadlineMs) return holdings;
    }
  };
  await until(({ queued }) => queued === 0);
  await drainer.leave();
  return await until((holdings) => remains(holdings).length === 0);
}
