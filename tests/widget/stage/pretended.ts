/**
 * A conversation and an inbox that do what the test says, and remember what they were asked to do.
 *
 * @module
 */
import { type ConversationRef, roomId } from "../../../shared/chat/id.ts";
import type { Refusal } from "../../../shared/refusal.ts";
import type { Answer, Link, SendRequest } from "../../../widget/state/link.ts";
import type { LinkStatus } from "../../../widget/state/link_status.ts";
import type {
  Change,
  Conversation,
  ConversationState,
  Draft,
  Inbox,
  InboxState,
  Talk,
} from "../../../widget/state/model.ts";

/** A conversation nothing has happened to. */
export const NOBODY: ConversationState = {
  room: roomId("/posts/margin"),
  isWhisper: false,
  link: { kind: "connecting" },
  loaded: false,
  epoch: "",
  rev: 0,
  messages: [],
  pending: [],
  hasOlder: false,
  loadingOlder: false,
  you: undefined,
  refused: [],
  questions: { open: 0, answered: 0 },
  seen: 0,
  seenByOther: 0,
  held: [],
  terms: undefined,
  typing: [],
  presence: undefined,
  unread: { room: 0, whisper: 0 },
};

/** A conversation that does what the test says, and remembers what it was asked to do. */
export class PretendedConversation implements Conversation {
  state: ConversationState = NOBODY;
  readonly asked: string[] = [];
  /** Up to where it was seen, each time that was said. */
  readonly seen: number[] = [];
  /** Whether what is said is shown as being on its way. */
  keepsPending = false;
  /** How often it was said that somebody is writing. */
  typed = 0;
  readonly #listeners = new Set<() => void>();

  become(part: Partial<ConversationState>): void {
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
  say({ text, ...rest }: Draft): void {
    const more = Object.keys(rest).length === 0 ? "" : ` ${JSON.stringify(rest)}`;
    this.asked.push(`say ${text}${more}`);
    // It stays on its way until a test says that it has come.
    if (this.keepsPending) {
      const pending = { ...rest, text, id: "said", at: 0, phase: "sent" } as const;
      this.become({ pending: [...this.state.pending, pending] });
    }
  }
  change(id: string, { kind, ...rest }: Change): void {
    this.asked.push(`${kind} ${id} ${JSON.stringify(rest)}`);
  }
  dismiss(id: string): void {
    this.asked.push(`dismiss ${id}`);
  }
  see(seq: number): void {
    this.seen.push(seq);
  }
  type(): void {
    this.typed++;
  }
  retry(id: string): void {
    this.asked.push(`retry ${id}`);
  }
  discard(id: string): void {
    this.asked.push(`discard ${id}`);
    this.become({ pending: this.state.pending.filter((message) => message.id !== id) });
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

/** A link that answers what the test says, by destination. */
export class PretendedLink implements Link {
  status: LinkStatus = { kind: "online" };
  readonly site = "default";
  /** What is answered to asking, and told in answer to sending: `answers[from] = [to, body]`. */
  answers: Record<string, unknown> = {};
  replies: Record<string, readonly [destination: string, body: unknown]> = {};
  /** What is refused instead. */
  refusals: Record<string, Refusal> = {};
  readonly asked: string[] = [];
  readonly sent: SendRequest[] = [];
  readonly #followers: { destination: () => string; listener: (body: unknown) => void }[] = [];

  watch(): () => void {
    return () => {};
  }
  follow(destination: () => string, listener: (body: unknown) => void): () => void {
    const follower = { destination, listener };
    this.#followers.push(follower);
    return () => {
      const at = this.#followers.indexOf(follower);
      if (at !== -1) this.#followers.splice(at, 1);
    };
  }
  /** The destinations that are followed. */
  get followed(): readonly string[] {
    return this.#followers.map(({ destination }) => destination());
  }
  tell(destination: string, body: unknown): void {
    for (const follower of [...this.#followers]) {
      if (follower.destination() === destination) follower.listener(body);
    }
  }
  ask(destination: string, answered: (answer: Answer) => void): void {
    this.asked.push(destination);
    const refusal = this.refusals[destination];
    if (refusal !== undefined) answered({ kind: "refused", refusal });
    else if (destination in this.answers) {
      answered({ kind: "answered", body: this.answers[destination] });
    }
  }
  send(request: SendRequest, answered: (answer: Answer) => void): void {
    this.sent.push(request);
    const refusal = this.refusals[request.destination];
    if (refusal !== undefined) return answered({ kind: "refused", refusal });
    const reply = this.replies[request.destination];
    if (reply !== undefined) this.tell(...reply);
    answered({ kind: "answered", body: undefined });
  }
  open(): void {}
  reconnect(): void {}
  close(): void {}
}

/** A reader's talk over pretended conversations and a pretended link. */
export class PretendedTalk implements Talk {
  readonly room = new PretendedConversation();
  readonly whisper = new PretendedConversation();
  readonly link = new PretendedLink();
  call?: Talk["call"];

  constructor() {
    this.whisper.become({ isWhisper: true });
  }
  /** Whether all that waited was forgotten. */
  isForgotten = false;
  async forget(asked: Promise<unknown>): Promise<void> {
    await asked;
    this.isForgotten = true;
  }
  close(): void {
    this.room.close();
    this.whisper.close();
  }
}

/** The author's list of rooms. */
export class PretendedInbox implements Inbox {
  state: InboxState = { link: { kind: "connecting" }, loaded: false, isComplete: false, rows: [] };
  /** The conversations that were opened, each with where it is. */
  readonly opened: (ConversationRef & { readonly conversation: PretendedConversation })[] = [];
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
  open(ref: ConversationRef): Conversation {
    const { room, whisper } = ref;
    const conversation = new PretendedConversation();
    const isWhisper = whisper !== undefined;
    conversation.become({ ...this.conversationState, room, isWhisper, reader: whisper });
    this.opened.push({ ...ref, conversation });
    return conversation;
  }
  reconnect(): void {
    this.asked.push("reconnect");
  }
  close(): void {
    this.asked.push("close");
  }
}
