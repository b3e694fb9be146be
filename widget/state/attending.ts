/**
 * What a conversation leaves to its attendant, who does all that is not needed to read and write, and
 * is loaded once the first page is there.
 *
 * @module
 */
import type { ConversationCommand } from "../../shared/chat/destination.ts";
import type { RandomBytes, RoomId } from "../../shared/chat/id.ts";
import type { Clock } from "../../shared/clock.ts";
import type { ConversationEvent } from "./conversation_reducer.ts";
import type { Link, SendRequest } from "./link.ts";
import type { Conversation } from "./model.ts";
import type { Outbox } from "./outbox.ts";

/** What an attendant has of its conversation. */
export interface Attended {
  readonly conversation: Pick<Conversation, "state" | "subscribe">;
  readonly link: Link;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Keeps a reader's changes until the server has made them; an author has none. */
  readonly outbox?: Outbox | undefined;
  /** The room in the site the server says the page is of. */
  readonly room: () => RoomId;
  /** A command to the conversation. */
  readonly requestOf: (command: ConversationCommand, body: unknown) => SendRequest;
  readonly happen: (event: ConversationEvent) => void;
}

/** Does what a conversation leaves to it. */
export interface Attendant extends Pick<Conversation, "change" | "loadOlder" | "see" | "type"> {
  /** Hears everything that is told where the conversation's events are told. */
  told(body: unknown): void;
  /** Ends all it does. */
  leave(): void;
}

/** What is loaded. */
export interface Attending {
  /** Begins to attend a conversation whose first page is there. */
  attend(attended: Attended): Attendant;
}
