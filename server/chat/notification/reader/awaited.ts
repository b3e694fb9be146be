/**
 * What a reader who left waits for.
 *
 * @module
 */
import type { ChatMessage } from "../../../../shared/chat/event.ts";
import type { FollowRecord } from "../../../storage/port/follow_store.ts";

/** Whether a message of an author's is it: in a whisper any is. */
export function isAnswerTo(
  { whisper, answers, quote }: Pick<ChatMessage, "whisper" | "answers" | "quote">,
  { question }: Pick<FollowRecord, "question">,
): boolean {
  return whisper !== undefined ||
    (question !== undefined && [answers, quote?.id].includes(question));
}
