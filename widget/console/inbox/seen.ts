/**
 * Which rooms have something the author has not seen since the console was opened.
 *
 * @module
 */
import type { RoomSummary } from "../../../shared/chat/event.ts";
import type { RoomId } from "../../../shared/chat/id.ts";

/** Remembers, for each room, the newest message that was seen. */
export class Seen {
  readonly #seqs = new Map<RoomId, number>();
  #started = false;

  /**
   * Takes in the list of rooms. All of the first list counts as seen, and so does what is in the
   * room that is open.
   */
  update(rooms: readonly RoomSummary[], open: RoomId | undefined): void {
    for (const { room, lastSeq } of rooms) {
      if (!this.#started || room === open) this.#seqs.set(room, lastSeq);
    }
    this.#started = true;
  }

  /** Whether a reader said something in the room since it was last seen. */
  isUnread({ room, lastSeq, last }: RoomSummary): boolean {
    return last.from.kind === "reader" && lastSeq > (this.#seqs.get(room) ?? 0);
  }
}
