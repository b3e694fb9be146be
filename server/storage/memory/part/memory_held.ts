/**
 * Held messages in memory.
 *
 * @module
 */
import type { RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { HeldBounds, HeldRef, HeldStore, Holding } from "../../port/held_store.ts";
import type { HeldMessage } from "../../../../shared/chat/moderation.ts";

/** Messages that wait for an author, until the process ends. */
export class MemoryHeld implements Synchronous<HeldStore> {
  #messages: readonly HeldMessage[] = [];

  hold(message: HeldMessage, { ofReader, ofSite }: HeldBounds): Holding {
    const known = this.find(message);
    if (known !== undefined) {
      return known.from.id === message.from.id && known.text === message.text
        ? "again"
        : "id-taken";
    }
    const ofSameSite = this.#messages.filter(({ room }) => siteOf(room) === siteOf(message.room));
    const ofSameReader = ofSameSite.filter(({ from }) => from.id === message.from.id);
    if (ofSameSite.length >= ofSite || ofSameReader.length >= ofReader) return "full";
    this.#messages = [...this.#messages, structuredClone(message)];
    return "held";
  }

  find({ room, id }: HeldRef): HeldMessage | undefined {
    return this.#messages.find((message) => message.room === room && message.id === id);
  }

  all(): readonly HeldMessage[] {
    return this.#messages;
  }

  of({ room, reader }: { room: RoomId; reader: string }): readonly HeldMessage[] {
    return this.#messages.filter((message) => message.room === room && message.from.id === reader);
  }

  remove({ room, id }: HeldRef): boolean {
    const count = this.#messages.length;
    this.#messages = this.#messages.filter((message) => message.room !== room || message.id !== id);
    return this.#messages.length < count;
  }

  clear(room: RoomId): boolean {
    const count = this.#messages.length;
    this.#messages = this.#messages.filter((message) => message.room !== room);
    return this.#messages.length < count;
  }

  forget(reader: string): void {
    this.#messages = this.#messages.filter(({ from }) => from.id !== reader);
  }
}

function siteOf(room: RoomId): string {
  return room.slice(0, room.indexOf("/"));
}
