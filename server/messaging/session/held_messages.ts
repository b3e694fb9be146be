/**
 * Messages that a slow client's connection has no room for, and that may give way to newer ones.
 *
 * @module
 */
import type { Discard } from "../broker/broker.ts";

type Encoded = string | Uint8Array;

/** Messages in order, bounded: what is too much drops the oldest. */
export class HeldMessages {
  readonly #maxBytes: number;
  readonly #onDrop: () => void;
  /** In the order they leave; a number where nothing takes a message's place. */
  readonly #messages = new Map<string | number, Encoded>();
  #bytes = 0;
  #count = 0;

  /**
   * @param maxBytes how much is held, besides a single message; text counts its UTF-16 units
   * @param onDrop is called for each message that gives way
   */
  constructor(maxBytes: number, onDrop: () => void) {
    this.#maxBytes = maxBytes;
    this.#onDrop = onDrop;
  }

  /** Whether none is held. */
  get isEmpty(): boolean {
    return this.#messages.size === 0;
  }

  /** The length of the message that leaves next, 0 when there is none. */
  get nextBytes(): number {
    for (const message of this.#messages.values()) return message.length;
    return 0;
  }

  /** Holds a message. */
  push(message: Encoded, { policy, key }: Discard): void {
    const place = policy === "keep-latest" ? key : this.#count++;
    if (this.#take(place) !== undefined) this.#onDrop();
    this.#messages.set(place, message);
    this.#bytes += message.length;
    while (this.#bytes > this.#maxBytes && this.#messages.size > 1) {
      this.shift();
      this.#onDrop();
    }
  }

  /** Takes the message that leaves next. */
  shift(): Encoded | undefined {
    for (const place of this.#messages.keys()) return this.#take(place);
    return undefined;
  }

  /** Throws everything away. */
  clear(): void {
    this.#messages.clear();
    this.#bytes = 0;
  }

  #take(place: string | number): Encoded | undefined {
    const message = this.#messages.get(place);
    if (message === undefined) return undefined;
    this.#messages.delete(place);
    this.#bytes -= message.length;
    return message;
  }
}
