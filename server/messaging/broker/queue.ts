/**
 * One queue: messages in order, and the subscriptions that take them in turn. It has no clock, no
 * timer and no bounds: `queues.ts` has them.
 *
 * @module
 */
import type { DeadLetterReason } from "../log.ts";
import type { Deliver, Subscription } from "./broker.ts";
import type { QueuedMessage } from "./queued_message.ts";

/** A subscription and what it has not settled, by `message-id`, in the order of delivery. */
interface Consumer {
  readonly subscription: Subscription;
  readonly unsettled: Map<string, QueuedMessage>;
  /** Whether it still takes messages. */
  live: boolean;
  /** Whether it was asked to tell when it has room. */
  asked: boolean;
}

/** What a {@linkcode Queue} is made with. */
export interface QueueOptions {
  readonly deliver: Deliver;
  /** A subscription has room again: it is time to {@linkcode Queue.pump}. */
  readonly onRoom: () => void;
}

/** See the module. */
export class Queue {
  readonly destination: string;
  /** What of {@linkcode waitingBytes} is in its owner's sum. */
  countedBytes = 0;
  /** Why messages have left it unacknowledged since it was empty. */
  readonly told = new Set<DeadLetterReason>();
  readonly #options: QueueOptions;
  /** Messages nobody had yet; the first {@linkcode #taken} have left. */
  #fresh: QueuedMessage[] = [];
  #taken = 0;
  /** Messages that came back, by place. All their places are below those of fresh ones. */
  readonly #returned: QueuedMessage[] = [];
  readonly #consumers = new Map<Subscription, Consumer>();
  /** Those that are live, in the order of their turns. */
  readonly #turns: Consumer[] = [];
  #waitingBytes = 0;
  #unsettledCount = 0;
  #pumping = false;

  constructor(destination: string, options: QueueOptions) {
    this.destination = destination;
    this.#options = options;
  }

  /** Messages that wait to be delivered. */
  get waitingCount(): number {
    return this.#returned.length + this.#fresh.length - this.#taken;
  }

  /** What they take. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** Messages that were delivered and not settled. */
  get unsettledCount(): number {
    return this.#unsettledCount;
  }

  /** Subscriptions that take messages. */
  get subscriptionCount(): number {
    return this.#turns.length;
  }

  /** Whether nothing is lost when it is forgotten. */
  get isIdle(): boolean {
    return this.#consumers.size === 0 && this.waitingCount === 0;
  }

  /** The message that is next, if one waits. */
  get head(): QueuedMessage | undefined {
    return this.#returned[0] ?? this.#fresh[this.#taken];
  }

  /** Whether a message of that size would be delivered at once. */
  wouldDeliver(bytes: number): boolean {
    return this.waitingCount === 0 && this.#turns.some((each) => this.#mayTake(each, bytes));
  }

