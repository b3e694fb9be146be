/**
 * Push messages: in which browsers an author is told, and what such a message says.
 *
 * @module
 */
import { fieldsOf, isCount, isListOf, isOptional, isString, isTrue } from "./guard.ts";
import type { RoomId } from "./id.ts";

/** What of a message's text a notification has at most, in UTF-16 units. */
export const MAX_PUSHED_TEXT_LENGTH = 300;
/** Devices of one author; the oldest gives way. */
export const MAX_PUSH_DEVICES = 10;

/** What an author's page needs to know. */
export interface PushState {
  /** With which a browser subscribes: 65 bytes as base64url. Left out where the server does not push. */
  readonly publicKey?: string;
  /** Where the author is told, the newest first. */
  readonly devices: readonly PushDeviceInfo[];
}

/** A browser in which an author is told. */
export interface PushDeviceInfo {
  readonly id: string;
  readonly label: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** It subscribed in the session that asks. */
  readonly current?: true;
}

/** What a push message says, for the page's worker to put into words. */
export type PushNotice =
  /** Somebody has written. */
  | MessageNotice
  /** So many messages have come since the author was told last. */
  | { readonly kind: "digest"; readonly count: number }
  /** The author wants to see whether it works. */
  | { readonly kind: "test" };

/** Somebody has written in a conversation. */
export interface MessageNotice {
  readonly kind: "message";
  /** The id of the author it is for, whose answer it may bring. */
  readonly author: string;
  readonly room: RoomId;
  /** The reader's id, where it is a whisper. */
  readonly whisper?: string;
  /** The message. */
  readonly id: string;
  /** It asks for an answer. */
  readonly question?: true;
  /** It waits for an author to let it through. */
  readonly held?: true;
  /** Who wrote it. */
  readonly from: string;
  /** The post's title. */
  readonly title?: string;
  /** What was written, cut to `MAX_PUSHED_TEXT_LENGTH`; left out for authors who want it so. */
  readonly text?: string;
}

/** Whether a body has the shape of a {@linkcode PushState}. */
export function isPushState(body: unknown): body is PushState {
  const { publicKey, devices } = fieldsOf<PushState>(body);
  return isOptional(publicKey, isString) && isListOf(devices, isPushDeviceInfo);
}

/** Whether a value has the shape of a {@linkcode PushDeviceInfo}. */
export function isPushDeviceInfo(value: unknown): value is PushDeviceInfo {
  const { id, label, createdAt, current } = fieldsOf<PushDeviceInfo>(value);
  return isString(id) && isString(label) && isCount(createdAt) && isOptional(current, isTrue);
}

/** Whether a payload has the shape of a {@linkcode PushNotice}. */
export function isPushNotice(body: unknown): body is PushNotice {
  const { kind, count } = fieldsOf<{ kind: unknown; count: unknown }>(body);
  switch (kind) {
    case "test":
      return true;
    case "digest":
      return isCount(count);
    case "message": {
      const { author, room, whisper, id, question, held, from, title, text } = fieldsOf<
        MessageNotice
      >(
        body,
      );
      return isString(author) && isString(room) && isOptional(whisper, isString) && isString(id) &&
        isOptional(question, isTrue) && isOptional(held, isTrue) && isString(from) &&
        isOptional(title, isString) && isOptional(text, isString);
    }
    default:
      return false;
  }
}

/** What a push message to a reader says, in words already. */
export interface AnswerNotice {
  readonly kind: "answer";
  /** A later one with the same takes its place. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  /** The post, empty where it is not known. */
  readonly url: string;
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
}

/** Whether a payload has the shape of an {@linkcode AnswerNotice}. */
export function isAnswerNotice(body: unknown): body is AnswerNotice {
  const { kind, tag, title, body: text, url, lang, dir } = fieldsOf<AnswerNotice>(body);
  return kind === "answer" && isString(tag) && isString(title) && isString(text) &&
    isString(url) && isString(lang) && (dir === "ltr" || dir === "rtl");
}
