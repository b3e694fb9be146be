/**
 * All clients of a load, for a time.
 *
 * @module
 */
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

/** After the load: how long the last messages may take. */
const COMPLETE_MS = 30_000;

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
    if (tenth < WILD_IN_TEN) return runWildClient(port, random(), pace);
    if (tenth < WILD_IN_TEN + SOCKJS_IN_TEN) return runSockJsStranger(port, random(), pace);
    return runRestlessClient(origin, random(), pace);
  });
  const speaking = controls.map((control) => control.run(pace));
  const failed = Promise.withResolvers<never>();
  for (const each of [...others, ...speaking]) each.catch(failed.reject);
  await Promise.race([pace.pause(seconds * 1_000), failed.promise]);
  pace.stop();
  const lives = await Promise.all(others);
  await Promise.all(speaking);
  await ledger.complete(COMPLETE_MS);
  for (const control of controls) await control.leave();
  return {
    lives: lives.reduce((sum, count) => sum + count, 0),
    followed: ledger.total,
    faults: ledger.faults,
  };
}
