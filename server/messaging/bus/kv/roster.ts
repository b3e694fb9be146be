/**
 * Which other instances are there, and how far each was heard.
 *
 * @module
 */
import type { BusChange } from "../bus.ts";
import { type Lease, LeaseWatch } from "./lease_watch.ts";

/** Instances come and go, and some say something without being there. */
const MAX_HEARD = 1_000;

/** See the module. */
export class Roster {
  readonly #own: string;
  readonly #leases: LeaseWatch;
  readonly #there = new Set<string>();
  /** The number of the last message heard, by instance. */
  readonly #heard = new Map<string, number>();
  /** Those of them that were heard all the time since. */
  readonly #followed = new Set<string>();
  #version = 0;

  /**
   * @param own the instance that is no other
   * @param leaseMs how long a lease lasts
   */
  constructor(own: string, leaseMs: number) {
    this.#own = own;
    this.#leases = new LeaseWatch(leaseMs);
  }

  /** The others that are there. */
  get others(): readonly string[] {
    return [...this.#there];
  }

  /** Another number whenever somebody has come or gone. */
  get version(): number {
    return this.#version;
  }

  /**
   * Nobody is heard any more. How far each was stays known: what could not be written at first may be
   * written again, much later.
   */
  clear(): void {
    this.#version++;
    this.#there.clear();
    this.#followed.clear();
  }

  /** Takes what leases there are. @returns what has changed by that */
  sight(leases: readonly Lease[], nowMs: number): readonly BusChange[] {
    const valid = this.#leases.look(leases, nowMs, (instance) => this.#there.has(instance));
    const gone = this.others.filter((instance) => !valid.includes(instance));
    return [
      ...gone.flatMap((instance) => this.leave(instance)),
      ...valid.flatMap((instance) => this.join(instance)),
    ];
  }

  /** Whether the lease of an instance is over, by what {@linkcode sight} took. */
  isOver(instance: string, nowMs: number): boolean {
    return this.#leases.isOver(instance, nowMs);
  }

  /** When one that is there is taken for gone, unless it renews its lease until then. */
  endsAt(): number {
    return this.#leases.endsAt(this.others);
  }

  /** An instance says that it is there. @returns whether that is news */
  join(instance: string): readonly BusChange[] {
    if (instance === this.#own || this.#there.has(instance)) return [];
    this.#there.add(instance);
    this.#version++;
    return [{ kind: "joined", instance }];
  }

  /** An instance says that it leaves, or is silent. @returns whether that is news */
  leave(instance: string): readonly BusChange[] {
    if (!this.#there.delete(instance)) return [];
    this.#version++;
    return [{ kind: "left", instance }];
  }

  /**
   * An instance has said something.
   *
   * @returns `again`: it was heard before; `gap`: something before it was not; `next` otherwise
   */
  hear(instance: string, seq: number): "next" | "gap" | "again" {
    const last = this.#heard.get(instance);
    if (last !== undefined && seq <= last) return "again";
    const isNext = last === undefined || seq === last + 1 || !this.#followed.has(instance);
    // At the end: those that were not heard for long are forgotten first.
    this.#heard.delete(instance);
    this.#heard.set(instance, seq);
    this.#followed.add(instance);
    this.#forgetOldest();
    return isNext ? "next" : "gap";
  }

  #forgetOldest(): void {
    const [oldest] = this.#heard.keys();
    if (this.#heard.size <= MAX_HEARD || oldest === undefined) return;
    this.#heard.delete(oldest);
    this.#followed.delete(oldest);
  }
}
