/**
 * All clients of a load, for a time.
 *
 * @module
 */
import { systemClock } from "../../server/messaging/system_clock.ts";
import { Random } from "../fuzz/random.ts";
import type { ClientKind } from "../helper/client_adapter.ts";
import { oldStompjs, webstompClient } from "../helper/client_old.ts";
import { rxStomp, stompjs } from "../helper/client_stompjs.ts";
import { ControlClient } from "./control_client.ts";
import { Ledger } from "./ledger.ts";
import { Pace } from "./pace.ts";
import { runRestlessClient } from "./restless_client.ts";
import { runSockJsStranger } from "./sockjs_stranger.ts";
import { runWildClient } from "./wild_client.ts";

/** The healthy ones. */
const CONTROLS: readonly ClientKind[] = [
  stompjs("WebSocket"),
  rxStomp("WebSocket"),
  oldStompjs("WebSocket"),
  webstompClient("WebSocket"),
  stompjs("xhr-streaming"),
  stompjs("xhr-polling"),
];

/** Of ten others, this many are of bare TCP, this many of SockJS, and the rest of stompjs. */
const WILD_IN_TEN = 8;
const SOCKJS_IN_TEN = 1;

/** After the load: how long the last messages may take, and a client to go. */
const COMPLETE_MS = 30_000;
const LEAVE_MS = 30_000;

/** How a load is. */
export interface LoadOptions {
  readonly port: number;
  readonly seconds: number;
  /** In all. */
  readonly clients: number;
  readonly seed: number;
}

/** What a load was. */
export interface LoadReport {
  /** Connections that were opened, but for those of the healthy clients. */
  readonly lives: number;
  /** Messages and jobs the oracle has followed. */
  readonly followed: number;
  /** What it found. */
  readonly faults: readonly string[];
}

/** Runs a load to its end; every client has gone then. */
export async function runLoad(
  { port, seconds, clients, seed }: LoadOptions,
): Promise<LoadReport> {
  const pace = new Pace();
  const ledger = new Ledger();
  const origin = `http://127.0.0.1:${port}`;
  let seeds = seed;
  const random = () => new Random(seeds++);
  const controls: ControlClient[] = [];
  for (const kind of CONTROLS) {
    controls.push(await ControlClient.join(kind, { origin, random: random(), ledger }));
  }
  const others = Array.from({ length: clients - CONTROLS.length }, (_, index) => {
    const tenth = index % 10;
    if (tenth < WILD_IN_TEN) return ending("wild", runWildClient(port, random(), pace));
    if (tenth < WILD_IN_TEN + SOCKJS_IN_TEN) {
      return ending("SockJS", runSockJsStranger(port, random(), pace));
    }
    return ending("restless", runRestlessClient(origin, random(), pace));
  });
  const speaking = controls.map((control) => ending("healthy", control.run(pace)));
  const failed = Promise.withResolvers<never>();
  for (const { ended } of [...others, ...speaking]) ended.catch(failed.reject);
  await Promise.race([pace.pause(seconds * 1_000), failed.promise]);
  pace.stop();
  const stuck = await stillThere([...others, ...speaking]);
  await ledger.complete(COMPLETE_MS);
  const leaving = controls.map((control) => ending("leaving", control.leave()));
  stuck.push(...await stillThere(leaving));
  if (stuck.length > 0) ledger.fault(`these clients do not end: ${stuck.join(", ")}`);
  return {
    lives: others.reduce((sum, { lives }) => sum + lives(), 0),
    followed: ledger.total,
    faults: ledger.faults,
  };
}

/** A client that ends some day. */
interface Ending<T> {
  readonly kind: string;
  readonly ended: Promise<T>;
  /** How many lives it had; 0 until its end. */
  readonly lives: () => number;
}

function ending<T>(kind: string, ended: Promise<T>): Ending<T> {
  let lives = 0;
  ended.then((count) => lives = Number(count ?? 0), () => {});
  return { kind, ended, lives: () => lives };
}

/** Waits for their end, but not for ever. @returns the kinds of those that have none */
async function stillThere(clients: readonly Ending<unknown>[]): Promise<string[]> {
  const left = new Set(clients);
  const all = clients.map((client) => client.ended.then(() => left.delete(client)));
  const { promise: deadline, resolve } = Promise.withResolvers<void>();
  const cancel = systemClock.after(LEAVE_MS, resolve);
  await Promise.race([Promise.all(all), deadline]);
  cancel();
  return [...left].map(({ kind }) => kind);
}
