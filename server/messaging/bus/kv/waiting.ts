/**
 * What an instance has said and not written yet, within bounds.
 *
 * @module
 */
import type { Json } from "../bus.ts";
import { encodeSaid } from "./bus_entry.ts";

/** How much may wait, in bytes. */
export interface WaitingLimits {
  /** Of one message. */
  readonly maxMessageBytes: number;
  /** Of all that wait; beyond that the oldest give way. */
  readonly maxUnwrittenBytes: number;
  /** Of what is written at once. */
  readonly maxCommitBytes: number;
}

/** Why something said is lost. */
export type Loss = "too-big" | "full";

/** See the module. What is lost leaves a gap in the count, which the others notice. */
export class Waiting {
  readonly #limits: WaitingLimits;
  readonly #onLost: (reason: Loss) => void;
  #messages: Uint8Array[] = [];
  #bytes = 0;
  #seq = 0;

  /** @param onLost hears of each message that is dropped */
  constructor(limits: WaitingLimits, onLost: (reason: Loss) => void) {
    this.#limits = limits;
    this.#onLost = onLost;
  }

  /** Whether nothing waits. */
  get isEmpty(): boolean {
    return this.#messages.length === 0;
  }

  /** Adds a message behind the others. */
  add(topic: string, body: Json): void {
    const { maxMessageBytes, maxUnwrittenBytes } = this.#limits;
    const message = encodeSaid({ seq: ++this.#seq, topic, body });
    if (message.length > maxMessageBytes) return this.#onLost("too-big");
    this.#messages.push(message);
    this.#bytes += message.length;
    while (this.#bytes > maxUnwrittenBytes) {
      this.#bytes -= this.#messages.shift()?.length ?? 0;
      this.#onLost("full");
    }
  }

  /** Takes the oldest, as many as fit into one commit. */
  take(): readonly Uint8Array[] {
    let count = 0;
    let bytes = 0;
    for (const { length } of this.#messages) {
      if (count > 0 && bytes + length > this.#limits.maxCommitBytes) break;
      bytes += length;
      count++;
    }
    this.#bytes -= bytes;
    return this.#messages.splice(0, count);
  }
}
