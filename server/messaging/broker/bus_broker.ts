/**
 * A broker whose topics reach the subscribers of every instance of a server.
 *
 * @module
 */
import type { Bus } from "../bus/bus.ts";
import type {
  Broker,
  BrokerMessage,
  Delivery,
  Operation,
  Outcome,
  Subscription,
} from "./broker.ts";
import { busMessageOf, readBusMessage } from "./bus_message.ts";

/** What messages of brokers are published under. */
export const MESSAGES_TOPIC = "stomp.message";

/** What a {@linkcode BusBroker} is made with. */
export interface BusBrokerOptions {
  /** Who is subscribed here. */
  readonly broker: Broker;
  readonly bus: Bus;
  /** Prefixes below which destinations are queues, as in `/queue`: those stay with their instance. */
  readonly queuePrefixes: readonly string[];
}

/**
 * Publishes what goes to topics and users here and on the bus, and here what comes from there. A queue
 * and all about acknowledgements is its instance's own: one message for one of several, neither lost
 * nor doubled, needs one place that decides.
 */
export class BusBroker implements Broker {
  readonly #broker: Broker;
  readonly #bus: Bus;
  readonly #queuePrefixes: readonly string[];
  readonly #stop: () => void;

  /** Listens to the bus from now on. */
  constructor({ broker, bus, queuePrefixes }: BusBrokerOptions) {
    this.#broker = broker;
    this.#bus = bus;
    this.#queuePrefixes = queuePrefixes.map((prefix) => `${prefix}/`);
    this.#stop = bus.subscribe(MESSAGES_TOPIC, (body) => {
      const message = readBusMessage(body);
      // Another version may say more than is understood here.
      if (message === undefined || this.#isQueue(message)) return;
      void broker.publish(message);
    });
  }

  /** Resolves when what any instance publishes from now on reaches the subscription. */
  async subscribe(subscription: Subscription): Promise<void> {
    const stay = this.#bus.stay();
    try {
      await this.#broker.subscribe(subscription);
      await stay.joined;
    } finally {
      stay.end();
    }
  }

  unsubscribe(subscription: Subscription): Promise<void> {
    return this.#broker.unsubscribe(subscription);
  }

  leave(sessionId: string): Promise<void> {
    return this.#broker.leave(sessionId);
  }

  /** Resolves when the broker here has taken it over; the others get it at most once. */
  async publish(message: BrokerMessage): Promise<void> {
    const taken = this.#broker.publish(message);
    this.#tellOthers(message);
    await taken;
  }

  settle(deliveries: readonly Delivery[], outcome: Outcome): Promise<void> {
    return this.#broker.settle(deliveries, outcome);
  }

  async commit(operations: readonly Operation[]): Promise<void> {
    await this.#broker.commit(operations);
    for (const operation of operations) {
      if (operation.kind === "publish") this.#tellOthers(operation.message);
    }
  }

  subscriptionCount(destination?: string): number {
    return this.#broker.subscriptionCount(destination);
  }

  queuedCount(): number {
    return this.#broker.queuedCount();
  }

  /** Ends the broker; the bus is whose who made it. */
  close(): void {
    this.#stop();
    this.#broker.close();
  }

  #tellOthers(message: BrokerMessage): void {
    if (!this.#isQueue(message)) this.#bus.publish(MESSAGES_TOPIC, busMessageOf(message));
  }

  #isQueue({ destination }: BrokerMessage): boolean {
    return this.#queuePrefixes.some((prefix) => destination.startsWith(prefix));
  }
}
