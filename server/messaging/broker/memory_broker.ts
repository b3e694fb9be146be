/**
 * A broker in the memory of one process. It keeps subscriptions and no messages.
 *
 * @module
 */
import type { Broker, BrokerMessage, Deliver, Subscription } from "./broker.ts";
import { SubscriptionIndex } from "./subscription_index.ts";

const DONE = Promise.resolve();

/** Publish and subscribe within one process: a message goes to those who follow it right now. */
export class MemoryBroker implements Broker {
  readonly #index = new SubscriptionIndex();
  readonly #deliver: Deliver;

  constructor(deliver: Deliver) {
    this.#deliver = deliver;
  }

  subscribe(subscription: Subscription): Promise<void> {
    this.#index.add(subscription);
    return DONE;
  }

  unsubscribe(subscription: Subscription): Promise<void> {
    this.#index.remove(subscription);
    return DONE;
  }

  leave(sessionId: string): Promise<void> {
    this.#index.removeSession(sessionId);
    return DONE;
  }

  publish(message: BrokerMessage): Promise<void> {
    const subscriptions = this.#index.of(message.destination);
    if (subscriptions.size > 0) this.#deliver(message, subscriptions);
    return DONE;
  }

  subscriptionCount(destination?: string): number {
    return destination === undefined ? this.#index.size : this.#index.of(destination).size;
  }
}
