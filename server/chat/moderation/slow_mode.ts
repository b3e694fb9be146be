/**
 * Slow mode: in a room, each reader waits between two messages.
 *
 * @module
 */
import type { RoomId } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";

/** So many readers are remembered; then the one whose message is oldest may write early. */
const MAX_READERS = 10_000;

/** Remembers when readers wrote last. A restart forgets it, which lets each write once early. */
export class SlowMode {
  readonly #clock: Pick<Clock, "now">;
  /** In milliseconds since 1970, the oldest first. */
  readonly #lastAtMs = new Map<string, number>();

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  /**
   * Takes the turn of a reader in a room.
   *
   * @param pauseMs the least time between two messages
   * @returns how long to wait for it, in milliseconds: 0 when it was taken
   */
  take(room: RoomId, reader: string, pauseMs: number): number {
    if (pauseMs <= 0) return 0;
    const now = this.#clock.now();
    const key = `${reader} ${room}`;
    const lastAtMs = this.#lastAtMs.get(key);
    if (lastAtMs !== undefined) {
      // A clock set back must not make anybody wait longer than a pause takes.
      const waitMs = Math.min(lastAtMs + pauseMs - now, pauseMs);
      if (waitMs > 0) return waitMs;
      this.#lastAtMs.delete(key);
    }
    this.#note(key, now);
    return 0;
  }

  /** A reader had their turn at another instance. @param at in milliseconds since 1970 */
  note(room: RoomId, reader: string, at: number): void {
    this.#note(`${reader} ${room}`, at);
  }

  #note(key: string, at: number): void {
    this.#lastAtMs.delete(key);
    const [oldest] = this.#lastAtMs.keys();
    if (this.#lastAtMs.size >= MAX_READERS && oldest !== undefined) this.#lastAtMs.delete(oldest);
    this.#lastAtMs.set(key, at);
  }
}
