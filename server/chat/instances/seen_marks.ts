/**
 * Tells other instances what people have seen, so that what is unread is the same wherever they look:
 * at most once in a second, and only while another instance is there.
 *
 * @module
 */
import { refOf } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Throttle } from "../attention/throttle.ts";
import type { UnreadCounts } from "../attention/unread.ts";
import { inParts } from "./parts.ts";
import type { Signal } from "./signal.ts";
import type { Signals } from "./signals.ts";

/** How often this instance tells, at most, in milliseconds. */
const TELL_EVERY_MS = 1_000;

/** What {@linkcode exchangeSeen} needs. */
export interface SeenMarksOptions {
  readonly signals: Signals;
  readonly clock: Clock;
  readonly counts: Pick<UnreadCounts, "onSeen" | "seenElsewhere">;
}

/** Tells and hears from now on. @returns lets go of the timer, if there is one */
export function exchangeSeen({ signals, clock, counts }: SeenMarksOptions): () => void {
  /** The highest of each person and conversation. */
  const marks = new Map<string, Signal<"seen">[number]>();
  const throttle = new Throttle({
    clock,
    everyMs: TELL_EVERY_MS,
    run: () => {
      const all = [...marks.values()];
      marks.clear();
      for (const part of inParts(all)) signals.tell("seen", [...part]);
    },
  });
  counts.onSeen(({ person: { kind, id }, seq, ...ref }) => {
    if (!signals.isAccompanied) return;
    marks.set(JSON.stringify([kind, id, ref.room, ref.whisper]), {
      ...refOf(ref),
      person: { kind, id },
      seq,
    });
    throttle.touch();
  });
  signals.hear("seen", (heard) => {
    for (const mark of heard) counts.seenElsewhere(mark);
  });
  return () => throttle.stop();
}
