/**
 * A broker in the memory of one process.
 *
 * @module
 */
import { StompError } from "../../../shared/stomp/error.ts";
import type {
  Broker,
  BrokerContext,
  BrokerMessage,
  Deliver,
  Delivery,
  Operation,
  Outcome,
  Subscription,
} from "./broker.ts";
import { Queues } from "./queues.ts";
import { SubscriptionIndex } from "./subscription_index.ts";

const DONE = Promise.resolve();

/** Topics for those who follow them right now, and queues for whoever takes the message next. */
export class MemoryBroker implements Broker {
  readonly #deliver: Deliver;
  readonly #queuePrefixes: readonly string[];
  readonly #queues: Queues;
  readonly #subscriptions = new SubscriptionIndex();
  /** Subscriptions that ended while their session may still settle what a queue gave them. */
  readonly #unsettled = new SubscriptionIndex();

  readonly #onAvailability: (available: boolean) => void;
  #closed = false;

  /** A broker that is available at once. */
  constructor({ queuePrefixes, onAvailability, ...context }: BrokerContext) {
    this.#deliver = context.deliver;
    this.#queuePrefixes = queuePrefixes.map((prefix) => `${prefix}/`);
    this.#queues = new Queues({
      ...context,
      deadLettersOf: (destination) => `${this.#queuePrefixOf(destination)}dlq`,
    });
    this.#onAvailability = onAvailability;
    onAvailability(true);
  }

  subscribe(subscription: Subscription): Promise<void> {
    this.#subscriptions.add(subscription);
    if (this.#isQueue(subscription.destination)) this.#queues.subscribe(subscription);
    return DONE;
  }

  unsubscribe(subscription: Subscription): Promise<void> {
    if (!this.#subscriptions.remove(subscription)) return DONE;
    if (this.#isQueue(subscription.destination)) {
      if (this.#queues.unsubscribe(subscription)) this.#unsettled.add(subscription);
    }
    return DONE;
  }

  leave(sessionId: string): Promise<void> {
    const left = [
      ...this.#subscriptions.removeSession(sessionId),
      ...this.#unsettled.removeSession(sessionId),
    ];
    this.#queues.leave(left.filter(({ destination }) => this.#isQueue(destination)));
    return DONE;
  }

  publish(message: BrokerMessage): Promise<void> {
    try {
      if (this.#isQueue(message.destination)) this.#admit([message]);
    } catch (error) {
      return Promise.reject(error);
    }
    this.#take(message);
    return DONE;
  }

  settle(deliveries: readonly Delivery[], outcome: Outcome): Promise<void> {
    this.#settle(deliveries, outcome);
    return DONE;
  }

  // deno-lint-ignore require-await -- so that what it throws rejects; nothing may come in between
  async commit(operations: readonly Operation[]): Promise<void> {
    const messages = operations.flatMap((each) => each.kind === "publish" ? [each.message] : []);
    this.#admit(messages.filter(({ destination }) => this.#isQueue(destination)));
    for (const operation of operations) {
      if (operation.kind === "settle") this.#settle(operation.deliveries, operation.outcome);
      else this.#take(operation.message);
    }
  }

  subscriptionCount(destination?: string): number {
    if (destination === undefined) return this.#subscriptions.size;
    return this.#isQueue(destination)
      ? this.#queues.subscriptionCount(destination)
      : this.#subscriptions.countOf(destination);
  }

  queuedCount(): number {
    return this.#queues.messageCount;
  }

  close(): void {
    this.#queues.close();
    if (!this.#closed) this.#onAvailability(false);
    this.#closed = true;
  }

  /** @throws {StompError} when there is no place for all of these messages of queues */
  #admit(messages: readonly BrokerMessage[]): void {
    if (this.#closed && messages.length > 0) {
      throw new StompError("Cannot keep a message: the broker is closed", "", "tryLater");
    }
    this.#queues.admit(messages);
  }

  #settle(deliveries: readonly Delivery[], outcome: Outcome): void {
    const queues = new Set<string>();
    for (const delivery of deliveries) {
      const { destination } = delivery.subscription;
      if (!this.#isQueue(destination)) continue;
      if (!this.#queues.settle(delivery, outcome)) this.#unsettled.remove(delivery.subscription);
      queues.add(destination);
    }
    for (const destination of queues) this.#queues.pump(destination);
  }

  #take(message: BrokerMessage): void {
    if (this.#isQueue(message.destination)) this.#queues.publish(message);
    else this.#deliver(message, this.#subscriptions.of(message.destination));
  }

  #isQueue(destination: string): boolean {
    return this.#queuePrefixOf(destination) !== undefined;
  }

  #queuePrefixOf(destination: string): string | undefined {
    return this.#queuePrefixes.find((prefix) => destination.startsWith(prefix));
  }
}
