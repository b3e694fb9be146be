/**
 * Subscribers without a session, for tests of brokers.
 *
 * @module
 */
import type {
  AckMode,
  Delivery,
  Discard,
  Subscriber,
  Subscription,
} from "../../server/messaging/broker/broker.ts";
import type { Version } from "../../shared/stomp/version.ts";

/** A subscriber that keeps what it is handed, and takes as much as the test says. */
export class TestSubscriber implements Subscriber {
  readonly id: string;
  readonly version: Version;
  readonly delivered: (string | Uint8Array)[] = [];
  readonly discards: (Discard | undefined)[] = [];
  /** Whether each was to be joined with nothing. */
  readonly alone: boolean[] = [];
  readonly expected: Delivery[] = [];
  /** How many bytes it still takes. */
  room = Infinity;
  #roomTasks: (() => void)[] = [];

  constructor(id: string, version: Version = "1.2") {
    this.id = id;
    this.version = version;
  }

  deliver(encoded: string | Uint8Array, how?: Discard | "alone"): void {
    this.delivered.push(encoded);
    this.discards.push(how === "alone" ? undefined : how);
    this.alone.push(how === "alone");
  }

  expectAck(delivery: Delivery): string | undefined {
    this.expected.push(delivery);
    return this.version === "1.2" ? `ack-${this.expected.length}` : undefined;
  }

  hasRoomFor(bytes: number): boolean {
    return bytes <= this.room;
  }

  onRoom(task: () => void): void {
    this.#roomTasks.push(task);
  }

  /** Makes room, and tells whoever waits for it. */
  makeRoom(bytes: number): void {
    this.room = bytes;
    for (const task of this.#roomTasks.splice(0)) task();
  }
}

/** How a subscription differs from one that gets everything and acknowledges nothing. */
export interface SubscriptionInit {
  readonly id?: string | undefined;
  readonly subscriber?: Subscriber;
  readonly ack?: AckMode;
  readonly prefetch?: number;
  readonly isPattern?: boolean;
}

/** A subscription to `destination`. */
export function subscriptionTo(destination: string, init: SubscriptionInit = {}): Subscription {
  const { subscriber = new TestSubscriber("s"), ack = "auto", prefetch = 100, isPattern } = init;
  const id = "id" in init ? init.id : "1";
  return { id, destination, subscriber, ack, prefetch, ...isPattern && { isPattern } };
}
