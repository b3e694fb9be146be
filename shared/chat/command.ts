/**
 * The bodies clients send.
 *
 * @module
 */
import type { QuestionState, Sentence } from "./message.ts";

/** The blog page a room belongs to, as the reader's browser saw it. */
export interface Page {
  readonly title: string;
  readonly url: string;
}

/** SEND to `…/say`: a message for a conversation. */
export interface Say {
  /** A new {@linkcode newId}; the same again when the client sends the same message again. */
  readonly id: string;
  readonly text: string;
  /** Sent by readers, so that the author knows where the question was asked. */
  readonly page?: Page;
  /** Whether it asks for an answer. */
  readonly question?: boolean;
  /** The id of the question it answers; from authors only. */
  readonly answers?: string;
  /** The id of the message of the same conversation it refers to. */
  readonly quote?: string;
  /** The sentence of the post it refers to. */
  readonly sentence?: Sentence;
}

/** SEND to `…/history`: a part of a conversation. At most one of the first three. */
export interface HistoryRequest {
  /** Messages with a lower sequence, the newest of them. */
  readonly before?: number;
  /** Messages with a higher sequence, the oldest of them. */
  readonly after?: number;
  /** Messages that are new or changed since, in the order of their last changes. */
  readonly afterRev?: number;
  /** The epoch `before`, `after` or `afterRev` was seen in. */
  readonly epoch?: string;
  /** How many at most, 1–100. */
  readonly limit?: number;
}

/** SEND to `…/edit`: another text for one's own message. */
export interface Edit {
  /** The message. */
  readonly id: string;
  readonly text: string;
}

/** SEND to `…/delete`: a message is no more. */
export interface Delete {
  /** The message. */
  readonly id: string;
}

/** SEND to `…/react`: what one feels about a message. */
export interface React {
  /** The message. */
  readonly id: string;
  /** One emoji. */
  readonly emoji: string;
  /** Whether one feels so, or no longer. */
  readonly on: boolean;
}

/** SEND to `…/question`: a message is a question, or what became of it. */
export interface SetQuestion {
  /** The message. */
  readonly id: string;
  /** Readers say `open`, of messages of their own. */
  readonly state: QuestionState;
}

/** SEND to `…/whisper/consent`: whether the author may publish a message of one's own. */
export interface Consent {
  /** The message. */
  readonly id: string;
  readonly allow: boolean;
}

/** SEND to `…/whispers/{reader}/publish`: a whispered question becomes one of the room. */
export interface Publish {
  /** The message of the whisper. */
  readonly id: string;
  /** The {@linkcode newId} of the message in the room; the same again when it is sent again. */
  readonly as: string;
}
