/**
 * Joins what sends with that of other instances, which claim what is to be sent from the same store.
 *
 * @module
 */
import type { StoreError } from "../../storage/store.ts";
import type { Memories } from "../instances/memories.ts";
import type { Signals } from "../instances/signals.ts";
import type { NoticeBook } from "./author/notice_book.ts";
import type { Telling } from "./author/telling.ts";
import type { Outbox } from "./outbox.ts";

/** What is joined. */
export interface JoinedNotifications {
  readonly signals: Signals;
  readonly memories: Memories;
  readonly outbox: Pick<Outbox, "look">;
  readonly book: NoticeBook;
  readonly telling: Pick<Telling, "hearHeld">;
  /** Hears why the store did not answer; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** Tells and hears from now on. @returns how to stop hearing */
export function joinNotifications(
  { signals, memories, outbox, book, telling, report }: JoinedNotifications,
): readonly (() => void)[] {
  book.onChanged((author) => signals.tell("notices", { author }));
  memories.add(() => book.load());
  return [
    signals.hear("notices", () => void book.load().catch(report)),
    signals.hear("held", (held) => telling.hearHeld(held, { elsewhere: true })),
    // Whoever kept something to be sent has a timer for it, and may have left without it.
    signals.follow(({ kind }) => {
      if (kind === "left") outbox.look();
    }),
  ];
}
