/**
 * Where in the inbox one is: a conversation, and perhaps a message of it.
 *
 * @module
 */
import {
  type ConversationRef,
  isMessageId,
  isReaderId,
  parseRoomId,
} from "../../../shared/chat/id.ts";
import { addressOf } from "../shell/address.ts";

/** A conversation that is named in the address. */
export interface InboxPlace {
  readonly ref: ConversationRef;
  /** The id of the message to show. */
  readonly message?: string;
}

/** Stands in the address for what is in the open; no reader's id is so short. */
const OPEN = "-";

/** Reads the way within the inbox. What makes no sense is the list. */
export function readInboxPlace(path: readonly string[]): InboxPlace | undefined {
  const [id = "", whisper = OPEN, message] = path;
  const room = parseRoomId(id)?.id;
  if (room === undefined || whisper !== OPEN && !isReaderId(whisper)) return undefined;
  return {
    ref: whisper === OPEN ? { room } : { room, whisper },
    ...message !== undefined && isMessageId(message) && { message },
  };
}

/** The address of a conversation, or of a message of it; {@linkcode readInboxPlace} reads it back. */
export function inboxAddress({ room, whisper }: ConversationRef, message?: string): string {
  const parts = message === undefined ? [] : [message];
  if (whisper !== undefined) parts.unshift(whisper);
  else if (message !== undefined) parts.unshift(OPEN);
  return addressOf("inbox", room, ...parts);
}

/** The path of a conversation's page. */
export function pathOf({ room }: Pick<ConversationRef, "room">): string {
  return room.slice(room.indexOf("/"));
}

/** The site a conversation is of. */
export function siteOf({ room }: Pick<ConversationRef, "room">): string {
  return room.slice(0, room.indexOf("/"));
}
