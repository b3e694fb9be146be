/**
 * Forgets how an author was told, and what they could answer without the console.
 *
 * @module
 */
import type { Store } from "../../storage/store.ts";

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
