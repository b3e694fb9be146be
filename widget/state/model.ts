/**
 * What the screen shows: plain values that components receive, and the commands they may give.
 * Components know this file; only `small_talk.ts` and the console know what is behind it.
 *
 * @module
 */
import type { RefusalCode } from "../../shared/code.ts";
import type { ChatMessage, Page, RoomSummary, Sender } from "../../shared/chat/event.ts";
import type { RoomId } from "../../shared/chat/id.ts";

/** The state of the link to the server, as a person cares about it. */
export type LinkStatus =
  /** Nobody asked for a connection. */
  | { readonly kind: "idle" }
  | { readonly kind: "connecting" }
  | { readonly kind: "online" }
  /** The browser says there is no network. */
  | { readonly kind: "offline" }
  /** The next try is at `retryAt`, in milliseconds since 1970. */
  | { readonly kind: "waiting"; readonly retryAt: number }
  /** Trying again makes no sense without a change. */
  | { readonly kind: "refused"; readonly code: RefusalCode; readonly message: string };

/** A message of one's own that the server has not confirmed. */
export interface PendingMessage {
  readonly id: string;
  readonly text: string;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
  /** `queued`: waits for the link. `sent`: on its way. `failed`: refused; see `failure`. */
  readonly phase: "queued" | "sent" | "failed";
  readonly failure?: {
    readonly code: RefusalCode;
    readonly message: string;
    /** When trying again makes sense, in milliseconds since 1970. */
    readonly retryAt?: number;
  };
}

/** One room, as it is shown. */
export interface ConversationState {
  readonly room: RoomId;
  readonly link: LinkStatus;
  /** Whether the first page has arrived. */
  readonly loaded: boolean;
  /** Empty until the room has a message. */
  readonly epoch: string;
  /** Stored messages, by sequence, without holes. */
  readonly messages: readonly ChatMessage[];
  /** One's own messages on their way, in the order they were written; shown after `messages`. */
  readonly pending: readonly PendingMessage[];
  readonly hasOlder: boolean;
  readonly loadingOlder: boolean;
  /** Who the server takes us for; unknown before the first page. */
  readonly you: Sender | undefined;
}

/** A conversation as a component sees it. */
export interface Conversation {
  readonly state: ConversationState;
  /** Hears every change of `state`. Returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** Shows the text at once and sends it as soon as there is a link. Blank text is ignored. */
  say(text: string): void;
  /** Sends a failed message again, under the same id. */
  retry(id: string): void;
  /** Forgets a failed message. */
  discard(id: string): void;
  loadOlder(): void;
  /** Tries to connect now instead of at `retryAt`. */
  reconnect(): void;
  /** Leaves the room and lets go of the link. */
  close(): void;
}

/** The author's list of rooms, as it is shown. */
export interface InboxState {
  readonly link: LinkStatus;
  readonly loaded: boolean;
  /** The room with the newest message first. */
  readonly rooms: readonly RoomSummary[];
}

/** The inbox as a component sees it. */
export interface Inbox {
  readonly state: InboxState;
  subscribe(listener: () => void): () => void;
  /** Opens a room over the same link; close it when another is opened. */
  open(room: RoomId): Conversation;
  reconnect(): void;
  close(): void;
}

/** What a conversation is opened with. */
export interface ConversationOptions {
  readonly room: RoomId;
  /** Sent along with a reader's messages. */
  readonly page: Page;
}
