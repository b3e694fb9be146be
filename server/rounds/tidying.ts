/**
 * Forgets, every hour, measures that have ended, networks nobody needs to know any more, and what
 * authors did too long ago.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import type { Chat } from "../chat/chat.ts";
import type { HourlyTurn, Recurring } from "./hourly_turn.ts";
import { type Log, toError } from "../ops/log.ts";

/** Between two times, in milliseconds. */
export const TIDY_EVERY_MS = 60 * 60_000;

/** What the job needs. */
export interface TidyingParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly isTurn: HourlyTurn;
}

/** Starts at once, and goes on every hour. */
export function startTidying(
  { moderation, audit }: Pick<Chat, "moderation" | "audit">,
  { clock, log, isTurn }: TidyingParts,
): Recurring {
  let cancel = () => {};
  let stopped = false;
  let tidying = Promise.resolve();
  const tidy = async () => {
    try {
      if (await isTurn()) {
        await moderation.desk.tidy();
        await audit.tidy();
      }
    } catch (error) {
      log.error("not-tidied", { error: toError(error) });
    }
    if (!stopped) cancel = clock.after(TIDY_EVERY_MS, start);
  };
  const start = () => {
    tidying = tidy();
  };
  start();
  return {
    settled: () => tidying,
    async stop() {
      stopped = true;
      cancel();
      await tidying;
    },
  };
}
