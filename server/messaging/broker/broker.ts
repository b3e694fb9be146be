/**
 * The port of a broker: who is subscribed to what, and who gets a message. {@linkcode MemoryBroker}
 * is the one that needs nothing else; `tests/contract/broker_contract.ts` is what any must pass.
 *
 * @module
 */
import type { Frame } from "../../../shared/stomp/frame.ts";
import type { Version } from "../../../shared/stomp/version.ts";

/** A client as a broker sees it. */
export interface Subscriber {
  /** Of the session. */
  readonly id: string;
  /** The version its frames are encoded in. */
  readonly version: Version;
  /** Takes one encoded MESSAGE frame, text unless its body is not UTF-8. */
  deliver(encoded: string | Uint8Array): void;
}

/** One subscription of one client. Its identity is the object's. */
export interface Subscription {
  /** The `id` header; only STOMP 1.0 goes without. */
  readonly id: string | undefined;
  /** Compared literally with {@linkcode BrokerMessage.destination}. */
  readonly destination: string;
  readonly subscriber: Subscriber;
}

/** One message on its way to subscriptions. */
export interface BrokerMessage {
  /** Where the broker takes it. */
  readonly destination: string;
  /**
   * What every subscription gets, but for the `subscription` header. Its `destination` is the one
   * clients know, which for a user destination is not the broker's.
   */
  readonly frame: Frame<"MESSAGE">;
}

/** Hands a message to subscriptions; a broker is made with one. It does not throw. */
export type Deliver = (message: BrokerMessage, subscriptions: Iterable<Subscription>) => void;

/** Takes messages to subscriptions. */
export interface Broker {
  /** Resolves when messages published from now on reach the subscription. */
  subscribe(subscription: Subscription): Promise<void>;
  /** Resolves when no further message reaches the subscription. Unknown ones are no error. */
  unsubscribe(subscription: Subscription): Promise<void>;
  /** Ends every subscription of a session. */
  leave(sessionId: string): Promise<void>;
  /**
   * Takes a message to every subscription of its destination, one copy each, in the order of the
   * calls. Resolves when the broker has taken it over, so that a RECEIPT may follow.
   */
  publish(message: BrokerMessage): Promise<void>;
  /** How many subscriptions there are, of one destination or in all. */
  subscriptionCount(destination?: string): number;
}
