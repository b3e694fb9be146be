/**
 * Held messages in Deno KV.
 *
 * @module
 */
import type { RoomId } from "../../../../shared/chat/id.ts";
import type { HeldMessage } from "../../../../shared/chat/moderation.ts";
import type { Synchronous } from "../../part.ts";
import type { HeldBounds, HeldRef, HeldStore, Holding } from "../../port/held_store.ts";
import { type Key, textPart } from "../database/key.ts";
import { partIn } from "./kv_part.ts";
import { tally } from "../database/tally.ts";
import type { View } from "../database/view.ts";

const PARTITION = "held";
/** More than there can be: those of a site are bounded, and so are sites. */
const MOST = 20_000;

/** Where a held message is, and whose it is. */
interface Place {
  readonly room: RoomId;
  readonly id: string;
  readonly reader: string;
  readonly number: number;
}

/**
 * In the order in which they came, by numbers that rise:
 *
 * | Key | Value |
 * | --- | --- |
 * | `["held", "message", number]` | the message |
 * | `["held", "of", site, number]` | where it is, and whose it is |
 * | `["held", "id", room, id]` | its number |
 */
export class KvHeld implements Synchronous<HeldStore> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  hold(message: HeldMessage, { ofReader, ofSite }: HeldBounds): Holding {
    const { room, id, from } = message;
    const known = this.find(message);
    if (known !== undefined) {
      return known.from.id === from.id && known.text === message.text ? "again" : "id-taken";
    }
    const waiting = this.#of(siteOf(room));
    const own = waiting.filter(({ reader }) => reader === from.id).length;
    if (waiting.length >= ofSite || own >= ofReader) return "full";
    const number = tally(this.#view, PARTITION, "last");
    const place: Place = { room, id, reader: from.id, number };
    this.#view.set(keyOfMessage(number), message);
    this.#view.set([PARTITION, "of", textPart(siteOf(room)), number], place);
    this.#view.set(keyOfId(place), number);
    return "held";
  }

  find(ref: HeldRef): HeldMessage | undefined {
    const number = this.#view.get<number>(keyOfId(ref));
    return number === undefined ? undefined : this.#view.get<HeldMessage>(keyOfMessage(number));
  }

  all(): readonly HeldMessage[] {
    return this.#view.list<HeldMessage>({ prefix: [PARTITION, "message"] }, { limit: MOST })
      .map(({ value }) => value);
  }

  of({ room, reader }: { room: RoomId; reader: string }): readonly HeldMessage[] {
    const places = this.#of(siteOf(room)).filter((place) =>
      place.room === room && place.reader === reader
    );
    return this.#view.getAll<HeldMessage>(places.map(({ number }) => keyOfMessage(number)))
      .filter((message) => message !== undefined);
  }

  remove({ room, id }: HeldRef): boolean {
    const number = this.#view.get<number>(keyOfId({ room, id }));
    if (number !== undefined) this.#remove({ room, id, number });
    return number !== undefined;
  }

  clear(room: RoomId): boolean {
    const places = this.#of(siteOf(room)).filter((place) => place.room === room);
    for (const place of places) this.#remove(place);
    return places.length > 0;
  }

  forget(reader: string): void {
    const range = { prefix: [PARTITION, "of"] } as const;
    for (const { value } of this.#view.list<Place>(range, { limit: MOST })) {
      if (value.reader === reader) this.#remove(value);
    }
  }

  /** Those of a site, the oldest first. */
  #of(site: string): readonly Place[] {
    return this.#view.list<Place>({ prefix: [PARTITION, "of", textPart(site)] }, { limit: MOST })
      .map(({ value }) => value);
  }

  #remove({ room, id, number }: Omit<Place, "reader">): void {
    this.#view.delete(keyOfMessage(number));
    this.#view.delete([PARTITION, "of", textPart(siteOf(room)), number]);
    this.#view.delete(keyOfId({ room, id }));
  }
}

/** {@linkcode KvHeld}, all in one partition. */
export const KV_HELD = partIn<HeldStore>(PARTITION, (view) => new KvHeld(view));

function keyOfMessage(number: number): Key {
  return [PARTITION, "message", number];
}

function keyOfId({ room, id }: HeldRef): Key {
  return [PARTITION, "id", textPart(room), textPart(id)];
}

function siteOf(room: RoomId): string {
  return room.slice(0, room.indexOf("/"));
}
