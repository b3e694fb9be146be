/**
 * How much is sent at a time. What takes long makes room for the rest: a receiver that never answers
 * keeps nobody else waiting.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";

/** How many attempts are made at a time, of those that have just begun. */
export const MAX_AT_ONCE = 8;
/** How many in all: each has a connection of its own. */
export const MAX_OPEN = 32;
/** What takes longer waits for somebody slow, in milliseconds. */
export const SLOW_MS = 2_000;

/** Counts what is being sent. */
export class SendingRoom {
  readonly #clock: Pick<Clock, "after">;
  readonly #onRoom: () => void;
  /** How to stop waiting whether something is slow. */
  readonly #quick = new Set<() => void>();
  #open = 0;

  /** @param onRoom is called when there is room because something turned out to be slow */
  constructor(clock: Pick<Clock, "after">, onRoom: () => void) {
    this.#clock = clock;
    this.#onRoom = onRoom;
  }

  /** How much more may begin now. */
  get left(): number {
    return Math.max(0, Math.min(MAX_AT_ONCE - this.#quick.size, MAX_OPEN - this.#open));
  }

  /** Something begins. @returns what to call when it has ended */
  begin(): () => void {
    this.#open++;
    const cancel = this.#clock.after(SLOW_MS, () => {
      this.#quick.delete(cancel);
      this.#onRoom();
    });
    this.#quick.add(cancel);
    return () => {
      this.#open--;
      cancel();
      this.#quick.delete(cancel);
    };
  }

  /** Sets no timer any more: nothing more begins. */
  close(): void {
    for (const cancel of this.#quick) cancel();
  }
}
