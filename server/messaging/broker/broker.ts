/**
 * The port of a broker: who is subscribed to what, and who gets a message. {@linkcode MemoryBroker}
 * is the one that needs nothing else; `tests/contract/broker_contract.ts` is what any must pass.
 *
 * A destination is a topic or a queue. A topic keeps nothing: each subscription gets a copy of what
 * is published while it lasts. A queue keeps what is published until one subscription has had it, and
 * where that one acknowledges, until it has said so.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import type { Frame } from "../../../shared/stomp/frame.ts";
import type { Version } from "../../../shared/stomp/version.ts";
import type { QueueLimits, SlowConsumerPolicy } from "../limits.ts";
import type { DeadLetterReason } from "../log.ts";

/** How deliveries of a subscription are acknowledged (STOMP 1.2, "SUBSCRIBE ack Header"). */
export type AckMode = "auto" | "client" | "client-individual";

/** What may become of a MESSAGE while its client reads too slowly. */
export interface Discard {
  /** Whether the oldest give way, or all but the newest. */
  readonly policy: Exclude<SlowConsumerPolicy, "close">;
  /** Messages of one key take each other's place under `keep-latest`. */
  readonly key: string;
}

/** A client as a broker sees it. */
export interface Subscriber {
  /** Of the session. */
  readonly id: string;
  /** The version its frames are encoded in. */
  readonly version: Version;
  /**
   * Takes one encoded MESSAGE frame, text unless its body is not UTF-8.
   *
   * @param how what may become of it when the client reads too slowly; without it the client is closed.
   *   Or that it is to share no WebSocket message with others
   */
  deliver(encoded: string | Uint8Array, how?: Discard | "alone"): void;
  /**
   * Notes a delivery that waits for ACK or NACK.
   *
   * @returns the `ack` header of its MESSAGE, which only STOMP 1.2 knows
   */
  expectAck(delivery: Delivery): string | undefined;
  /** Whether it takes so many bytes more without being a slow consumer. */
  hasRoomFor(bytes: number): boolean;
  /** Runs `task` once, when there is room again; never if it goes before. */
  onRoom(task: () => void): void;
}

/** One subscription of one client. Its identity is the object's. */
export interface Subscription {
  /** The `id` header; only STOMP 1.0 goes without. */
  readonly id: string | undefined;
  /** Compared literally with {@linkcode BrokerMessage.destination}, unless {@linkcode isPattern}. */
  readonly destination: string;
  /** Whose it is. */
  readonly subscriber: Subscriber;
  /** What happens to a delivery before it is settled. */
  readonly ack: AckMode;
  /** How many deliveries of a queue may wait for their acknowledgement; the rest waits in the queue. */
  readonly prefetch: number;
  /** Whether `*` in the destination stands for one segment and `**` for any number; topics only. */
  readonly isPattern?: boolean;
}

/** One message on its way to subscriptions. */
export interface BrokerMessage {
  /** Where the broker takes it. */
  readonly destination: string;
  /**
   * What every subscription gets, but for the `subscription` and `ack` headers. Its `destination` is
   * the one clients know, which for a user destination is not the broker's.
   */
  readonly frame: Frame<"MESSAGE">;
}

/** A message at a subscription that acknowledges. */
export interface Delivery {
  /** Who was given it. */
  readonly subscription: Subscription;
  /** The `message-id` header: one of its kind among what waits at the subscription. */
  readonly messageId: string;
}

/**
 * `acknowledged`: the queue forgets it. `returned`: it goes back to the queue's head, in order and
 * marked as redelivered, or to the dead letters when that has happened too often. Topics forget
 * either.
 */
export type Outcome = "acknowledged" | "returned";

/** What a transaction is made of. */
export type Operation =
  | { readonly kind: "publish"; readonly message: BrokerMessage }
  | {
    readonly kind: "settle";
    readonly deliveries: readonly Delivery[];
    readonly outcome: Outcome;
  };

/** Hands a message to subscriptions; a broker is made with one. It does not throw. */
export type Deliver = (message: BrokerMessage, subscriptions: Iterable<Subscription>) => void;

/** What a server gives its broker. */
export interface BrokerContext {
  /** Takes a message to subscriptions. */
  readonly deliver: Deliver;
  /** For the age of messages. */
  readonly clock: Clock;
  /** Prefixes below which destinations are queues, as in `/queue`; all others are topics. */
  readonly queuePrefixes: readonly string[];
  /** How much queues keep. */
  readonly limits: QueueLimits;
  /**
   * Hears of every message that leaves a queue unacknowledged.
   *
   * @param isFirst whether it is the first for that reason since the queue was empty
   */
  readonly onDeadLetter: (
    destination: string,
    reason: DeadLetterReason,
    isFirst: boolean,
  ) => void;
  /** Hears whether messages are taken, at first and whenever that changes. */
  readonly onAvailability: (available: boolean) => void;
}

/** Takes messages to subscriptions. */
export interface Broker {
  /** Resolves when messages published from now on reach the subscription. */
  subscribe(subscription: Subscription): Promise<void>;
  /**
   * Resolves when no further message reaches the subscription. Unknown ones are no error. What was
   * delivered and not settled stays with it until {@linkcode settle} or {@linkcode leave}.
   */
  unsubscribe(subscription: Subscription): Promise<void>;
  /** Ends every subscription of a session; what it has not settled is returned. */
  leave(sessionId: string): Promise<void>;
  /**
   * Takes a message to every subscription of its topic, one copy each, or to its queue, in the order
   * of the calls. Resolves when the broker has taken it over, so that a RECEIPT may follow.
   *
   * @throws {StompError} (rejects) when there is no place to keep it
   */
  publish(message: BrokerMessage): Promise<void>;
  /** Ends the wait of deliveries. Those that no longer wait are passed over. */
  settle(deliveries: readonly Delivery[], outcome: Outcome): Promise<void>;
  /**
   * Does all of it in order, or nothing.
   *
   * @throws {StompError} (rejects) when there is no place for all of it
   */
  commit(operations: readonly Operation[]): Promise<void>;
  /** How many subscriptions there are, of one destination or in all. */
  subscriptionCount(destination?: string): number;
  /** How many messages queues keep: those that wait and those not settled. */
  queuedCount(): number;
  /** Ends what the broker itself runs; its messages are gone. */
  close(): void;
}
