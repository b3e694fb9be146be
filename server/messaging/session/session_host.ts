/**
 * Every connection of a server, from its opening to its end.
 *
 * @module
 */
import { CLOSE } from "../../../shared/code.ts";
import type { HeartBeat } from "../../../shared/stomp/heartbeat.ts";
import type { Principal } from "../principal.ts";
import type { Connection, Handshake, Receiver } from "../transport/connection.ts";
import { type SessionContext, SessionDriver } from "./session_driver.ts";
import { checkedClose, type Close } from "./close.ts";

/** What a {@linkcode SessionHost} gives to each session. */
export interface SessionHostOptions {
  readonly newId: () => string;
  /** Our side of the heart-beats. */
  readonly heartBeat: HeartBeat;
  /** CONNECTED's `server`. */
  readonly serverName: string;
  /** The virtual hosts CONNECT may name; `undefined`: any, or none. */
  readonly hosts: readonly string[] | undefined;
}

/** How a server is emptied. */
export interface DrainOptions {
  /** When to stop waiting for connections to go, in milliseconds from now. */
  readonly deadlineMs: number;
  /** How many are closed at once; clients that all come back in one moment would be a new load. */
  readonly batchSize?: number;
  /** Between two batches, in milliseconds; less if the deadline asks for it. */
  readonly batchPauseMs?: number;
}

const RESTART: Close = { code: CLOSE.restart.code, reason: "the server restarts" };

/** See the module. */
export class SessionHost<U extends Principal = Principal> {
  readonly #context: SessionContext<U>;
  readonly #options: SessionHostOptions;
  /** Those that have not gone, oldest first. */
  readonly #drivers = new Set<SessionDriver<U>>();
  #draining = false;
  /** Called when the last one has gone. */
  #onEmpty = () => {};

  constructor(context: SessionContext<U>, options: SessionHostOptions) {
    this.#context = context;
    this.#options = options;
  }

  /** Whether no more connections are taken. */
  get draining(): boolean {
    return this.#draining;
  }

  /** Starts a session on an open connection. */
  accept(connection: Connection, handshake: Handshake): Receiver {
    const { counters, limits } = this.#context;
    const { newId, heartBeat, serverName, hosts } = this.#options;
    counters.connections++;
    const { connectTimeoutMs, leaveTimeoutMs, closeTimeoutMs } = limits;
    const driver = new SessionDriver<U>(this.#context, {
      connection,
      handshake,
      settings: {
        sessionId: newId(),
        serverName,
        hosts,
        heartBeat,
        connectTimeoutMs,
        leaveTimeoutMs,
        closeTimeoutMs,
      },
      onForget: () => {
        this.#drivers.delete(driver);
        if (this.#drivers.size === 0) this.#onEmpty();
      },
    });
    this.#drivers.add(driver);
    if (this.#draining) driver.stop(RESTART, { politely: false });
    return driver;
  }

  /** Closes the sessions of some users at once. @returns how many there were */
  disconnect(isMeant: (user: U) => boolean, close: Close): number {
    checkedClose(close);
    let count = 0;
    for (const driver of [...this.#drivers]) {
      if (driver.user === undefined || !isMeant(driver.user)) continue;
      driver.stop(close, { politely: false });
      count++;
    }
    return count;
  }

  /**
   * Takes no more connections and closes all with 1012, in batches, each after the frame that is
   * being worked on. Resolves when they have gone, or at the deadline.
   */
  async drain(
    { deadlineMs, batchSize = 100, batchPauseMs = 100 }: DrainOptions,
  ): Promise<void> {
    const { clock } = this.#context;
    this.#draining = true;
    const drivers = [...this.#drivers];
    const batches = Math.ceil(drivers.length / batchSize);
    // Half of the time is for the clients' answers.
    const pauseMs = Math.min(batchPauseMs, deadlineMs / 2 / Math.max(batches, 1));
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    this.#onEmpty = end;
    const cancels = [clock.after(deadlineMs, end)];
    for (let batch = 0; batch < batches; batch++) {
      const members = drivers.slice(batch * batchSize, (batch + 1) * batchSize);
      cancels.push(clock.after(batch * pauseMs, () => {
        for (const driver of members) driver.stop(RESTART, { politely: true });
      }));
    }
    if (this.#drivers.size > 0) await over;
    for (const cancel of cancels) cancel();
    for (const driver of [...this.#drivers]) {
      driver.stop(RESTART, { politely: false });
      driver.closed();
    }
  }
}
