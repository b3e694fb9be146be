/**
 * What a server tells the application about its clients.
 *
 * @module
 */
import type { HeldSubscription } from "./session/connected_session.ts";
import type { Close } from "./session/state.ts";
import type { Log } from "./log.ts";
import type { Principal } from "./principal.ts";
import type { Attributes, StompSession } from "./stomp_session.ts";

/** Every event and what it tells. */
export interface ServerEvents<U extends Principal = Principal, A extends object = Attributes> {
  /** CONNECT came; nobody knows yet who it is. */
  readonly connect: {
    readonly sessionId: string;
    readonly login: string | undefined;
    readonly remoteAddress: string;
  };
  /** CONNECTED is on its way. */
  readonly connected: { readonly session: StompSession<U, A> };
  /** A subscription is in force, or was answered by its handler. */
  readonly subscribe: { readonly session: StompSession<U, A> } & SubscriptionInfo;
  /** A subscription ended by UNSUBSCRIBE. What ends with its session is told by `disconnect`. */
  readonly unsubscribe: { readonly session: StompSession<U, A> } & SubscriptionInfo;
  /** A session that was connected is over; once, however it ended. */
  readonly disconnect: {
    readonly session: StompSession<U, A>;
    /** How the server closed it; `undefined` when the client left, with DISCONNECT or without. */
    readonly close: Close | undefined;
  };
  /** The broker takes messages, or no longer does. */
  readonly brokerAvailability: { readonly available: boolean };
}

/** A subscription as its client made it. */
export type SubscriptionInfo = Pick<HeldSubscription, "id" | "destination" | "ack">;

type Listeners<E> = { readonly [N in keyof E]?: Set<(event: E[N]) => void> };

/** Takes events to whoever listens. */
export class EventHub<U extends Principal = Principal, A extends object = Attributes> {
  readonly #log: Log;
  readonly #listeners: {
    -readonly [N in keyof Listeners<ServerEvents<U, A>>]: Listeners<
      ServerEvents<U, A>
    >[N];
  } = {};

  /** Nobody listens yet. @param log hears what listeners throw */
  constructor(log: Log) {
    this.#log = log;
  }

  /**
   * Listens to an event. What a listener throws is logged and holds up nothing.
   *
   * @returns how to stop
   *
   * @example
   * ```ts
   * import { StompServer } from "./mod.ts";
   *
   * const stomp = new StompServer({ endpoints: { "/stomp": {} } });
   * const stop = stomp.events.listen("disconnect", ({ session }) => {
   *   console.log(`${session.user.name} has left`);
   * });
   * stop();
   * ```
   */
  listen<N extends keyof ServerEvents<U, A>>(
    name: N,
    listener: (event: ServerEvents<U, A>[N]) => void,
  ): () => void {
    const listeners: Set<(event: ServerEvents<U, A>[N]) => void> = this.#listeners[name] ??
      new Set();
    Object.assign(this.#listeners, { [name]: listeners });
    // The same function may be given twice.
    const own = (event: ServerEvents<U, A>[N]) => listener(event);
    listeners.add(own);
    return () => void listeners.delete(own);
  }

  /** Tells an event to everybody who listens to it, in the order in which they began to. */
  emit<N extends keyof ServerEvents<U, A>>(name: N, event: ServerEvents<U, A>[N]): void {
    const listeners: ReadonlySet<(event: ServerEvents<U, A>[N]) => void> | undefined =
      this.#listeners[name];
    if (listeners === undefined) return;
    for (const listener of [...listeners]) {
      try {
        listener(event);
      } catch (error) {
        this.#log({ kind: "fault", error, where: `listener of "${name}"` });
      }
    }
  }
}
