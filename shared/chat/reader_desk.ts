/**
 * What authors see of a reader beside a conversation: what the reader gave and wrote here, and no more.
 *
 * @module
 */
import { isNote, type Note } from "./desk.ts";
import { fieldsOf, isBoolean, isCount, isListOf, isOptional, isString } from "./guard.ts";
import type { ConversationRef } from "./id.ts";
import { isReaderInfo, type ReaderInfo } from "./reader.ts";

/** The answer to subscribing to `readerDeskOf(reader)`. */
export interface ReaderDesk {
  readonly reader: ReaderInfo;
  /** Whether a message of theirs is in the open, so that what they say is not held. */
  readonly trusted: boolean;
  /** Where they wrote, the newest first. */
  readonly conversations: readonly ReaderConversation[];
  /** Authors' notes about them, the newest first. */
  readonly notes: readonly Note[];
}

/** A conversation in which a reader wrote. */
export interface ReaderConversation extends ConversationRef {
  /** How many of their newest messages are here. */
  readonly messages: number;
  /** The beginning of the newest of them. */
  readonly text: string;
  /** When that was, in milliseconds since 1970. */
  readonly at: number;
}

/** Whether a body has the shape of a {@linkcode ReaderDesk}. */
export function isReaderDesk(body: unknown): body is ReaderDesk {
  const { reader, trusted, conversations, notes } = fieldsOf<ReaderDesk>(body);
  return isReaderInfo(reader) && isBoolean(trusted) &&
    isListOf(conversations, isReaderConversation) && isListOf(notes, isNote);
}

function isReaderConversation(value: unknown): value is ReaderConversation {
  const { room, whisper, messages, text, at } = fieldsOf<ReaderConversation>(value);
  return isString(room) && isOptional(whisper, isString) && isCount(messages) && isString(text) &&
    isCount(at);
}
