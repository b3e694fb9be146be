/**
 * Compares what somebody sees with what is kept.
 *
 * @module
 */
import type { RoomPage } from "../../../shared/chat/event.ts";
import type { ConversationState } from "../../../widget/state/model.ts";
import type { Ended } from "../../helper/instance.ts";

const MAX_END_MS = 5_000;

/** How the run of messages that somebody sees differs from the newest of what is kept. */
export function sameMessages(
  who: string,
  { messages, rev, hasOlder, epoch }: ConversationState,
  kept: RoomPage,
): readonly string[] {
  if (kept.lastSeq === 0) return messages.length === 0 ? [] : [`${who} sees what is gone`];
  if (rev !== kept.rev || epoch !== kept.epoch) {
    return [`${who} is at ${epoch} ${rev}, not ${kept.epoch} ${kept.rev}`];
  }
  const newest = kept.messages.slice(kept.messages.length - messages.length);
  if (!hasOlder && messages.length !== kept.messages.length) {
    return [`${who} sees ${messages.length} of ${kept.messages.length}`];
  }
  return newest.flatMap((message, index) => {
    const [is, shown] = [sorted(message), sorted(messages[index])];
    return is === shown ? [] : [`${who} sees ${shown}, not ${is}`];
  });
}

/** How instances ended that were told to. */
export function faultsOfEnds(ended: readonly Ended[]): readonly string[] {
  return ended.filter(({ signal }) => signal !== "SIGKILL")
    .filter(({ code, afterMs }) => code !== 0 || afterMs > MAX_END_MS)
    .map(({ signal, code, afterMs, output }) =>
      `an instance ended after ${signal} with ${code} in ${Math.round(afterMs)} ms:\n${
        output.slice(-3_000)
      }`
    );
}

/** JSON whose fields are in one order. */
function sorted(value: unknown): string {
  return JSON.stringify(
    value,
    (_, each) =>
      each !== null && typeof each === "object" && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => a < b ? -1 : 1))
        : each,
  );
}
