/**
 * Ids of the chat: rooms, messages, people. Built and parsed here and nowhere else.
 *
 * @module
 */
import { MAX_PATH_LENGTH } from "../limit.ts";

/** The site every page belongs to until there are several. */
export const DEFAULT_SITE = "default";

declare const roomIdBrand: unique symbol;
/** A room's id: the site's id followed by the page's canonical path, as in `default/posts/websocket`. */
export type RoomId = string & { readonly [roomIdBrand]: true };

/** Names a conversation: a room's public one, or the whisper of one reader in that room. */
export interface ConversationRef {
  readonly room: RoomId;
  /** The id of the reader whose whisper it is; never empty. Left out: the public conversation. */
  readonly whisper?: string;
}

const SITE = /^[a-z0-9][a-z0-9-]{0,31}$/;
const MESSAGE = /^[A-Za-z0-9_-]{16,64}$/;
// Control characters, lone surrogates and bidirectional overrides have no place in an address.
// deno-lint-ignore no-control-regex
const UNFIT = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

/**
 * The canonical form of a page's path: no query, no hash, no trailing slash, no `index.html`,
 * percent-encoding undone where it is UTF-8, Unicode in NFC.
 *
 * @param path a path such as `location.pathname`; a leading slash is added if missing
 * @throws {RangeError} when it is too long or has characters no path should have
 *
 * @example
 * ```ts
 * import { canonicalPath } from "./id.ts";
 * console.assert(canonicalPath("/posts/a/index.html?x=1#top") === "/posts/a");
 * console.assert(canonicalPath("/%ED%95%9C") === "/한");
 * ```
 */
export function canonicalPath(path: string): string {
  return tidyPath(decodePercent(path.replace(/[?#].*$/s, "")));
}

/** The part of {@linkcode canonicalPath} that changes nothing when it is done twice. */
function tidyPath(path: string): string {
  assertLength(path);
  const canonical = ("/" + path.normalize("NFC"))
    .replace(/\/{2,}/g, "/")
    .replace(/(?:\/(?:index\.html?)?)+$/i, "") || "/";
  // The normal form may be longer.
  assertLength(canonical);
  if (UNFIT.test(canonical)) {
    throw new RangeError(
      `Cannot make a room of the path ${JSON.stringify(canonical)}: it has control characters`,
    );
  }
  return canonical;
}

function assertLength(path: string): void {
  if (path.length <= MAX_PATH_LENGTH) return;
  throw new RangeError(
    `Cannot make a room of a path of ${path.length} characters: at most ${MAX_PATH_LENGTH}`,
  );
}

/** The room of a page. @throws {RangeError} when the site or path cannot be part of an id */
export function roomId(path: string, site: string = DEFAULT_SITE): RoomId {
  return idOf(site, canonicalPath(path));
}

function idOf(site: string, path: string): RoomId {
  if (!isSiteId(site)) {
    throw new RangeError(
      `Cannot use ${JSON.stringify(site)} as a site: a–z, 0–9 and "-", at most 32 characters`,
    );
  }
  return (site + path) as RoomId;
}

/**
 * The room of a page of the default site; pages check no site, since the server says theirs.
 *
 * @throws {RangeError} when the path cannot be part of an id
 */
export function roomOfPath(path: string): RoomId {
  return (DEFAULT_SITE + canonicalPath(path)) as RoomId;
}

/** The room of the same path in another site. */
export function roomOfSite(room: RoomId, site: string): RoomId {
  return (site + room.slice(room.indexOf("/"))) as RoomId;
}

/** A room's site and path, or `undefined` when `id` is not a room's id in canonical form. */
export function parseRoomId(id: string): { id: RoomId; site: string; path: string } | undefined {
  const slash = id.indexOf("/");
  if (slash < 1) return undefined;
  const site = id.slice(0, slash);
  const path = id.slice(slash);
  try {
    if (idOf(site, tidyPath(path)) !== id) return undefined;
  } catch {
    return undefined;
  }
  return { id: id as RoomId, site, path };
}

/** Whether `id` may name a site: a–z, 0–9 and "-", at most 32 characters. */
export function isSiteId(id: string): boolean {
  return SITE.test(id);
}

/** The conversation something belongs to, and nothing else of it. */
export function refOf({ room, whisper }: ConversationRef): ConversationRef {
  return whisper === undefined ? { room } : { room, whisper };
}

/** Whether `id` may name a message: 16 to 64 of A–Z, a–z, 0–9, "_" and "-". */
export function isMessageId(id: string): boolean {
  return MESSAGE.test(id);
}

/** Whether `id` may name an author; ids of people look as those of messages do. */
export function isAuthorId(id: string): boolean {
  return MESSAGE.test(id);
}

/** Whether `id` may name a reader; ids of readers look as those of messages do. */
export function isReaderId(id: string): boolean {
  return MESSAGE.test(id);
}

/** Fills an array with random bytes, as `crypto.getRandomValues` does. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;

/**
 * A new id of 128 random bits, 22 characters of base64url.
 *
 * @param random usually `crypto.getRandomValues`: pages on plain http have no `crypto.randomUUID`
 */
export function newId(random: RandomBytes): string {
  return base64Url(random(new Uint8Array(16)));
}

/** Base64url without padding (RFC 4648 §5). */
export function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function decodePercent(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
