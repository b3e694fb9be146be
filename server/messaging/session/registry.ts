/**
 * Who is connected: users and their sessions.
 *
 * @module
 */
import type { Broker } from "../broker/broker.ts";
import type { Principal } from "../principal.ts";
import type { ConnectedSession } from "./connected_session.ts";

/** A read-only view of who is connected. */
export interface Registry<U extends Principal = Principal> {
  /** How many users have at least one session. */
  readonly userCount: number;
  /** How many sessions there are. */
  readonly sessionCount: number;
  /** How many subscriptions the broker has. */
  readonly subscriptionCount: number;
  /** Every user that has a session, once each, as its first session knows it. */
  users(): Iterable<U>;
  /** How many sessions a user has. */
  sessionsOf(userName: string): number;
  /** How many subscriptions a broker destination has. */
  subscriptionsOf(destination: string): number;
}

/** The sessions of a server, by user. */
export class SessionRegistry<U extends Principal = Principal> implements Registry<U> {
  readonly #broker: Pick<Broker, "subscriptionCount">;
  readonly #byUser = new Map<string, Set<ConnectedSession<U>>>();
  #size = 0;

  /** @param broker counts the subscriptions */
  constructor(broker: Pick<Broker, "subscriptionCount">) {
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

  sessionsOf(userName: string): number {
    return this.#byUser.get(userName)?.size ?? 0;
  }

  subscriptionsOf(destination: string): number {
    return this.#broker.subscriptionCount(destination);
  }
}
