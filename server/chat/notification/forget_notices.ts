/**
 * Forgets how an author was told, and what could be answered without the console.
 *
 * @module
 */
import { type ConversationRef, refOf } from "../../../shared/chat/id.ts";
import type { Store } from "../../storage/store.ts";
import { topicOf } from "./author/collecting.ts";

/** Of an author who was removed. */
export async function forgetNotices(
  { notifications, notices, answerTickets }: Pick<
    Store,
    "notifications" | "notices" | "answerTickets"
  >,
  author: string,
): Promise<void> {
  await Promise.all([
    notifications.forgetAuthor(author),
    notices.forgetAuthor(author),
    answerTickets.forgetAuthor(author),
  ]);
}

/** Of a conversation that was erased. */
export async function forgetNoticesOf(
  { notices, answerTickets }: Pick<Store, "notices" | "answerTickets">,
  ref: ConversationRef,
): Promise<void> {
  const { whisper } = ref;
  await answerTickets.forgetIn(refOf(ref));
  if (whisper !== undefined) await notices.forgetTopics(whisper, topicOf(refOf(ref)));
}
