/**
 * Every body on the chat's wire: what it holds, in which direction it goes, and a guard for it.
 *
 * Bodies are JSON. Clients must ignore fields they do not know. The table of destinations is in
 * `shared/README.md`.
 *
 * @module
 */
import { type AuthorRole, isAuthorRole } from "./author.ts";
import type { HistoryRequest, Page } from "./command.ts";
import { fieldsOf, isBoolean, isCount, isListOf, isObject, isOptional, isString } from "./guard.ts";
import type { ConversationRef } from "./id.ts";
import { isReaderInfo, type ReaderInfo } from "./reader.ts";
import type { HeldMessage, RoomTerms } from "./moderation.ts";
import {
  type ChatMessage,
  isChatMessage,
  isQuestionCounts,
  isSender,
  type QuestionCounts,
  type Sender,
} from "./message.ts";

export type {
  Consent,
  Delete,
  Edit,
  HistoryRequest,
  Page,
  Publish,
  React,
  Say,
  SetQuestion,
} from "./command.ts";
export {
  type ChatMessage,
  excerptOf,
  hasFittingParts,
  isChatMessage,
  type Question,
  type QuestionCounts,
  type QuestionState,
  type Quote,
  type Reaction,
  type Sender,
  type Sentence,
} from "./message.ts";

/**
 * The answer to a join or a history request, oldest message first; after `afterRev`, the message that
 * changed first.
 */
export interface RoomPage extends ConversationRef {
  /** Names one life of the conversation's log. One with no message yet has an empty one. */
  readonly epoch: string;
  /** The newest sequence of the conversation, 0 when it is empty. */
  readonly lastSeq: number;
  /** How many changes there were: the page shows the conversation after this one. */
  readonly rev: number;
  /** How many questions the whole conversation has. */
  readonly questions: QuestionCounts;
  readonly messages: readonly ChatMessage[];
  /** Whether there are more in the direction that was asked for (a join asks backwards). */
  readonly more: boolean;
  /** What was asked for, so that an answer finds its question. */
  readonly asked: HistoryRequest;
  /**
   * The epoch changed or the asked-for messages are gone: the client forgets what it has and takes
   * this page, the newest, as its new start.
   */
  readonly reload: boolean;
  /** Who the server takes the asker for. */
  readonly you: Sender;
  /** The sequence up to which the asker has seen it, as far as that is kept. */
  readonly seen?: number;
  /** Of a whisper: the sequence up to which the other side has seen it. */
  readonly seenByOther?: number;
  /** In a room: messages of the asker that wait for an author, the oldest first; nobody else sees them. */
  readonly held?: readonly HeldMessage[];
  /** What holds for readers, where they may not write as they like. */
  readonly terms?: RoomTerms;
}

/** MESSAGE on `topicOf(room)` or, about a whisper, on `WHISPERS`: a message is new. */
export type RoomEvent = {
  readonly type: "message";
  readonly epoch: string;
  /** The message's; one higher than that of the event before. */
  readonly rev: number;
  readonly message: ChatMessage;
};

/** The same place: a message that was there is another now. It takes the place of the old one. */
export type ChangeEvent = Omit<RoomEvent, "type"> & { readonly type: "changed" };

/** Everything that is told about a conversation. */
export type ConversationEvent = RoomEvent | ChangeEvent;

/** A room as the author's list shows it. Nothing in it comes from a whisper but the page. */
export interface RoomSummary extends ConversationRef {
  readonly epoch: string;
  readonly lastSeq: number;
  readonly rev: number;
  readonly questions: QuestionCounts;
  readonly page: Page;
  readonly last: ChatMessage;
  /** In lists: how many messages the asker has not seen, at most `MAX_COUNTED_UNREAD`. */
  readonly unread?: number;
}

/** The answer to subscribing to `ROOM_LIST`, the room with the newest message first. */
export interface RoomList {
  readonly rooms: readonly RoomSummary[];
}

/** MESSAGE on `ROOMS`: this room is new, has a new message, or one of its messages changed. */
export type RoomsEvent = {
  readonly type: "room";
  readonly room: RoomSummary;
};

/** A whisper as the author's list shows it. */
export interface WhisperSummary extends RoomSummary {
  readonly whisper: string;
  /** In lists: what its reader gave of themselves, if they gave something. */
  readonly reader?: ReaderInfo;
}

/** The answer to subscribing to `WHISPER_LIST`, the whisper with the newest message first. */
export interface WhisperList {
  readonly whispers: readonly WhisperSummary[];
}

/** MESSAGE on `ALL_WHISPERS`: what happened in a whisper, and the whisper after it. */
export type WhispersEvent = ConversationEvent & { readonly whisper: WhisperSummary };

