/**
 * Forgets, every hour, measures that have ended, networks nobody needs to know any more, and what
 * authors did too long ago.
 *
 * @module
 */
import type { Clock } from "../shared/clock.ts";
import type { Chat } from "./chat/chat.ts";
import { type Log, toError } from "./ops/log.ts";

/** Between two times, in milliseconds. */
export const TIDY_EVERY_MS = 60 * 60_000;

/** Starts at once, and goes on until the returned function is called, which waits for it. */
export function startTidying(
  { moderation, audit }: Pick<Chat, "moderation" | "audit">,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): () => Promise<void> {
  let cancel = () => {};
  let stopped = false;
  let tidying = Promise.resolve();
  const tidy = async () => {
    try {
      await moderation.desk.tidy();
      await audit.tidy();
    } catch (error) {
      log.error("not-tidied", { error: toError(error) });
    }
    if (!stopped) cancel = clock.after(TIDY_EVERY_MS, start);
  };
  const start = () => {
    tidying = tidy();
  };
  start();
  return async () => {
    stopped = true;
    cancel();
    await tidying;
  };
}
