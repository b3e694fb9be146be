/**
 * What others said, for what counts it or says it aloud.
 *
 * @module
 */
import type { ChatMessage } from "../../shared/chat/event.ts";
import type { ConversationState } from "../state/model.ts";
import { isOwn } from "./rows.ts";

/** What others said after a sequence. */
export function othersSince(
  { messages, you }: Pick<ConversationState, "messages" | "you">,
  afterSeq: number,
): readonly ChatMessage[] {
  return messages.filter(({ seq, from }) => seq > afterSeq && !isOwn(from, you));
}
