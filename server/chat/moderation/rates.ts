/**
 * How often readers may write: each reader, over all their tabs, and all readers of one network
 * together, so that a thousand fresh tokens are worth no more than one neighbourhood.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import { AttemptLimit, type AttemptRate } from "../attempt_limit.ts";

/** Of one reader: as much as two sessions may ask for at once, and then as much as one. */
const OF_READER: AttemptRate = { burst: 100, intervalMs: 200 };
/** Of one network: a class or an office that asks at once. */
const OF_NETWORK: AttemptRate = { burst: 240, intervalMs: 50 };

/** First messages of one network: so that it does not take the place of everybody's. */
const FIRST_OF_NETWORK: AttemptRate = { burst: 20, intervalMs: 5 * 60_000 };

/** How often readers may write. */
export interface WriteRates {
  readonly reader: AttemptRate;
  readonly network: AttemptRate;
}

const USUAL: WriteRates = { reader: OF_READER, network: OF_NETWORK };

/** Who writes. */
export interface Writer {
  readonly reader: string;
  /** What names their network, if it is known. */
  readonly network?: string | undefined;
}

/** Counts what readers write. What is remembered is bounded; who was quiet is forgotten. */
export class Rates {
  readonly #readers: AttemptLimit;
  readonly #networks: AttemptLimit;
  readonly #firsts: AttemptLimit;

  constructor(clock: Pick<Clock, "now">, { reader, network }: WriteRates = USUAL) {
    this.#readers = new AttemptLimit(reader, clock);
    this.#networks = new AttemptLimit(network, clock);
    this.#firsts = new AttemptLimit(FIRST_OF_NETWORK, clock);
  }

  /**
   * Takes one attempt to write.
   *
   * @throws {Refused} `too-fast`, with the time after which it would have been taken
   */
  take({ reader, network }: Writer): void {
    const waitMs = this.#readers.take(reader);
    if (waitMs > 0) throw tooFast("You write too fast.", waitMs);
    if (network === undefined) return;
    const networkWaitMs = this.#networks.take(network);
    if (networkWaitMs === 0) return;
    this.#readers.giveBack(reader);
    throw tooFast("Too much is written from your network.", networkWaitMs);
  }

  /**
   * Takes one attempt to write a first message, which waits for an author.
   *
   * @throws {Refused} `too-fast`, with the time after which it would have been taken
   */
  takeFirst({ network }: Writer): void {
    const waitMs = network === undefined ? 0 : this.#firsts.take(network);
    if (waitMs > 0) throw tooFast("Too many first messages come from your network.", waitMs);
  }

  /** Gives back what turned out to be sent again: it was harmless. The network's is used up. */
  giveBack({ reader }: Writer): void {
    this.#readers.giveBack(reader);
  }
}

/** The same again after a while. */
export function tooFast(what: string, retryAfterMs: number): Refused {
  const seconds = Math.ceil(retryAfterMs / 1_000);
  const message = `${what} Wait for ${seconds} second${seconds === 1 ? "" : "s"}.`;
  return new Refused({ code: "too-fast", message, retryAfterMs });
}
