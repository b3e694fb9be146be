/**
 * Every body on the chat's wire: what it holds, in which direction it goes, and a guard for it.
 *
 * Bodies are JSON. Clients must ignore fields they do not know. The table of destinations is in
 * `shared/README.md`.
 *
 * @module
 */
import type { RoomId } from "./id.ts";

/** Who wrote a message. */
export interface Sender {
  readonly kind: "reader" | "author";
  /** The same for all messages of one person; never a credential. */
  readonly id: string;
  /** Empty for a reader who gave none. */
  readonly name: string;
}

/** One stored message of a room. */
export interface ChatMessage {
  /** Chosen by the sender's client; unique in its room. */
  readonly id: string;
  readonly room: RoomId;
  /** Rises by one with each message of the room, from 1. */
  readonly seq: number;
  readonly from: Sender;
  readonly text: string;
  /** When the server took it, in milliseconds since 1970. Order comes from `seq`, never from this. */
  readonly at: number;
}

/** The blog page a room belongs to, as the reader's browser saw it. */
export interface Page {
  readonly title: string;
  readonly url: string;
}

/** SEND to `sayOf(room)`: a message for a room. */
export interface Say {
  /** A new {@linkcode newId}; the same again when the client sends the same message again. */
  readonly id: string;
  readonly text: string;
  /** Sent by readers, so that the author knows where the question was asked. */
  readonly page?: Page;
}

/** SEND to `historyOf(room)`: a page of history, newer than `after` or older than `before`. */
export interface HistoryRequest {
  /** Messages with a lower sequence, the newest of them. */
  readonly before?: number;
  /** Messages with a higher sequence, the oldest of them. */
  readonly after?: number;
  /** The epoch `before` or `after` was seen in. */
  readonly epoch?: string;
  /** How many at most, 1–100. */
  readonly limit?: number;
}

/** The answer to a join or a history request, oldest message first. */
export interface RoomPage {
  readonly room: RoomId;
  /** Names one life of the room's log. A room with no message yet has an empty one. */
  readonly epoch: string;
  /** The newest sequence of the room, 0 when it is empty. */
  readonly lastSeq: number;
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
}

/** MESSAGE on `topicOf(room)`. */
export type RoomEvent = {
  readonly type: "message";
  readonly epoch: string;
  readonly message: ChatMessage;
};

/** A room as the author's list shows it. */
export interface RoomSummary {
  readonly room: RoomId;
  readonly epoch: string;
  readonly lastSeq: number;
  readonly page: Page;
  readonly last: ChatMessage;
}

/** The answer to subscribing to `ROOM_LIST`, the room with the newest message first. */
export interface RoomList {
  readonly rooms: readonly RoomSummary[];
}

/** MESSAGE on `ROOMS`: this room is new or has a new message. */
export type RoomsEvent = {
  readonly type: "room";
  readonly room: RoomSummary;
};

/** POST `/api/reader` answers this. */
export interface ReaderGrant {
  /** For CONNECT's `passcode` and `Authorization: Bearer`; never for an address. */
  readonly token: string;
  readonly reader: Sender;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

/** `/api/session` and `/api/link` answer this: who is signed in. */
export interface AuthorGrant {
  readonly author: Sender;
  /** When the session ends, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Whether a body has the shape of a {@linkcode ChatMessage}. */
export function isChatMessage(body: unknown): body is ChatMessage {
  const { id, room, seq, from, text, at } = fieldsOf<ChatMessage>(body);
  return isString(id) && isString(room) && isCount(seq) && seq > 0 && isSender(from) &&
    isString(text) && isCount(at);
}

/** Whether a body has the shape of a {@linkcode RoomPage}. */
export function isRoomPage(body: unknown): body is RoomPage {
  const { room, epoch, lastSeq, messages, more, asked, reload, you } = fieldsOf<RoomPage>(body);
  return isString(room) && isString(epoch) && isCount(lastSeq) &&
    isListOf(messages, isChatMessage) &&
    isBoolean(more) && isHistoryRequest(asked) && isBoolean(reload) && isSender(you);
}

/** Whether a body has the shape of a {@linkcode RoomEvent}. */
export function isRoomEvent(body: unknown): body is RoomEvent {
  const { type, epoch, message } = fieldsOf<RoomEvent>(body);
  return type === "message" && isString(epoch) && isChatMessage(message);
}

/** Whether a body has the shape of a {@linkcode RoomSummary}. */
export function isRoomSummary(body: unknown): body is RoomSummary {
  const { room, epoch, lastSeq, page, last } = fieldsOf<RoomSummary>(body);
  return isString(room) && isString(epoch) && isCount(lastSeq) && isPage(page) &&
    isChatMessage(last);
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
  const { token, reader, expiresAt } = fieldsOf<ReaderGrant>(body);
  return isString(token) && isSender(reader) && isCount(expiresAt);
}

/** Whether a body has the shape of an {@linkcode AuthorGrant}. */
export function isAuthorGrant(body: unknown): body is AuthorGrant {
  const { author, expiresAt } = fieldsOf<AuthorGrant>(body);
  return isSender(author) && isCount(expiresAt);
}

function isSender(value: unknown): value is Sender {
  const { kind, id, name } = fieldsOf<Sender>(value);
  return (kind === "reader" || kind === "author") && isString(id) && isString(name);
}

function isPage(value: unknown): value is Page {
  const { title, url } = fieldsOf<Page>(value);
  return isString(title) && isString(url);
}

function isHistoryRequest(value: unknown): value is HistoryRequest {
  const { before, after, epoch, limit } = fieldsOf<HistoryRequest>(value);
  return isObject(value) && [before, after, limit].every((n) => n === undefined || isCount(n)) &&
    (epoch === undefined || isString(epoch));
}

/** What a value that may be a `T` has under the names of `T`'s fields, all of it unchecked. */
function fieldsOf<T>(value: unknown): { readonly [Name in keyof T]?: unknown } {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem);
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

/** A whole number from 0, small enough to be exact. */
function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
