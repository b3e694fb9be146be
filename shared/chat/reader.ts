/**
 * What readers say of themselves, and who hears it.
 *
 * @module
 */
import type { ReaderProof } from "./moderation.ts";
import { fieldsOf, isCount, isOptional, isString, isTrue } from "./guard.ts";

/** SEND to `ME`: what a reader wants to be called, and where they can be written to. */
export interface SetMe {
  /** `null` takes it back; left out, it stays. */
  readonly name?: string | null;
  /** The same. Only authors see it. */
  readonly email?: string | null;
}

/** The answer to subscribing to `ME`, and MESSAGE on `ME_CHANGES`: what the server has of a reader. */
export interface Me {
  readonly id: string;
  /** Empty: none. */
  readonly name: string;
  readonly email?: string;
  /** The site said who they are, and signed it. */
  readonly verified?: true;
}

/** The same as authors see it, in lists of whispers, at `readerOf(id)` and on `READERS`. */
export interface ReaderInfo extends Me {
  /** When they first gave something of it, in milliseconds since 1970; left out: never. */
  readonly knownSince?: number;
}

/** POST `/api/reader` takes this; no more than one of the last two. */
export interface ReaderRequest {
  /** Of pages of the server's own, and of programs: the site the token shall be for. */
  readonly site?: string;
  /** A JSON Web Token in which the site says who its reader is. */
  readonly identity?: string;
  /** The token of a {@linkcode ReaderLink}. */
  readonly link?: string;
  /** Of new readers, where the site asks for it: a solved challenge. */
  readonly proof?: ReaderProof;
}

/** POST `/api/reader/link` answers this: with it one is the same reader on another device. */
export interface ReaderLink {
  /** For the fragment of an address. Counts once. */
  readonly token: string;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Whether a body has the shape of a {@linkcode Me}. */
export function isMe(body: unknown): body is Me {
  const { id, name, email, verified } = fieldsOf<Me>(body);
  return isString(id) && isString(name) && isOptional(email, isString) &&
    isOptional(verified, isTrue);
}

/** Whether a body has the shape of a {@linkcode ReaderInfo}. */
export function isReaderInfo(body: unknown): body is ReaderInfo {
  return isMe(body) && isOptional(fieldsOf<ReaderInfo>(body).knownSince, isCount);
}

/** Whether a body has the shape of a {@linkcode ReaderLink}. */
export function isReaderLink(body: unknown): body is ReaderLink {
  const { token, expiresAt } = fieldsOf<ReaderLink>(body);
  return isString(token) && isCount(expiresAt);
}
