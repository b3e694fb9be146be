/**
 * The conversation of the preview: a question and its answer, over a link that leads nowhere. What is
 * written in it is shown, and gone with it.
 *
 * @module
 */
import type { ChatMessage, Sender } from "../../../shared/chat/event.ts";
import type { RoomId } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Link } from "../../state/link.ts";
import type { Conversation, ConversationState, Draft, Talk } from "../../state/model.ts";
import type { SiteFormWords } from "./words.ts";

/** What a preview is made with. */
export interface PreviewTalkOptions {
  readonly room: RoomId;
  readonly words: Pick<SiteFormWords, "previewQuestion" | "previewAnswer">;
  readonly author: Pick<Sender, "id" | "name">;
  readonly clock: Pick<Clock, "now">;
}

const READER: Sender = { kind: "reader", id: "preview-reader", name: "" };
const YOU: Sender = { kind: "reader", id: "preview-you", name: "" };
const MINUTE_MS = 60_000;

/**
 * Never connects: the widget then waits with everything it would ask a server for.
 */
const NOWHERE: Link = {
  status: { kind: "connecting" },
  watch: () => () => {},
  follow: () => () => {},
  ask() {},
  send() {},
  open() {},
  reconnect() {},
  close() {},
};

/** A talk of which nothing leaves the page. */
export function previewTalk(options: PreviewTalkOptions): Talk {
  const { room, words, author, clock } = options;
  const now = clock.now();
  const answerer: Sender = { ...author, kind: "author" };
  const said = [
    message(room, { seq: 1, from: READER, text: words.previewQuestion, at: now - 9 * MINUTE_MS }),
    message(room, { seq: 2, from: answerer, text: words.previewAnswer, at: now - 4 * MINUTE_MS }),
  ];
  return {
    room: new PreviewConversation(stateOf(room, said), clock),
    whisper: new PreviewConversation({ ...stateOf(room, []), isWhisper: true }, clock),
    link: NOWHERE,
    forget: async (asked) => void await asked,
    close() {},
  };
}

class PreviewConversation implements Conversation {
  state: ConversationState;
  readonly #clock: Pick<Clock, "now">;
  readonly #listeners = new Set<() => void>();

  constructor(state: ConversationState, clock: Pick<Clock, "now">) {
    this.state = state;
    this.#clock = clock;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  say({ text }: Draft): void {
    if (text.trim() === "") return;
    const { room, messages } = this.state;
    const seq = messages.length + 1;
    const said = message(room, { seq, from: YOU, text: text.trim(), at: this.#clock.now() });
    this.state = { ...this.state, rev: seq, messages: [...messages, said] };
    for (const listener of this.#listeners) listener();
  }

  retry(): void {}
  discard(): void {}
  change(): void {}
  dismiss(): void {}
  see(): void {}
  type(): void {}
  loadOlder(): void {}
  reconnect(): void {}
  close(): void {}
}

function message(
  room: RoomId,
  part: Pick<ChatMessage, "seq" | "from" | "text" | "at">,
): ChatMessage {
  return { ...part, id: `preview-message-${part.seq}`, room, rev: part.seq };
}

function stateOf(room: RoomId, messages: readonly ChatMessage[]): ConversationState {
  return {
    room,
    isWhisper: false,
    link: { kind: "online" },
    loaded: true,
    epoch: "preview",
    rev: messages.length,
    messages,
    pending: [],
    hasOlder: false,
    loadingOlder: false,
    you: YOU,
    refused: [],
    questions: { open: 0, answered: 0 },
    seen: messages.length,
    seenByOther: 0,
    held: [],
    terms: undefined,
    typing: [],
    presence: undefined,
    unread: { room: 0, whisper: 0 },
  };
}
