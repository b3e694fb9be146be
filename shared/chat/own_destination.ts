/**
 * Destinations of what is a person's own, wherever they are. Apart from `destination.ts`, since a
 * widget needs none of them to read and write.
 *
 * @module
 */

/** What the server has of a reader: subscribing answers once, sending changes it. */
export const ME = "/app/me";
/** Where a reader hears what the server has of them, when it changes. */
export const ME_CHANGES = "/user/queue/me";
/** Subscribing here answers once with what is unread. */
export const UNREAD = "/app/unread";
/** Where people hear what of theirs is unread, or no longer. */
export const UNREAD_EVENTS = "/user/queue/unread";
/** Where a reader hears what becomes of their held messages. */
export const HELD = "/user/queue/held";
/** Where answers to searches arrive. */
export const SEARCH_RESULTS = "/user/queue/search";
