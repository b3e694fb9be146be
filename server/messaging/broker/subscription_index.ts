/**
 * Who is subscribed to what, findable from both sides.
 *
 * @module
 */
import type { Subscription } from "./broker.ts";

const NONE: ReadonlySet<Subscription> = new Set();

/**
 * Subscriptions by destination and by session. Finding those of a destination costs what is found,
 * leaving costs what the session held, and an empty entry is deleted, so that destinations nobody
 * follows any more cost nothing.
 */
export class SubscriptionIndex {
  readonly #byDestination = new Map<string, Set<Subscription>>();
  readonly #bySession = new Map<string, Set<Subscription>>();
  #size = 0;

  /** How many subscriptions there are. */
  get size(): number {
    return this.#size;
  }

  /** How many destinations are followed. */
  get destinationCount(): number {
    return this.#byDestination.size;
  }

  /** Adds a subscription; adding it twice changes nothing. */
  add(subscription: Subscription): void {
    const { destination, subscriber } = subscription;
    if (!put(this.#byDestination, destination, subscription)) return;
    put(this.#bySession, subscriber.id, subscription);
    this.#size++;
  }

  /** Removes a subscription, if it is there. */
  remove(subscription: Subscription): void {
    const { destination, subscriber } = subscription;
    if (!take(this.#byDestination, destination, subscription)) return;
    take(this.#bySession, subscriber.id, subscription);
    this.#size--;
  }

  /** Removes every subscription of a session. */
  removeSession(sessionId: string): void {
    for (const subscription of this.#bySession.get(sessionId) ?? NONE) this.remove(subscription);
  }

  /** The subscriptions of a destination, oldest first. */
  of(destination: string): ReadonlySet<Subscription> {
    return this.#byDestination.get(destination) ?? NONE;
  }
}

/** @returns whether it was not there before */
function put<V>(index: Map<string, Set<V>>, key: string, value: V): boolean {
  const values = index.get(key);
  if (values === undefined) {
    index.set(key, new Set([value]));
    return true;
  }
  const before = values.size;
  return values.add(value).size > before;
}

/** @returns whether it was there */
function take<V>(index: Map<string, Set<V>>, key: string, value: V): boolean {
  const values = index.get(key);
  if (values === undefined || !values.delete(value)) return false;
  if (values.size === 0) index.delete(key);
  return true;
}
