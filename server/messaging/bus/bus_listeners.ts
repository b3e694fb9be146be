/**
 * Who listens to a bus.
 *
 * @module
 */
import type { Log } from "../log.ts";
import type { BusChange, BusListener, Json } from "./bus.ts";

/** Takes what comes to whoever listens, in the order in which they began to. */
export class BusListeners {
  readonly #log: Log;
  readonly #byTopic = new Map<string, Set<{ readonly hear: BusListener }>>();
  readonly #followers = new Set<{ readonly hear: (change: BusChange) => void }>();

  /** @param log hears what listeners throw */
  constructor(log: Log) {
    this.#log = log;
  }

  /** Adds a listener; the same one may be added twice. @returns how to stop */
  subscribe(topic: string, hear: BusListener): () => void {
    const own = { hear };
    const listeners = this.#byTopic.get(topic);
    if (listeners === undefined) this.#byTopic.set(topic, new Set([own]));
    else listeners.add(own);
    return () => {
      const left = this.#byTopic.get(topic);
      if (left?.delete(own) && left.size === 0) this.#byTopic.delete(topic);
    };
  }

  /** Adds a listener to changes. @returns how to stop */
  follow(hear: (change: BusChange) => void): () => void {
    const own = { hear };
    this.#followers.add(own);
    return () => void this.#followers.delete(own);
  }

  /** Tells what an instance said. */
  tell(topic: string, body: Json, from: string): void {
    for (const { hear } of [...this.#byTopic.get(topic) ?? []]) {
      this.#safely(() => hear(body, from), `listener to ${JSON.stringify(topic)} of the bus`);
    }
  }

  /** Tells what happened. */
  change(change: BusChange): void {
    for (const { hear } of [...this.#followers]) {
      this.#safely(() => hear(change), "follower of the bus");
    }
  }

  #safely(run: () => void, where: string): void {
    try {
      run();
    } catch (error) {
      this.#log({ kind: "fault", error, where });
    }
  }
}
