/**
 * A conversation and an inbox that do what the test says, and remember what they were asked to do.
 *
 * @module
 */
import { type RoomId, roomId } from "../../../shared/chat/id.ts";
import type {
  Conversation,
  ConversationState,
  Inbox,
  InboxState,
} from "../../../widget/state/model.ts";

/** A conversation nothing has happened to. */
export const NOBODY: ConversationState = {
  room: roomId("/posts/margin"),
  link: { kind: "connecting" },
  loaded: false,
  epoch: "",
  messages: [],
  pending: [],
  hasOlder: false,
  loadingOlder: false,
  you: undefined,
};

/** A conversation that does what the test says, and remembers what it was asked to do. */
export class PretendedConversation implements Conversation {
  state: ConversationState = NOBODY;
  readonly asked: string[] = [];
  readonly #listeners = new Set<() => void>();

  change(part: Partial<ConversationState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.#listeners) listener();
  }
  get listeners(): number {
    return this.#listeners.size;
  }
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  say(text: string): void {
    this.asked.push(`say ${text}`);
  }
  retry(id: string): void {
    this.asked.push(`retry ${id}`);
  }
  discard(id: string): void {
    this.asked.push(`discard ${id}`);
    this.change({ pending: this.state.pending.filter((message) => message.id !== id) });
  }
  loadOlder(): void {
    this.asked.push("loadOlder");
  }
  reconnect(): void {
    this.asked.push("reconnect");
  }
  close(): void {
    this.asked.push("close");
  }
}

/** The author's list of rooms. */
export class PretendedInbox implements Inbox {
  state: InboxState = { link: { kind: "connecting" }, loaded: false, rooms: [] };
  /** The rooms that were opened, each with the conversation it was given. */
  readonly opened: { readonly room: RoomId; readonly conversation: PretendedConversation }[] = [];
  readonly asked: string[] = [];
  /** What a room looks like when it is opened. */
  conversationState: Partial<ConversationState> = {};
  readonly #listeners = new Set<() => void>();

  change(part: Partial<InboxState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.#listeners) listener();
  }
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  open(room: RoomId): Conversation {
    const conversation = new PretendedConversation();
    conversation.change({ ...this.conversationState, room });
    this.opened.push({ room, conversation });
    return conversation;
  }
  reconnect(): void {
    this.asked.push("reconnect");
  }
  close(): void {
    this.asked.push("close");
  }
}
