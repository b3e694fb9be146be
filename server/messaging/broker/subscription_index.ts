/**
 * Who is subscribed to what, findable from both sides.
 *
 * @module
 */
import { matchPath, parsePath, type PathPattern } from "../routing/path_pattern.ts";
import type { Subscription } from "./broker.ts";

const NONE: ReadonlySet<Subscription> = new Set();
/** Destinations whose patterns are remembered; made-up ones shall not fill the memory. */
const MAX_REMEMBERED = 1_000;

interface Followed {
  readonly pattern: PathPattern;
  readonly subscriptions: Set<Subscription>;
}

/**
 * Subscriptions by destination and by session. Finding those of a destination costs what is found,
 * leaving costs what the session held, and an empty entry is deleted, so that destinations nobody
 * follows any more cost nothing. Patterns are tried one by one, once for each destination.
 */
export class SubscriptionIndex {
  readonly #byDestination = new Map<string, Set<Subscription>>();
  readonly #bySession = new Map<string, Set<Subscription>>();
  readonly #byPattern = new Map<string, Followed>();
  /** The patterns that fit a destination, as they were found; empty after any of them changes. */
  readonly #fitting = new Map<string, readonly Followed[]>();
  #size = 0;

  /** How many subscriptions there are. */
  get size(): number {
    return this.#size;
  }

  /** How many destinations and patterns are followed. */
  get destinationCount(): number {
    return this.#byDestination.size + this.#byPattern.size;
  }

  /** Adds a subscription; adding it twice changes nothing. */
  add(subscription: Subscription): void {
    const { destination, subscriber, isPattern = false } = subscription;
    const added = isPattern
      ? this.#addPattern(subscription)
      : put(this.#byDestination, destination, subscription);
    if (!added) return;
    put(this.#bySession, subscriber.id, subscription);
    this.#size++;
  }

  /** Removes a subscription, if it is there. @returns whether it was */
  remove(subscription: Subscription): boolean {
    const { destination, subscriber, isPattern = false } = subscription;
    const removed = isPattern
      ? this.#removePattern(subscription)
      : take(this.#byDestination, destination, subscription);
    if (!removed) return false;
    take(this.#bySession, subscriber.id, subscription);
    this.#size--;
    return true;
  }

  /** Removes every subscription of a session. @returns them, oldest first */
  removeSession(sessionId: string): readonly Subscription[] {
    const subscriptions = [...this.#bySession.get(sessionId) ?? NONE];
    for (const subscription of subscriptions) this.remove(subscription);
    return subscriptions;
  }

  /** Who gets what is published to a destination: those who named it, then those whose pattern fits. */
  of(destination: string): Iterable<Subscription> {
    const named = this.#byDestination.get(destination) ?? NONE;
    if (this.#byPattern.size === 0) return named;
    const fitting = this.#fittingOf(destination);
    if (fitting.length === 0) return named;
    return [...named, ...fitting.flatMap(({ subscriptions }) => [...subscriptions])];
  }

  /** How many subscriptions name a destination or pattern. */
  countOf(destination: string): number {
    return (this.#byDestination.get(destination)?.size ?? 0) +
      (this.#byPattern.get(destination)?.subscriptions.size ?? 0);
  }

  #addPattern(subscription: Subscription): boolean {
    const { destination } = subscription;
    let followed = this.#byPattern.get(destination);
    if (followed === undefined) {
      followed = { pattern: parsePath(destination), subscriptions: new Set() };
      this.#byPattern.set(destination, followed);
      this.#fitting.clear();
    }
    const before = followed.subscriptions.size;
    return followed.subscriptions.add(subscription).size > before;
  }

  #removePattern(subscription: Subscription): boolean {
    const { destination } = subscription;
    const followed = this.#byPattern.get(destination);
    if (followed === undefined || !followed.subscriptions.delete(subscription)) return false;
    if (followed.subscriptions.size === 0) {
      this.#byPattern.delete(destination);
      this.#fitting.clear();
    }
    return true;
  }

  #fittingOf(destination: string): readonly Followed[] {
    const known = this.#fitting.get(destination);
    if (known !== undefined) return known;
    const fitting = [...this.#byPattern.values()].filter(({ pattern }) =>
      matchPath(pattern, destination) !== undefined
    );
    if (this.#fitting.size >= MAX_REMEMBERED) this.#fitting.clear();
    this.#fitting.set(destination, fitting);
    return fitting;
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
