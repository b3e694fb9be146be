/**
 * What a page may hear of a conversation: what others say, as it is said.
 *
 * @module
 */
import { WHISPERS } from "../../../shared/chat/destination.ts";
import { isRoomEvent } from "../../../shared/chat/event.ts";
import { roomOf } from "../room.ts";
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

/**
 * Tells each message of others once, in the room and in one's own whisper in it; never history.
 * Returns how to stop.
 */
export function followTidings(
  talk: Pick<Talk, "room" | "link">,
  told: (what: Tidings) => void,
): () => void {
  const { room, link } = talk;
  const stopRoom = followConversation(room, told);
  // Also before anybody looks into the whisper: opening it would ask for its history.
  const stopWhisper = link.follow(() => WHISPERS, (body) => {
    if (!isRoomEvent(body) || body.message.room !== roomOf(talk)) return;
    const { id, text, from } = body.message;
    if (from.id !== room.state.you?.id) {
      told({ id, text, whisper: true, author: from.kind === "author" });
    }
  });
  return () => {
    stopRoom();
    stopWhisper();
  };
}

function followConversation(conversation: Conversation, told: (what: Tidings) => void): () => void {
  let heard: { readonly epoch: string; readonly seq: number } | undefined;
  const hear = () => {
    const { loaded, epoch, messages, you } = conversation.state;
    if (!loaded) return;
    const before = heard;
    heard = { epoch, seq: messages.at(-1)?.seq ?? 0 };
    // Another life of the conversation is history again, unless it had not begun.
    if (before === undefined || (before.epoch !== epoch && before.epoch !== "")) return;
    for (const { seq, id, text, from } of messages) {
      if (seq <= before.seq || from.id === you?.id) continue;
      told({ id, text, whisper: false, author: from.kind === "author" });
    }
  };
  // It may have been there before anybody listened.
  hear();
  return conversation.subscribe(hear);
}
