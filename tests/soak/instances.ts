/**
 * Instances that come and go for minutes under those who talk: one is told to end every five seconds,
 * every third of them is killed, and now and then the database refuses all for two seconds or breaks
 * off what is watched.
 *
 * @module
 */
import { ChangingInstances } from "../helper/changing_instances.ts";
import type { Ended } from "../helper/instance.ts";
import type { Journey } from "../helper/moving_reader.ts";

/** How long, and how large. */
export interface InstancesOptions {
  readonly seconds: number;
  readonly clients: number;
  /** How long each answer of the database takes besides, in milliseconds. */
  readonly delayMs: number;
  /** Nothing is killed, refused or broken off. */
  readonly isCalm: boolean;
}

/** What was seen. */
export interface InstancesReport {
  readonly messages: number;
  readonly journeys: readonly Journey[];
  readonly ended: readonly Ended[];
  /** Of the database, from the first message to the last. */
  readonly reads: number;
  readonly writes: number;
  readonly faults: readonly string[];
}

const CHANGE_MS = 5_000;
const REFUSE_MS = 2_000;
const SIGNALS: readonly Deno.Signal[] = ["SIGTERM", "SIGINT", "SIGKILL"];
/** Every so many changes, at another moment than they. */
const REFUSE_EVERY = 4;
const BREAK_EVERY = 3;
const CLIENTS_OF_A_ROOM = 20;
/** Of platforms; the rest is this machine's. */
const MAX_END_MS = 5_000;

/** Runs it. */
export async function soakInstances(
  { seconds, clients, delayMs, isCalm }: InstancesOptions,
): Promise<InstancesReport> {
  await using stage = await ChangingInstances.start({
    readers: clients,
    rooms: Math.ceil(clients / CLIENTS_OF_A_ROOM),
    delayMs,
    pauseMs: { least: 4_000, most: 12_000 },
    patienceMs: 60_000,
  });
  const before = { ...stage.kv.counts };
  stage.talk();
  const endAt = Date.now() + seconds * 1_000;
  for (let change = 0; Date.now() < endAt; change++) {
    const nextAt = Date.now() + CHANGE_MS;
    const signal = SIGNALS[change % (isCalm ? 2 : SIGNALS.length)];
    if (signal !== undefined) stage.endOldest(signal);
    await stage.startInstance();
    if (!isCalm && change % BREAK_EVERY === 1) stage.kv.breakWatches();
    if (!isCalm && change % REFUSE_EVERY === REFUSE_EVERY - 1) {
      stage.kv.refusal = change % 2 === 0
        ? { status: 429, text: "too much" }
        : { status: 503, text: "not there" };
      await elapsed(REFUSE_MS);
      stage.kv.refusal = undefined;
    }
    await elapsed(nextAt - Date.now());
  }
  const faults: string[] = [];
  await stage.check().catch((error) => faults.push(String(error)));
  const { messages, journeys } = { messages: stage.acknowledged, journeys: stage.journeys };
  const { reads, writes } = stage.kv.counts;
  await stage.end();
  return {
    messages,
    journeys,
    ended: stage.ended,
    reads: reads - before.reads,
    writes: writes - before.writes,
    faults: [...faults, ...faultsOf(journeys), ...endFaults(stage.ended)],
  };
}

/** Each line for a person. */
export function describeInstances(report: InstancesReport): readonly string[] {
  const { messages, journeys, ended, reads, writes } = report;
  const each = (name: "reconnects" | "resent" | "doubled" | "outOfOrder" | "reloads") =>
    journeys.reduce((sum, journey) => sum + journey[name], 0);
  const refused = new Map<string, number>();
  for (const [code, count] of journeys.flatMap((journey) => [...journey.refused])) {
    refused.set(code, (refused.get(code) ?? 0) + count);
  }
  const endsOf = (signal: Deno.Signal) =>
    ended.filter((each) => each.signal === signal).map(({ afterMs }) => afterMs);
  return [
    `${messages} messages acknowledged, ${each("reconnects")} reconnects, ${each("resent")} resent`,
    `from SEND to RECEIPT: ${spread(journeys.flatMap(({ receiptMs }) => receiptMs))}`,
    `without a link, until all was caught up: ${spread(journeys.flatMap((j) => j.silentMs))}`,
    `came twice: ${each("doubled")}, out of order: ${each("outOfOrder")}, ` +
    `told to start anew: ${each("reloads")}`,
    `refused: ${[...refused].map(([code, count]) => `${count} ${code}`).join(", ") || "none"}`,
    ...SIGNALS.map((signal) => `ended after ${signal}: ${spread(endsOf(signal))}`),
    `of the database for each message: ${(reads / messages).toFixed(2)} reads, ` +
    `${(writes / messages).toFixed(2)} writes`,
  ];
}

/** What must not be, of what clients went through. */
export function faultsOf(journeys: readonly Journey[]): readonly string[] {
  return journeys.flatMap(({ faults, doubled, outOfOrder, reloads }, number) => [
    ...faults,
    ...doubled > 0 ? [`${number} was told ${doubled} events twice`] : [],
    ...outOfOrder > 0 ? [`${number} was told ${outOfOrder} events out of order`] : [],
    ...reloads > 0 ? [`${number} was told ${reloads} times to start anew`] : [],
  ]);
}

function endFaults(ended: readonly Ended[]): readonly string[] {
  return ended
    .filter(({ signal }) => signal !== "SIGKILL")
    .filter(({ code, afterMs }) => code !== 0 || afterMs > MAX_END_MS)
    .map(({ signal, code, afterMs, output }) =>
      `an instance ended after ${signal} with ${code} in ${Math.round(afterMs)} ms:\n${output}`
    );
}

/** The middle and the ends, in milliseconds. */
function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  return `${sorted.length}, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`;
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
