/**
 * All queues of a broker, within their bounds: what is too old, too much, or came back too often
 * leaves in a way that can be counted.
 *
 * @module
 */
import { StompError } from "../../../shared/stomp/error.ts";
import type { BrokerContext, BrokerMessage, Delivery, Outcome, Subscription } from "./broker.ts";
import type { DeadLetterReason } from "../log.ts";
import { Queue } from "./queue.ts";
import { bytesOf, QueuedMessage } from "./queued_message.ts";

/** What {@linkcode Queues} are made with. */
export interface QueuesOptions
  extends Pick<BrokerContext, "deliver" | "clock" | "limits" | "onDeadLetter"> {
  /** The destination of the dead letters of a queue. */
  readonly deadLettersOf: (destination: string) => string;
}

/** See the module. */
export class Queues {
  readonly #options: QueuesOptions;
  readonly #byDestination = new Map<string, Queue>();
  #places = 0;
  /** What waits in all of them. */
  #waitingBytes = 0;
  /** Queues that were worked on, while one still is: delivering may end a session, which comes back here. */
  readonly #touched = new Set<Queue>();
  #depth = 0;
  #cancelSweep: (() => void) | undefined;

  constructor(options: QueuesOptions) {
    this.#options = options;
  }

  /** Messages in all of them, those not settled included. */
  get messageCount(): number {
    let count = 0;
    for (const queue of this.#byDestination.values()) {
      count += queue.waitingCount + queue.unsettledCount;
    }
    return count;
  }

  /** How many queues there are; one that holds nothing and serves nobody is none. */
  get size(): number {
    return this.#byDestination.size;
  }

  /** The subscriptions of one queue. */
  subscriptionCount(destination: string): number {
    return this.#byDestination.get(destination)?.subscriptionCount ?? 0;
  }

  /** Adds a subscription, which gets what waits. */
  subscribe(subscription: Subscription): void {
    this.#at(subscription.destination, (queue) => queue.subscribe(subscription));
  }

