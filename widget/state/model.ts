/**
 * What the screen shows: plain values that components receive, and the commands they may give.
 * Components know this file; only `small_talk.ts` and the console know what is behind it.
 *
 * @module
 */
import type { RefusalCode } from "../../shared/code.ts";
import type { Typist } from "../../shared/chat/attention.ts";
import type { Presence } from "../../shared/chat/presence.ts";
import type {
  ChatMessage,
  Page,
  QuestionCounts,
  Sender,
  Sentence,
} from "../../shared/chat/event.ts";
import type { ConversationRef, RoomId } from "../../shared/chat/id.ts";
import type { InboxRow } from "../../shared/chat/inbox.ts";
import type { Link } from "./link.ts";
import type { LinkStatus } from "./link_status.ts";
import type { HeldMessage, RoomTerms } from "../../shared/chat/moderation.ts";

export type { LinkStatus };

/** What somebody writes: a text, and what it refers to. */
export interface Draft {
  readonly text: string;
  /** Whether it asks for an answer. */
  readonly question?: boolean;
  /** The id of the message of the same conversation it refers to. */
  readonly quote?: string;
  /** Of authors: the id of the question it answers. */
  readonly answers?: string;
  /** The sentence of the post it refers to. */
  readonly sentence?: Sentence;
}

/** A message of one's own that the server has not confirmed. */
export interface PendingMessage extends Draft {
  readonly id: string;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
  /** `queued`: waits for the link. `sent`: on its way. `failed`: refused; see `failure`. */
  readonly phase: "queued" | "sent" | "failed";
  readonly failure?: Failure;
}

/** Why something was refused. */
export interface Failure {
  readonly code: RefusalCode;
  readonly message: string;
  /** When trying again makes sense, in milliseconds since 1970. */
  readonly retryAt?: number;
}

/** What a message that is stored shall be from now on. */
export type Change =
  | { readonly kind: "edit"; readonly text: string }
  | { readonly kind: "delete" }
  | { readonly kind: "react"; readonly emoji: string; readonly on: boolean }
  /** Readers say so of messages of their own, authors of all. */
  | { readonly kind: "question"; readonly state: "open" | "answered" }
  /** In one's own whisper: whether the author may publish it. */
  | { readonly kind: "consent"; readonly allow: boolean };

/** A change the server refused; the message is shown as it is there. */
export interface RefusedChange {
  /** The message's. */
  readonly id: string;
  readonly change: Change;
  readonly failure: Failure;
}

/** One conversation, as it is shown: a room's public one, or one's own whisper in the room. */
export interface ConversationState {
  readonly room: RoomId;
  /** Whether it is private: between one reader and the author. */
  readonly isWhisper: boolean;
  /** Of a whisper, as its author sees it: whose it is. */
  readonly reader?: string | undefined;
  readonly link: LinkStatus;
  /** Whether the first page has arrived. */
  readonly loaded: boolean;
  /** Empty until the room has a message. */
  readonly epoch: string;
  /** The count of changes up to which `messages` are true. */
  readonly rev: number;
  /**
   * Stored messages, by sequence, without holes; those with a change of one's own on its way as if
   * it were done.
   */
  readonly messages: readonly ChatMessage[];
  /** One's own messages on their way, in the order they were written; shown after `messages`. */
  readonly pending: readonly PendingMessage[];
  readonly hasOlder: boolean;
  readonly loadingOlder: boolean;
  /** Who the server takes us for; unknown before the first page. */
  readonly you: Sender | undefined;
  /** Changes that were refused, until they are dismissed. */
  readonly refused: readonly RefusedChange[];
  /** How many questions the whole conversation has. */
  readonly questions: QuestionCounts;
  /** The sequence up to which one has seen it; 0 when that is not known. */
  readonly seen: number;
  /** Of a whisper: the sequence up to which the other side has seen it. */
  readonly seenByOther: number;
  /** One's own messages that wait for an author, the oldest first; nobody else sees them. */
  readonly held: readonly HeldMessage[];
  /** What holds for readers, where they may not write as they like. */
  readonly terms: RoomTerms | undefined;
  /** Who else is writing now. */
  readonly typing: readonly Typist[];
  /** Of a room: who is there. Not known at first. */
  readonly presence: Presence | undefined;
  /** Of a room: how much of it, and of one's own whisper in it, one has not seen. */
  readonly unread: UnreadCounts;
}

/** How many messages of others are unread, as far as the server counts for somebody. */
export interface UnreadCounts {
  readonly room: number;
  readonly whisper: number;
}

/** A conversation as a component sees it. */
export interface Conversation {
  readonly state: ConversationState;
  /** Hears every change of `state`. Returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** Shows the draft at once and sends it as soon as there is a link. Blank text is ignored. */
  say(draft: Draft): void;
  /** Sends a failed message again, under the same id. */
  retry(id: string): void;
  /** Forgets a failed message. */
  discard(id: string): void;
  /**
   * Shows the change at once and sends it; takes it back when it is refused. Without a link it waits,
   * as messages do, but not longer than the page lives.
   */
  change(id: string, change: Change): void;
  /** Forgets that changes of a message were refused. */
  dismiss(id: string): void;
  /** Says that all up to a sequence was before somebody's eyes; as often as one likes. */
  see(seq: number): void;
  /** Says that somebody is writing; as often as one likes. */
  type(): void;
  loadOlder(): void;
  /** Tries to connect now instead of at `retryAt`. */
  reconnect(): void;
  /** Leaves the room and lets go of the link. */
  close(): void;
}

/** All that a page's reader can take part in. */
export interface Talk {
  /** What everybody reads. */
  readonly room: Conversation;
  /** One's own private conversation with the author in the same room. Asking for it opens it. */
  readonly whisper: Conversation;
  /** For features that ask the server for something of their own. */
  readonly link: Link;
  /**
   * Calls the server's API as the reader whose talk it is.
   *
   * @param path below the server's address, as `api/reader/link`
   * @param body what JSON can hold, if there is one
   */
  readonly call?:
    | ((method: string, path: string, body?: object) => Promise<Response>)
    | undefined;
  /**
   * Forgets all that waits to be sent, here and in other rooms, once the server has forgotten the
   * reader; nothing of it is sent meanwhile.
   *
   * @param asked the server's answer; when it rejects so does this, and what waits is sent after all
   */
  forget(asked: Promise<unknown>): Promise<void>;
  /** Leaves both conversations and lets go of the link. */
  close(): void;
}

/** The author's list of conversations, as it is shown. */
export interface InboxState {
  readonly link: LinkStatus;
  /** Whether the first part of it is there. */
  readonly loaded: boolean;
  /** Whether all of it was there once. */
  readonly isComplete: boolean;
  /** In no order. */
  readonly rows: readonly InboxRow[];
}

/** The inbox as a component sees it. */
export interface Inbox {
  readonly state: InboxState;
  subscribe(listener: () => void): () => void;
  /** Opens a conversation over the same link; close it when another is opened. */
  open(ref: ConversationRef): Conversation;
  reconnect(): void;
  close(): void;
}

/** What a page's talk is opened with. */
export interface TalkOptions {
  readonly room: RoomId;
  /** Sent along with a reader's messages. */
  readonly page: Page;
}
