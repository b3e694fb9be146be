/**
 * A bus between servers of one process: for tests, and to try what many instances do.
 *
 * @module
 */
import { consoleLog, type Log } from "../log.ts";
import type { Bus, BusChange, BusListener, Json, Stay } from "./bus.ts";
import { BusListeners } from "./bus_listeners.ts";

/** What a {@linkcode BusHub} is made with. */
export interface BusHubOptions {
  /** Hears what listeners throw; default: faults go to the console. */
  readonly log?: Log;
  /** Makes the names of instances; default `crypto.randomUUID`. */
  readonly newId?: () => string;
}

/**
 * Joins several servers of one process, each with a bus of its own.
 *
 * @example
 * ```ts
 * import { BusHub } from "./bus_hub.ts";
 *
 * const hub = new BusHub();
 * const [one, other] = [hub.bus(), hub.bus()];
 * other.subscribe("news", (body, from) => console.assert(body === "tea" && from === one.instance));
 * const stay = other.stay();
 * await stay.joined;
 * one.publish("news", "tea");
 * await one.flush();
 * stay.end();
 * ```
 */
export class BusHub {
  readonly #log: Log;
  readonly #newId: () => string;
  /** Those that are there, in the order in which they came. */
  readonly #there = new Set<HubBus>();

  /** Nobody is there yet. */
  constructor({ log = consoleLog(), newId = () => crypto.randomUUID() }: BusHubOptions = {}) {
    this.#log = log;
    this.#newId = newId;
  }

  /** The end of one more instance. */
  bus(): Bus {
    return new HubBus(this.#newId(), this.#there, new BusListeners(this.#log));
  }
}

class HubBus implements Bus {
  readonly instance: string;
  readonly #there: Set<HubBus>;
  readonly #listeners: BusListeners;
  readonly #stays = new Set<Stay>();
  /** What it hears of, one after the other. */
  #heard = Promise.resolve();
  #said: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(instance: string, there: Set<HubBus>, listeners: BusListeners) {
    this.instance = instance;
    this.#there = there;
    this.#listeners = listeners;
  }

  stay(): Stay {
    if (this.#closed) return { joined: Promise.resolve(), end() {} };
    if (this.#stays.size === 0) this.#join();
    const stay: Stay = {
      joined: Promise.resolve(),
      end: () => {
        if (this.#stays.delete(stay) && this.#stays.size === 0) this.#leave();
      },
    };
    this.#stays.add(stay);
    return stay;
  }

  publish(topic: string, body: Json): void {
    if (this.#closed) return;
    // As it would be after a way through some wire: a copy, of what is JSON.
    const text = JSON.stringify(body);
    const heard = this.#others().map((other) =>
      other.#later(() => other.#listeners.tell(topic, JSON.parse(text), this.instance))
    );
    this.#said = Promise.all([this.#said, ...heard]);
  }

  subscribe(topic: string, listener: BusListener): () => void {
    return this.#listeners.subscribe(topic, listener);
  }

  others(): readonly string[] {
    return this.#there.has(this) ? this.#others().map(({ instance }) => instance) : [];
  }

  follow(listener: (change: BusChange) => void): () => void {
    return this.#listeners.follow(listener);
  }

  async flush(): Promise<void> {
    await this.#said;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stays.clear();
    this.#leave();
    await this.#said;
  }

  #join(): void {
    const others = this.#others();
    this.#there.add(this);
    for (const { instance } of others) this.#change({ kind: "joined", instance });
    this.#change({ kind: "missed" });
    for (const other of others) other.#change({ kind: "joined", instance: this.instance });
  }

  #leave(): void {
    if (!this.#there.delete(this)) return;
    for (const other of this.#there) other.#change({ kind: "left", instance: this.instance });
  }

  #change(change: BusChange): void {
    void this.#later(() => this.#listeners.change(change));
  }

  #others(): readonly HubBus[] {
    return [...this.#there].filter((other) => other !== this);
  }

  /** In its turn, if it is there then. */
  #later(run: () => void): Promise<void> {
    return this.#heard = this.#heard.then(() => {
      if (this.#there.has(this)) run();
    });
  }
}