  /** Puts a message at its end, and delivers what can be delivered. */
  push(message: QueuedMessage): void {
    this.#fresh.push(message);
    this.#waitingBytes += message.bytes;
    this.pump();
    if (message.deliveries === 0 || this.#unsettledCount > 0) message.keep();
  }

  /** Takes the message that is next away, for good. */
  shift(): QueuedMessage | undefined {
    const message = this.#returned.shift() ?? this.#shiftFresh();
    if (message !== undefined) this.#waitingBytes -= message.bytes;
    return message;
  }

  /** Adds a subscription; adding it twice changes nothing. */
  subscribe(subscription: Subscription): void {
    if (this.#consumers.has(subscription)) return;
    const consumer: Consumer = { subscription, unsettled: new Map(), live: true, asked: false };
    this.#consumers.set(subscription, consumer);
    this.#turns.push(consumer);
    this.pump();
  }

  /** Delivers nothing more to a subscription; what it has not settled stays with it. */
  unsubscribe(subscription: Subscription): void {
    const consumer = this.#consumers.get(subscription);
    if (consumer === undefined || !consumer.live) return;
    consumer.live = false;
    this.#turns.splice(this.#turns.indexOf(consumer), 1);
    this.#forget(consumer);
  }

  /**
   * Ends the wait of a delivery. Its message is the caller's then, to be forgotten or put back with
   * {@linkcode putBack}.
   *
   * @returns `undefined` when nothing waits under that id
   */
  release(subscription: Subscription, messageId: string): QueuedMessage | undefined {
    const consumer = this.#consumers.get(subscription);
    const message = consumer?.unsettled.get(messageId);
    if (consumer === undefined || message === undefined) return undefined;
    consumer.unsettled.delete(messageId);
    this.#unsettledCount--;
    this.#forget(consumer);
    return message;
  }

  /** Whether a subscription has something to settle. */
  hasUnsettled(subscription: Subscription): boolean {
    return (this.#consumers.get(subscription)?.unsettled.size ?? 0) > 0;
  }

  /** The ids of what a subscription has not settled, oldest first. */
  unsettledOf(subscription: Subscription): readonly string[] {
    return [...this.#consumers.get(subscription)?.unsettled.keys() ?? []];
  }

  /** Puts a released message back to its place. {@linkcode pump} delivers it again. */
  putBack(message: QueuedMessage): void {
    let at = this.#returned.length;
    while (at > 0 && (this.#returned[at - 1]?.place ?? 0) > message.place) at--;
    this.#returned.splice(at, 0, message);
    this.#waitingBytes += message.bytes;
  }

  /** Delivers from the head on, to whoever is next in turn and may take more. */
  pump(): void {
    // Delivering may end a session, which returns messages and would start over from within.
    if (this.#pumping) return;
    this.#pumping = true;
    for (let message = this.head; message !== undefined; message = this.head) {
      const consumer = this.#nextFor(message);
      if (consumer === undefined) break;
      this.shift();
      this.#deliverTo(consumer, message);
    }
    this.#pumping = false;
  }

  #deliverTo({ subscription, unsettled }: Consumer, message: QueuedMessage): void {
    message.deliveries++;
    message.lastSubscription = subscription;
    if (subscription.ack !== "auto") {
      unsettled.set(message.id, message);
      this.#unsettledCount++;
    }
    this.#options.deliver(message, [subscription]);
  }

  /** The next in turn that may take a message; who had it last comes last. */
  #nextFor(message: QueuedMessage): Consumer | undefined {
    let last: Consumer | undefined;
    for (const consumer of this.#turns) {
      if (!this.#mayTake(consumer, message.bytes)) continue;
      if (consumer.subscription !== message.lastSubscription) return this.#endTurn(consumer);
      last = consumer;
    }
    return last && this.#endTurn(last);
  }

  #endTurn(consumer: Consumer): Consumer {
    if (this.#turns.length > 1) {
      this.#turns.splice(this.#turns.indexOf(consumer), 1);
      this.#turns.push(consumer);
    }
    return consumer;
  }

  #mayTake(consumer: Consumer, bytes: number): boolean {
    const { subscription: { ack, prefetch, subscriber }, unsettled } = consumer;
    if (ack !== "auto" && unsettled.size >= prefetch) return false;
    if (subscriber.hasRoomFor(bytes)) return true;
    if (!consumer.asked) {
      consumer.asked = true;
      subscriber.onRoom(() => {
        consumer.asked = false;
        this.#options.onRoom();
      });
    }
    return false;
  }

  #forget(consumer: Consumer): void {
    if (consumer.live || consumer.unsettled.size > 0) return;
    this.#consumers.delete(consumer.subscription);
  }

  #shiftFresh(): QueuedMessage | undefined {
    const message = this.#fresh[this.#taken];
    if (message === undefined) return undefined;
    this.#taken++;
    // Shifting an array moves all that is behind; half of it at a time costs each message once.
    if (this.#taken * 2 >= this.#fresh.length) {
      this.#fresh = this.#fresh.slice(this.#taken);
      this.#taken = 0;
    }
    return message;
  }
}
