/**
 * What a page may hear of a conversation: what others say, as it is said.
 *
 * @module
 */
import type { Conversation, Talk } from "../../state/model.ts";

/** What a page is told of a message. */
export interface Tidings {
  readonly id: string;
  readonly text: string;
  /** Whether it was said in private to this reader. */
  readonly whisper: boolean;
  /** Whether the author said it. */
  readonly author: boolean;
}

/** Tells each message of others in the room once; never history. Returns how to stop. */
export function followTidings({ room }: Pick<Talk, "room">, told: (what: Tidings) => void) {
  return followConversation(room, told);
}

function followConversation(conversation: Conversation, told: (what: Tidings) => void): () => void {
  let heard: { readonly epoch: string; readonly seq: number } | undefined;
  return conversation.subscribe(() => {
    const { loaded, epoch, messages, you, isWhisper } = conversation.state;
    if (!loaded) return;
    const before = heard;
    heard = { epoch, seq: messages.at(-1)?.seq ?? 0 };
    // Another life of the conversation is history again, unless it had not begun.
    if (before === undefined || (before.epoch !== epoch && before.epoch !== "")) return;
    for (const { seq, id, text, from } of messages) {
      if (seq <= before.seq || from.id === you?.id) continue;
      told({ id, text, whisper: isWhisper, author: from.kind === "author" });
    }
  });
}
