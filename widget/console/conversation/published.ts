/**
 * Which notes were published a moment ago, as which message: for as long as an answer from elsewhere can
 * be taken back, these can be, too.
 *
 * @module
 */
import type { Note } from "../../../shared/chat/desk.ts";
import { TAKE_BACK_FOR_MS } from "../../../shared/limit.ts";

interface Publication {
  /** The id of the message. */
  readonly message: string;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** Remembers them while the page lives. */
export class PublishedNotes {
  readonly #publications = new Map<string, Publication>();

  /** A note was published as a message. @param at in milliseconds since 1970 */
  put(note: Note, message: string, at: number): void {
    for (const [key, { at: then }] of this.#publications) {
      if (then + TAKE_BACK_FOR_MS <= at) this.#publications.delete(key);
    }
    this.#publications.set(keyOf(note), { message, at });
  }

  /** It was taken back. */
  forget(note: Note): void {
    this.#publications.delete(keyOf(note));
  }

  /** As which message a note was published, and when, while it can be taken back. */
  find(note: Note, now: number): Publication | undefined {
    const found = this.#publications.get(keyOf(note));
    return found !== undefined && now < found.at + TAKE_BACK_FOR_MS ? found : undefined;
  }
}

function keyOf({ room, whisper, id }: Note): string {
  return JSON.stringify([room, whisper, id]);
}
