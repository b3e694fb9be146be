/**
 * What authors know of each other, and of the browsers they are signed in with.
 *
 * @module
 */
import { fieldsOf, isCount, isListOf, isOptional, isString, isTrue } from "./guard.ts";
import { isSender, type Sender } from "./message.ts";

/**
 * What an author is: the owner, who has the server; an author, who answers; or a moderator, who keeps
 * order in rooms.
 */
export type AuthorRole = "owner" | "author" | "moderator";

/** An author, as other authors see them. */
export interface AuthorInfo {
  readonly id: string;
  readonly name: string;
  /** The path of their picture on the server. */
  readonly avatar?: string;
  readonly role: AuthorRole;
  /** Whether they have not used their link yet. */
  readonly invited?: true;
  /** Until when a link made for them counts, in milliseconds since 1970; the owner alone sees it. */
  readonly linkExpiresAt?: number;
}

/** All authors, the owner first. */
export interface AuthorList {
  readonly authors: readonly AuthorInfo[];
}

/** MESSAGE on `ME_CHANGES` to an author or moderator: they are called so now, and have this picture. */
export interface AuthorCard {
  readonly author: Sender;
}

/** An author who was just invited. */
export interface Invitation {
  readonly author: AuthorInfo;
  /** With which they choose a password, once. */
  readonly link: string;
  /** When the link counts no longer, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What a page for signing in needs to know. */
export interface Door {
  /** Whether there are several authors, so that one has to say who one is. */
  readonly several: boolean;
  /** True while nobody is the author; left out from then on. */
  readonly fresh?: boolean;
  /** The host name passkeys are for; left out where there are none. */
  readonly host?: string;
  /** Whether anybody has one, so that one is worth asking for. */
  readonly passkeys?: true;
}

/** A browser an author is signed in with. */
export interface SessionInfo {
  /** Names it; it opens nothing. */
  readonly id: string;
  /** Milliseconds since 1970, as are the others. */
  readonly createdAt: number;
  /** To the hour. */
  readonly seenAt: number;
  readonly expiresAt: number;
  /** With what it was opened, if its browser said so: `Firefox`, `Windows`. */
  readonly browser?: string;
  readonly system?: string;
  /** It is the one that asks. */
  readonly current?: true;
}

/** Where an author is signed in, the newest first. */
export interface SessionList {
  readonly sessions: readonly SessionInfo[];
}

/** Whether a body has the shape of an {@linkcode AuthorList}. */
export function isAuthorList(body: unknown): body is AuthorList {
  return isListOf(fieldsOf<AuthorList>(body).authors, isAuthorInfo);
}

/** Whether a body has the shape of an {@linkcode AuthorCard}. */
export function isAuthorCard(body: unknown): body is AuthorCard {
  return isSender(fieldsOf<AuthorCard>(body).author);
}

/** Whether a body has the shape of an {@linkcode Invitation}. */
export function isInvitation(body: unknown): body is Invitation {
  const { author, link, expiresAt } = fieldsOf<Invitation>(body);
  return isAuthorInfo(author) && isString(link) && isCount(expiresAt);
}

/** Whether a body has the shape of a {@linkcode SessionList}. */
export function isSessionList(body: unknown): body is SessionList {
  return isListOf(fieldsOf<SessionList>(body).sessions, isSessionInfo);
}

/** Whether a value has the shape of an {@linkcode AuthorInfo}. */
export function isAuthorInfo(value: unknown): value is AuthorInfo {
  const { id, name, avatar, role, invited, linkExpiresAt } = fieldsOf<AuthorInfo>(value);
  return isString(id) && isString(name) && isOptional(avatar, isString) &&
    isAuthorRole(role) && isOptional(invited, isTrue) && isOptional(linkExpiresAt, isCount);
}

/** Whether a value is an {@linkcode AuthorRole}. */
export function isAuthorRole(value: unknown): value is AuthorRole {
  return value === "owner" || value === "author" || value === "moderator";
}

function isSessionInfo(value: unknown): value is SessionInfo {
  const { id, createdAt, seenAt, expiresAt, browser, system, current } = fieldsOf<SessionInfo>(
    value,
  );
  return isString(id) && isCount(createdAt) && isCount(seenAt) && isCount(expiresAt) &&
    isOptional(browser, isString) && isOptional(system, isString) && isOptional(current, isTrue);
}
