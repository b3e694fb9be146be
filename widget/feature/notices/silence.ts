/**
 * Whether a reader can write at all. What says why not is loaded when it is needed; this is not, for
 * what cannot be sent is not begun meanwhile.
 *
 * @module
 */
import type { ConversationState } from "../../state/model.ts";

/** Whether the link stays closed: the notice about it says why. */
export function isShutOut({ link: { code } }: Pick<ConversationState, "link">): boolean {
  return code === "banned" || code === "closed";
}

/** Whether something was not taken since its writer may only read. */
export function isMuted({ pending }: Pick<ConversationState, "pending">): boolean {
  return pending.some(({ failure }) => failure?.code === "muted" || failure?.code === "banned");
}

/** Whether one can only read, for whichever reason. */
export function isSilent(state: Pick<ConversationState, "link" | "pending" | "terms">): boolean {
  return isShutOut(state) || isMuted(state) || (state.terms?.mode ?? "open") !== "open";
}
