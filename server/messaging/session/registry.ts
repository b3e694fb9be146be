/**
 * Who is connected: users and their sessions.
 *
 * @module
 */
import type { Broker } from "../broker/broker.ts";
import type { SubscriptionInfo } from "../events.ts";
import type { Principal } from "../principal.ts";
import { matchPath, parsePath } from "../routing/path_pattern.ts";
import type { Attributes, StompSession } from "../stomp_session.ts";
import type { ConnectedSession } from "./connected_session.ts";

/** A subscription and whose it is. */
export interface RegisteredSubscription<
  U extends Principal = Principal,
  A extends object = Attributes,
> extends SubscriptionInfo {
  /** Whose it is. */
  readonly session: StompSession<U, A>;
}

/** What the registry asks of the broker. */
type Counting = Pick<Broker, "subscriptionCount" | "queuedCount">;

/** A read-only view of who is connected. */
export interface Registry<U extends Principal = Principal, A extends object = Attributes> {
  /** How many users have at least one session. */
  readonly userCount: number;
  /** How many sessions there are. */
  readonly sessionCount: number;
  /** How many subscriptions the broker has. */
  readonly subscriptionCount: number;
  /** How many deliveries wait for ACK or NACK. */
  readonly unacknowledgedCount: number;
  /** How many transactions are open. */
  readonly transactionCount: number;
  /** How many messages queues hold: those that wait and those that were not acknowledged. */
  readonly queuedCount: number;
  /** Every user that has a session, once each, as its first session knows it. */
  users(): Iterable<U>;
  /** Every session, or those of one user, oldest first. */
  sessions(userName?: string): Iterable<StompSession<U, A>>;
  /**
   * Every subscription of every session, or those whose destination, as the client named it, fits a
   * pattern such as `/topic/rooms/*`.
   *
   * @throws {SyntaxError} when the pattern is none
   */
  subscriptions(pattern?: string): Iterable<RegisteredSubscription<U, A>>;
  /** How many sessions a user has. */
  sessionCountOf(userName: string): number;
  /** How many subscriptions a broker destination has. */
  subscriptionCountOf(destination: string): number;
}

/** The sessions of a server, by user. */
export class SessionRegistry<U extends Principal = Principal> implements Registry<U> {
  readonly #broker: Counting;
  readonly #byUser = new Map<string, Set<ConnectedSession<U>>>();
  #size = 0;

  /** @param broker counts its subscriptions and messages */
  constructor(broker: Counting) {
    this.#broker = broker;
  }

  get sessionCount(): number {
    return this.#size;
  }

  get userCount(): number {
    return this.#byUser.size;
  }

  get subscriptionCount(): number {
    return this.#broker.subscriptionCount();
  }

  get unacknowledgedCount(): number {
    return this.#sum((session) => session.unacknowledgedCount);
  }

  get transactionCount(): number {
    return this.#sum((session) => session.transactionCount);
  }

  get queuedCount(): number {
    return this.#broker.queuedCount();
  }

  /** Adds a session that has just connected. */
  add(session: ConnectedSession<U>): void {
    const sessions = this.#byUser.get(session.user.name);
    if (sessions === undefined) this.#byUser.set(session.user.name, new Set([session]));
    else sessions.add(session);
    this.#size++;
  }

  /** Removes a session, if it is there. */
  remove(session: ConnectedSession<U>): void {
    const sessions = this.#byUser.get(session.user.name);
    if (sessions === undefined || !sessions.delete(session)) return;
    if (sessions.size === 0) this.#byUser.delete(session.user.name);
    this.#size--;
  }

  *users(): Generator<U> {
    for (const sessions of this.#byUser.values()) {
      for (const session of sessions) {
        yield session.user;
        break;
      }
    }
  }

  *sessions(userName?: string): Generator<ConnectedSession<U>> {
    if (userName !== undefined) return yield* this.#byUser.get(userName) ?? [];
    for (const sessions of this.#byUser.values()) yield* sessions;
  }

  *subscriptions(pattern?: string): Generator<RegisteredSubscription<U>> {
    const path = pattern === undefined ? undefined : parsePath(pattern);
    for (const session of this.sessions()) {
      for (const { id, destination, ack, servedBy } of session.subscriptions.values()) {
        if (servedBy === "nobody") continue;
        if (path !== undefined && matchPath(path, destination) === undefined) continue;
        yield { session, id, destination, ack };
      }
    }
  }

  sessionCountOf(userName: string): number {
    return this.#byUser.get(userName)?.size ?? 0;
  }

  subscriptionCountOf(destination: string): number {
    return this.#broker.subscriptionCount(destination);
  }

  #sum(count: (session: ConnectedSession<U>) => number): number {
    let sum = 0;
    for (const session of this.sessions()) sum += count(session);
    return sum;
  }
}
