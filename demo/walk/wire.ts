/**
 * The wire as a stranger writes it: destinations, and ids of one's own making.
 *
 * @module
 */

/** The public conversation of a page, where commands to it are sent. */
export function roomAt(room: string): string {
  return `/app/rooms/${encodeURIComponent(room)}`;
}

/** Where a room tells what happens in it. */
export function topicAt(room: string): string {
  return `/topic/rooms/${encodeURIComponent(room)}`;
}

/** A new id of a message: 16 to 64 letters, digits, "_" and "-". */
export function freshId(): string {
  return crypto.randomUUID();
}
