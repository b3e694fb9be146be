/**
 * The conversations of the inbox that are open: the one on the screen, and those left while an
 * answer was still on its way.
 *
 * @module
 */
import type { ConversationRef } from "../../../shared/chat/id.ts";
import type { Inbox } from "../../state/model.ts";
import { AnsweringConversation } from "./answering.ts";

/** Opens conversations of an inbox, and closes them when nothing in them is waiting to be sent. */
export class OpenConversations {
  readonly #inbox: Inbox;
  readonly #open = new Map<string, AnsweringConversation>();
  #shown: string | undefined;

  constructor(inbox: Inbox) {
    this.#inbox = inbox;
  }

  /** Leaves the conversation that was shown and enters another, or none. */
  show(ref: ConversationRef | undefined): AnsweringConversation | undefined {
    const left = this.#shown;
    const key = ref && JSON.stringify([ref.room, ref.whisper]);
    this.#shown = key;
    if (left !== undefined) this.#closeIfDone(left);
    if (ref === undefined || key === undefined) return undefined;
    return this.#open.get(key) ?? this.#enter(key, ref);
  }

  /** Closes them all. */
  close(): void {
    for (const conversation of this.#open.values()) conversation.close();
    this.#open.clear();
  }

  #enter(key: string, ref: ConversationRef): AnsweringConversation {
    const conversation = new AnsweringConversation(this.#inbox.open(ref));
    this.#open.set(key, conversation);
    conversation.subscribe(() => this.#closeIfDone(key));
    return conversation;
  }

  #closeIfDone(key: string): void {
    const conversation = this.#open.get(key);
    if (key === this.#shown || conversation === undefined) return;
    if (conversation.state.pending.length > 0) return;
    this.#open.delete(key);
    conversation.close();
  }
}
