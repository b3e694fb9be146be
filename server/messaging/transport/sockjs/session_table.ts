/**
 * The sessions of one base by the ids their clients chose, and what is told of those that are over.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import { SockJsSession, type SockJsSessionInit } from "./session.ts";

/** What is left of a session for a while: who asks again is told why it ended. */
export interface LastWord {
  readonly lastWord: string;
}

/** See the module. */
export class SessionTable {
  readonly #context: Pick<SockJsSessionInit, "settings" | "clock" | "log">;
  readonly #clock: Pick<Clock, "now">;
  readonly #sessions = new Map<string, SockJsSession>();
  /** Oldest first: all are kept for the same time. No timer waits for them. */
  readonly #over = new Map<string, LastWord & { readonly untilMs: number }>();

  constructor(context: Pick<SockJsSessionInit, "settings" | "clock" | "log">) {
    this.#context = context;
    this.#clock = context.clock;
  }

  /** Whether no more sessions may be opened. */
  get isFull(): boolean {
    return this.#sessions.size >= this.#context.settings.maxSessions;
  }

  /** The session, or how it ended; `undefined` when there is none, or none any more. */
  find(id: string): SockJsSession | LastWord | undefined {
    this.#forgetOld();
    return this.#sessions.get(id) ?? this.#over.get(id);
  }

  /** Makes a session under an id that is free. */
  add(id: string, accept: SockJsSessionInit["accept"]): SockJsSession {
    const session = new SockJsSession({
      ...this.#context,
      accept,
      onEnd: (lastWord) => {
        this.#sessions.delete(id);
        if (lastWord !== undefined) this.#keep(id, lastWord);
      },
    });
    this.#sessions.set(id, session);
    return session;
  }

  /** Ends those that are open, at once: their clients stay away, or do not read. */
  endAll(): void {
    for (const session of [...this.#sessions.values()]) session.aborted();
  }

  #keep(id: string, lastWord: string): void {
    const { disconnectDelayMs, maxSessions } = this.#context.settings;
    this.#forgetOld();
    const [oldest] = this.#over.keys();
    if (oldest !== undefined && this.#over.size >= maxSessions) this.#over.delete(oldest);
    this.#over.set(id, { lastWord, untilMs: this.#clock.now() + disconnectDelayMs });
  }

  #forgetOld(): void {
    const nowMs = this.#clock.now();
    for (const [id, { untilMs }] of this.#over) {
      if (untilMs > nowMs) return;
      this.#over.delete(id);
    }
  }
}
