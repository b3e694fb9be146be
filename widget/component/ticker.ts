/**
 * Renders a component again when what it says about the time is true no more.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";

/** A component that says how long something takes, or how long ago it was. */
export interface TickerHost {
  readonly clock: Clock;
  readonly isConnected: boolean;
  requestUpdate(): void;
}

/** One timer, which runs only as long as there is something to count. Its host calls it. */
export class Ticker {
  readonly #host: TickerHost;
  readonly #next: () => number;
  #cancel = () => {};

  /** @param next in how many milliseconds to render again; 0 when nothing counts */
  constructor(host: TickerHost, next: () => number) {
    this.#host = host;
    this.#next = next;
  }

  hostUpdated(): void {
    const { clock, isConnected } = this.#host;
    this.#cancel();
    const next = isConnected ? this.#next() : 0;
    if (next > 0) this.#cancel = clock.after(next, () => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#cancel();
  }
}