  /** See {@linkcode Queue.unsubscribe}. @returns whether it has something to settle */
  unsubscribe(subscription: Subscription): boolean {
    return this.#in(subscription.destination, (queue) => {
      queue.unsubscribe(subscription);
      return queue.hasUnsettled(subscription);
    });
  }

  /**
   * Ends subscriptions of one session and takes back what they have not settled: all of it before any
   * is delivered again, so that it stays in order and goes to nobody who leaves.
   */
  leave(subscriptions: readonly Subscription[]): void {
    for (const subscription of subscriptions) this.unsubscribe(subscription);
    for (const subscription of subscriptions) {
      this.#in(subscription.destination, (queue) => {
        for (const id of queue.unsettledOf(subscription)) this.#takeBack(queue, subscription, id);
        return false;
      });
    }
    for (const destination of new Set(subscriptions.map((each) => each.destination))) {
      this.pump(destination);
    }
  }

  /**
   * Whether there is a place for messages, all of them together.
   *
   * @throws {StompError} when there is not
   */
  admit(messages: readonly BrokerMessage[]): void {
    if (messages.length === 0) return;
    const { maxQueues, maxTotalBytes } = this.#options.limits;
    const destinations = new Set(messages.map(({ destination }) => destination));
    let added = 0;
    let bytes = messages.reduce((sum, { frame }) => sum + bytesOf(frame), this.#waitingBytes);
    for (const destination of destinations) {
      const queue = this.#byDestination.get(destination);
      if (queue === undefined) added++;
      // Its own older messages give way.
      else bytes -= queue.countedBytes;
    }
    if (added > 0 && this.#byDestination.size + added > maxQueues) {
      throw noPlace(messages, `${maxQueues} queues are as many as there may be`);
    }
    if (bytes > maxTotalBytes && !this.#mayPass(messages)) {
      throw noPlace(messages, `the queues hold ${this.#waitingBytes} bytes already`);
    }
  }

  /** Takes a message that was admitted. */
  publish({ destination, frame }: BrokerMessage): void {
    const nowMs = this.#options.clock.now();
    const message = new QueuedMessage({ destination, frame }, { place: ++this.#places, nowMs });
    this.#at(destination, (queue) => {
      queue.push(message);
      this.#bound(queue);
    });
  }

  /** Ends the wait of one delivery. @returns whether its subscription has more to settle */
  settle({ subscription, messageId }: Delivery, outcome: Outcome): boolean {
    return this.#in(subscription.destination, (queue) => {
      if (outcome === "acknowledged") queue.release(subscription, messageId);
      else this.#takeBack(queue, subscription, messageId);
      return queue.hasUnsettled(subscription);
    });
  }

  /** Delivers what settling made free. */
  pump(destination: string): void {
    this.#in(destination, (queue) => {
      this.#pump(queue);
      return false;
    });
  }

  /** Stops the timer. */
  close(): void {
    this.#cancelSweep?.();
    this.#cancelSweep = undefined;
    this.#byDestination.clear();
    this.#waitingBytes = 0;
  }

  /** One message alone may stay whatever it takes; one that is delivered at once does not stay. */
  #mayPass([message, ...others]: readonly BrokerMessage[]): boolean {
    if (message === undefined || others.length > 0) return false;
    return this.#waitingBytes === 0 ||
      this.#byDestination.get(message.destination)?.wouldDeliver(bytesOf(message.frame)) === true;
  }

  /** Asks a queue, if there is one. */
  #in(destination: string, ask: (queue: Queue) => boolean): boolean {
    let answer = false;
    if (this.#byDestination.has(destination)) {
      this.#at(destination, (queue) => void (answer = ask(queue)));
    }
    return answer;
  }

  /** Works on a queue, which exists for as long as it has a reason to. */
  #at(destination: string, work: (queue: Queue) => void): void {
    let queue = this.#byDestination.get(destination);
    if (queue === undefined) {
      queue = new Queue(destination, {
        deliver: this.#options.deliver,
        onRoom: () => this.pump(destination),
      });
      this.#byDestination.set(destination, queue);
    }
    this.#touched.add(queue);
    this.#depth++;
    this.#expire(queue, this.#options.clock.now());
    work(queue);
    this.#count(queue);
    if (--this.#depth > 0) return;
    for (const each of this.#touched) {
      this.#count(each);
      if (each.waitingCount === 0) each.told.clear();
      if (each.isIdle) this.#byDestination.delete(each.destination);
    }
    this.#touched.clear();
    this.#watchAge();
  }

  #count(queue: Queue): void {
    this.#waitingBytes += queue.waitingBytes - queue.countedBytes;
    queue.countedBytes = queue.waitingBytes;
  }

  /** Takes a message back from a subscription, or away when that happened too often. */
  #takeBack(queue: Queue, subscription: Subscription, messageId: string): void {
    const message = queue.release(subscription, messageId);
    if (message === undefined) return;
    if (message.deliveries < this.#options.limits.maxDeliveries) {
      return queue.putBack(message);
    }
    const { deadLettersOf } = this.#options;
    this.#tell(queue, "redelivered");
    const deadLetters = deadLettersOf(queue.destination);
    if (queue.destination === deadLetters) return;
    this.publish({
      destination: deadLetters,
      frame: message.frameWith(deadLetters, { "original-destination": queue.destination }),
    });
  }

  /** What is delivered need not give way. */
  #pump(queue: Queue): void {
    queue.pump();
    this.#bound(queue);
  }

  /** Takes away the oldest messages until the rest is within the bounds; one alone may stay. */
  #bound(queue: Queue): void {
    const { maxMessages, maxBytes, maxTotalBytes } = this.#options.limits;
    const others = this.#waitingBytes - queue.countedBytes;
    while (
      queue.waitingCount > maxMessages ||
      queue.waitingCount > 1 &&
        (queue.waitingBytes > maxBytes || others + queue.waitingBytes > maxTotalBytes)
    ) {
      queue.shift();
      this.#tell(queue, "full");
    }
  }

  #expire(queue: Queue, nowMs: number): void {
    const { maxAgeMs } = this.#options.limits;
    for (let head = queue.head; head && nowMs - head.sinceMs >= maxAgeMs; head = queue.head) {
      queue.shift();
      this.#tell(queue, "expired");
    }
  }

  #tell({ destination, told }: Queue, reason: DeadLetterReason): void {
    this.#options.onDeadLetter(destination, reason, !told.has(reason));
    told.add(reason);
  }

  /** Looks for old messages now and then, while any wait. */
  #watchAge(): void {
    const { clock, limits } = this.#options;
    if (this.#waitingBytes === 0) {
      this.#cancelSweep?.();
      this.#cancelSweep = undefined;
      return;
    }
    this.#cancelSweep ??= clock.after(Math.min(limits.maxAgeMs, SWEEP_MS), () => {
      this.#cancelSweep = undefined;
      for (const destination of [...this.#byDestination.keys()]) {
        this.#at(destination, () => {});
      }
    });
  }
}

/** How exact the age of messages is kept when a queue lies still. */
const SWEEP_MS = 60_000;

function noPlace(messages: readonly BrokerMessage[], state: string): StompError {
  const destination = JSON.stringify(messages[0]?.destination);
  return new StompError(
    `Cannot keep a message for ${destination}: ${state}`,
    "Send it again when somebody has taken what waits.",
    "tryLater",
  );
}
