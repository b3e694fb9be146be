/**
 * How a reader who leaves asks to be told of an answer.
 *
 * @module
 */
import { fieldsOf, isBoolean, isCount, isString } from "./guard.ts";

/** The body of `POST /api/reader/follow`. */
export interface FollowRequest {
  readonly room: string;
  /** The id of a message of the reader's own in the open; without it, their whisper is meant. */
  readonly question?: string;
  readonly email: string;
  /** In which language to write, as a BCP 47 tag. */
  readonly language?: string;
  /** Whether the answer itself stands in the mail; in private it does not, unless this says so. */
  readonly text?: boolean;
  /** Whether further answers are told too. */
  readonly more?: boolean;
}

/** What comes of it. */
export interface FollowAnswer {
  /** `asked`: whoever has the address is asked whether they want it; `confirmed`: they have said so. */
  readonly state: "asked" | "confirmed";
}

/** Whether a body has the shape of a {@linkcode FollowAnswer}. */
export function isFollowAnswer(body: unknown): body is FollowAnswer {
  const { state }: { state?: unknown } = Object(body);
  return state === "asked" || state === "confirmed";
}

/** The body of `POST /api/reader/follow/push`. */
export interface PushFollowRequest {
  readonly room: string;
  /** The id of a message of the reader's own in the open; without it, their whisper is meant. */
  readonly question?: string;
  /** In which language to tell, as a BCP 47 tag. */
  readonly language?: string;
  /** Whether the answer itself stands in the notification; in private it does not, unless this says so. */
  readonly text?: boolean;
}

/** What comes of it. */
export interface PushFollowLink {
  /** The address of a page of the server's, to be opened by a click; it counts for an hour. */
  readonly url: string;
}

/** What the server's page says about an answer that is waited for in a browser. */
export interface PushFollow {
  /** With which the browser subscribes: 65 bytes as base64url. */
  readonly publicKey: string;
  readonly blog: string;
  /** The title of the post, empty where it has none. */
  readonly post: string;
  /** As the words are named. */
  readonly language: string;
  /** Whether it was asked in private. */
  readonly isPrivate: boolean;
  /** Whether the answer itself stands in the notification. */
  readonly withText: boolean;
  /** Whether somebody has said yes. */
  readonly on: boolean;
  /** When it is forgotten, in milliseconds since 1970. */
  readonly until: number;
}

/** Whether a body has the shape of a {@linkcode PushFollow}. */
export function isPushFollow(body: unknown): body is PushFollow {
  const { publicKey, blog, post, language, isPrivate, withText, on, until } = fieldsOf<PushFollow>(
    body,
  );
  return isString(publicKey) && isString(blog) && isString(post) && isString(language) &&
    isBoolean(isPrivate) && isBoolean(withText) && isBoolean(on) && isCount(until);
}

/** Whether a body has the shape of a {@linkcode PushFollowLink}. */
export function isPushFollowLink(body: unknown): body is PushFollowLink {
  return isString(fieldsOf<PushFollowLink>(body).url);
}
