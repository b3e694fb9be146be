/**
 * A message as everybody sees it who may see it: what it says, what it refers to, and what became of
 * it since.
 *
 * @module
 */
import { MAX_EXCERPT_LENGTH } from "../limit.ts";
import { fieldsOf, isCount, isListOf, isOptional, isString, isTrue } from "./guard.ts";
import type { ConversationRef } from "./id.ts";

/** Who wrote a message. */
export interface Sender {
  readonly kind: "reader" | "author";
  /** The same for all messages of one person; never a credential. */
  readonly id: string;
  /** Empty for a reader who gave none. */
  readonly name: string;
  /** Of a reader: their site said who they are, and signed it. */
  readonly verified?: true;
  /** Of an author: the path of their picture on the server. It may be gone. */
  readonly avatar?: string;
}

/** One stored message of a conversation. */
export interface ChatMessage extends ConversationRef {
  /** Chosen by the sender's client; unique in its conversation. */
  readonly id: string;
  /** Rises by one with each message of the conversation, from 1. */
  readonly seq: number;
  /** The conversation's count of changes when this message was last one of them. */
  readonly rev: number;
  readonly from: Sender;
  /** Text, never HTML; empty when it was deleted. */
  readonly text: string;
  /** When the server took it, in milliseconds since 1970. Order comes from `seq`, never from this. */
  readonly at: number;
  /** When its text was last changed, in milliseconds since 1970. */
  readonly editedAt?: number;
  /** It was deleted: what is left is its place. */
  readonly deleted?: true;
  /** The message of the same conversation it refers to. */
  readonly quote?: Quote;
  /** The sentence of the post it refers to. */
  readonly sentence?: Sentence;
  /** What people feel about it, the first feeling first. Left out when nobody said. */
  readonly reactions?: readonly Reaction[];
  /** It asks for an answer. */
  readonly question?: Question;
  /** The id of the question it answers. */
  readonly answers?: string;
  /** In a whisper: its sender lets the author publish it. */
  readonly consent?: true;
  /** In a whisper: the id of the room's question it was published as. */
  readonly published?: string;
  /** In a room: it was whispered first, and published with its sender's consent. */
  readonly whispered?: true;
}

/** A quoted message as it is now. */
export interface Quote {
  readonly id: string;
  readonly from: Sender;
  /** Its {@linkcode excerptOf}; empty when it was deleted. */
  readonly text: string;
  readonly deleted?: true;
}

/** A sentence of the post, as its reader selected it. */
export interface Sentence {
  readonly text: string;
  /** The text directive that finds it again, such as `text=one%20sentence`; may be empty. */
  readonly fragment: string;
}

/** What some people feel about a message. */
export interface Reaction {
  /** One emoji. */
  readonly emoji: string;
  readonly count: number;
  /** The first of those people, by their ids. */
  readonly by: readonly string[];
}

/** What became of a question. */
export interface Question {
  readonly state: QuestionState;
  /** The id of the author's message that answered it. */
  readonly answer?: string;
}

/** Whether a question waits. */
export type QuestionState = "open" | "answered";

/** How many questions a conversation has. */
export interface QuestionCounts {
  readonly open: number;
  readonly answered: number;
}

/**
 * The beginning of a text, for quotes of it: cut between characters, and marked where it is cut.
 *
 * @example
 * ```ts
 * import { excerptOf } from "./message.ts";
 * console.assert(excerptOf("short") === "short");
 * console.assert(excerptOf("x".repeat(500)).length === 200);
 * ```
 */
export function excerptOf(text: string): string {
  if (text.length <= MAX_EXCERPT_LENGTH) return text;
  return text.slice(0, MAX_EXCERPT_LENGTH - 1).replace(/[\ud800-\udbff]$/, "").trimEnd() + "…";
}

/**
 * Whether a body has all that every {@linkcode ChatMessage} has. What only some have is for
 * {@linkcode hasFittingParts}, so that pages that do not show it need not load what checks it.
 */
export function isChatMessage(body: unknown): body is ChatMessage {
  const { id, room, seq, rev, from, text, at } = fieldsOf<ChatMessage>(body);
  return isString(id) && isString(room) && isCount(seq) && seq > 0 && isCount(rev) &&
    isSender(from) && isString(text) && isCount(at);
}

/** Whether what a message has besides has the shape it should have. */
export function hasFittingParts(message: ChatMessage): boolean {
  const { reactions, ...rest } = fieldsOf<ChatMessage>(message);
  return isOptional(message.from.verified, isTrue) &&
    isOptional(message.from.avatar, isString) && isOptional(rest.whisper, isString) &&
    isOptional(rest.editedAt, isCount) &&
    isOptional(rest.deleted, isTrue) && isOptional(rest.quote, isQuote) &&
    isOptional(rest.sentence, isSentence) && isOptional(rest.question, isQuestion) &&
    (reactions === undefined || isListOf(reactions, isReaction)) &&
    isOptional(rest.answers, isString) && isOptional(rest.consent, isTrue) &&
    isOptional(rest.published, isString) && isOptional(rest.whispered, isTrue);
}

/** Whether a value has the shape of a {@linkcode Sender}. */
export function isSender(value: unknown): value is Sender {
  const { kind, id, name } = fieldsOf<Sender>(value);
  return (kind === "reader" || kind === "author") && isString(id) && isString(name);
}

/** Whether a value has the shape of {@linkcode QuestionCounts}. */
export function isQuestionCounts(value: unknown): value is QuestionCounts {
  const { open, answered } = fieldsOf<QuestionCounts>(value);
  return isCount(open) && isCount(answered);
}

function isQuote(value: unknown): value is Quote {
  const { id, from, text, deleted } = fieldsOf<Quote>(value);
  return isString(id) && isSender(from) && isString(text) && isOptional(deleted, isTrue);
}

function isSentence(value: unknown): value is Sentence {
  const { text, fragment } = fieldsOf<Sentence>(value);
  return isString(text) && isString(fragment);
}

function isReaction(value: unknown): value is Reaction {
  const { emoji, count, by } = fieldsOf<Reaction>(value);
  return isString(emoji) && isCount(count) && isListOf(by, isString);
}

function isQuestion(value: unknown): value is Question {
  const { state, answer } = fieldsOf<Question>(value);
  return (state === "open" || state === "answered") && isOptional(answer, isString);
}
