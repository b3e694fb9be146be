/**
 * Renders a component once a second while it counts down.
 *
 * @module
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Clock } from "../../shared/clock.ts";

/** A component that counts down. */
export interface TickerHost extends ReactiveControllerHost {
  readonly clock: Clock;
  readonly isConnected: boolean;
}

/** Runs only as long as there is something to count. */
export class Ticker implements ReactiveController {
  readonly #host: TickerHost;
  readonly #until: () => number;
  #cancel = () => {};

  /** @param until when the last count ends, in milliseconds since 1970; 0 when nothing counts */
  constructor(host: TickerHost, until: () => number) {
    this.#host = host;
    this.#until = until;
    host.addController(this);
  }

  hostUpdated(): void {
    const { clock, isConnected } = this.#host;
    this.#cancel();
    if (isConnected && this.#until() > clock.now()) {
      this.#cancel = clock.after(1000, () => this.#host.requestUpdate());
    }
  }

  hostDisconnected(): void {
    this.#cancel();
  }
}
