/**
 * What is done in the course of time, where a program is stopped while nobody is there, or others share
 * its data: from time to time somebody looks at what is due, whichever instance has begun it.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import type { Recurring } from "./hourly_turn.ts";
import type { RestingClock } from "../ops/resting_clock.ts";

/** How often a round is made where the platform does not do it, in milliseconds. */
export const ROUND_MS = 15 * 60_000;

/**
 * How often is looked for what was not heard of other instances, in milliseconds: a little more than what
 * holds a timer where nobody is there.
 */
export const LOOK_MS = 65_000;

/** What a round looks at. */
export interface RoundParts {
  readonly outbox: { look(): void; settled(): Promise<void> };
  readonly desk: { look(): void };
  /** What is done every hour. */
  readonly hourly: readonly Pick<Recurring, "settled">[];
  /** The clock of a program that rests. */
  readonly resting: Pick<RestingClock, "catchUp"> | undefined;
}

/** Does what is due: sends, wakes what sleeps at the desk, tidies. Resolves when it is done. */
export async function makeRound({ outbox, desk, hourly, resting }: RoundParts): Promise<void> {
  resting?.catchUp();
  outbox.look();
  desk.look();
  await Promise.all([outbox.settled(), ...hourly.map((job) => job.settled())]);
}

/** Makes a round every {@linkcode ROUND_MS}. Returns how to stop. */
export function startRounds(clock: Clock, round: () => Promise<void>): () => Promise<void> {
  let making = Promise.resolve();
  let stopped = false;
  let cancel = clock.after(ROUND_MS, next);
  function next(): void {
    // What breaks is told by what breaks.
    making = round().catch(() => {}).then(() => {
      if (!stopped) cancel = clock.after(ROUND_MS, next);
    });
  }
  return async () => {
    stopped = true;
    cancel();
    await making;
  };
}

/**
 * Looks every {@linkcode LOOK_MS} whether something of other instances was not heard: what tells of it may
 * be gone without a word, as after a machine stood still. Returns how to stop.
 */
export function lookNowAndThen(clock: Pick<Clock, "after">, look: () => Promise<void>): () => void {
  let isLooking = false;
  let cancel = clock.after(LOOK_MS, next);
  function next(): void {
    // One that gets no answer is tried for ever by Deno's own client.
    if (!isLooking) {
      isLooking = true;
      // Where it fails the next look makes it good.
      look().catch(() => {}).finally(() => isLooking = false);
    }
    cancel = clock.after(LOOK_MS, next);
  }
  return () => cancel();
}

/** Whoever comes and goes wakes the clock and lets it rest. */
export function restWithout(
  resting: RestingClock,
  { events, registry }: {
    readonly events: {
      listen(name: "connected" | "disconnect", listener: () => void): () => void;
    };
    readonly registry: { readonly sessionCount: number };
  },
): void {
  events.listen("connected", () => resting.wake());
  events.listen("disconnect", () => {
    if (registry.sessionCount === 0) resting.rest();
  });
}
