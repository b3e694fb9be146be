/**
 * Load for a server, and what became of it.
 *
 * @module
 */
import { Child } from "./child.ts";

/** Messages of 200 octets that one client publishes. */
export interface Load {
  readonly messages: number;
  /** Between two of them, in milliseconds; 0: all at once. */
  readonly pauseMs: number;
}

/** Every copy of every message of a {@linkcode Load} has arrived. */
export interface Delivery {
  readonly delivered: number;
  /** From the first message to the last copy. */
  readonly tookMs: number;
  /** The share of one core that the clients needed: near 1 they were what was measured. */
  readonly clientsBusy: number;
  /** From the sending of a message to the arrival of a copy. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Clients of a server that follow one destination. */
export class LoadClients implements AsyncDisposable {
  readonly #child: Child;

  private constructor(child: Child) {
    this.#child = child;
  }

  /** Resolves when all have subscribed. */
  static async start(port: number, subscribers: number): Promise<LoadClients> {
    const child = new Child([
      Deno.execPath(),
      "run",
      "-A",
      "load_clients.ts",
      String(port),
      String(subscribers),
    ]);
    await child.next();
    return new LoadClients(child);
  }

  /** Puts a load on the server. */
  run({ messages, pauseMs }: Load): Promise<Delivery> {
    return this.#child.ask(JSON.stringify({ messages, pauseMs }));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#child[Symbol.asyncDispose]();
  }
}