/** Who a reader is from now on: what `POST /api/reader` gives. */
export interface ReaderGrant {
  /** For CONNECT's `passcode` and `Authorization: Bearer`; never for an address. */
  readonly token: string;
  readonly reader: Sender;
  /** The site it counts for: that of the page, and of every room the reader may open. */
  readonly site: string;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

/** `/api/session` and `/api/link` answer this: who is signed in. */
export interface AuthorGrant {
  readonly author: Sender;
  /** What they are; an author if left out. */
  readonly role?: AuthorRole;
  /** When the session ends, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Whether a body has the shape of a {@linkcode RoomPage}. */
export function isRoomPage(body: unknown): body is RoomPage {
  const { messages, more, asked, reload, you } = fieldsOf<RoomPage>(body);
  return isConversationHead(body) && isListOf(messages, isChatMessage) && isBoolean(more) &&
    isHistoryRequest(asked) && isBoolean(reload) && isSender(you);
}

/** Whether a body has the shape of a {@linkcode RoomEvent}. */
export function isRoomEvent(body: unknown): body is RoomEvent {
  return fieldsOf<RoomEvent>(body).type === "message" && isEventBody(body);
}

/** Whether a body has the shape of a {@linkcode ChangeEvent}. */
export function isChangeEvent(body: unknown): body is ChangeEvent {
  return fieldsOf<ChangeEvent>(body).type === "changed" && isEventBody(body);
}

/** Whether a body has the shape of a {@linkcode ConversationEvent}. */
export function isConversationEvent(body: unknown): body is ConversationEvent {
  return isRoomEvent(body) || isChangeEvent(body);
}

/** Whether a body has the shape of a {@linkcode RoomSummary}. */
export function isRoomSummary(body: unknown): body is RoomSummary {
  const { page, last } = fieldsOf<RoomSummary>(body);
  return isConversationHead(body) && isPage(page) && isChatMessage(last);
}

/** Whether a body has the shape of a {@linkcode WhisperSummary}. */
export function isWhisperSummary(body: unknown): body is WhisperSummary {
  const { whisper, reader } = fieldsOf<WhisperSummary>(body);
  return isString(whisper) && isOptional(reader, isReaderInfo) && isRoomSummary(body);
}

/** Whether a body has the shape of a {@linkcode WhisperList}. */
export function isWhisperList(body: unknown): body is WhisperList {
  return isListOf(fieldsOf<WhisperList>(body).whispers, isWhisperSummary);
}

/** Whether a body has the shape of a {@linkcode WhispersEvent}. */
export function isWhispersEvent(body: unknown): body is WhispersEvent {
  return isWhisperSummary(fieldsOf<WhispersEvent>(body).whisper) &&
    (isRoomEvent(body) || isChangeEvent(body));
}

/** Whether a body has the shape of a {@linkcode RoomList}. */
export function isRoomList(body: unknown): body is RoomList {
  return isListOf(fieldsOf<RoomList>(body).rooms, isRoomSummary);
}

/** Whether a body has the shape of a {@linkcode RoomsEvent}. */
export function isRoomsEvent(body: unknown): body is RoomsEvent {
  const { type, room } = fieldsOf<RoomsEvent>(body);
  return type === "room" && isRoomSummary(room);
}

/** Whether a body has the shape of a {@linkcode ReaderGrant}. */
export function isReaderGrant(body: unknown): body is ReaderGrant {
  const { token, reader, site, expiresAt } = fieldsOf<ReaderGrant>(body);
  return isString(token) && isSender(reader) && isString(site) && isCount(expiresAt);
}

/** Whether a body has the shape of an {@linkcode AuthorGrant}. */
export function isAuthorGrant(body: unknown): body is AuthorGrant {
  const { author, role, expiresAt } = fieldsOf<AuthorGrant>(body);
  return isSender(author) && isOptional(role, isAuthorRole) && isCount(expiresAt);
}

/** Whether a body has what pages and summaries of a conversation have in common. */
function isConversationHead(body: unknown): boolean {
  const { room, epoch, lastSeq, rev, questions } = fieldsOf<RoomPage>(body);
  return isString(room) && isString(epoch) && isCount(lastSeq) && isCount(rev) &&
    isQuestionCounts(questions);
}

function isEventBody(body: unknown): boolean {
  const { epoch, rev, message } = fieldsOf<RoomEvent>(body);
  return isString(epoch) && isCount(rev) && isChatMessage(message);
}

function isPage(value: unknown): value is Page {
  const { title, url } = fieldsOf<Page>(value);
  return isString(title) && isString(url);
}

function isHistoryRequest(value: unknown): value is HistoryRequest {
  const { before, after, afterRev, epoch, limit } = fieldsOf<HistoryRequest>(value);
  return isObject(value) &&
    [before, after, afterRev, limit].every((n) => n === undefined || isCount(n)) &&
    (epoch === undefined || isString(epoch));
}
