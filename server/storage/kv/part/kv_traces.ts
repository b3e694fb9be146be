/**
 * Finds what a reader left behind in Deno KV.
 *
 * @module
 */
import type { ChatMessage } from "../../../../shared/chat/event.ts";
import { refOf, type RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { Felt, TraceStore, Written } from "../../port/trace_store.ts";
import type { Entry } from "../database/fetched.ts";
import { fromColumn } from "../../text.ts";
import { partOfRooms } from "./kv_part.ts";
import {
  conversationKeys,
  type KvConversation,
  type PlaceOfMessage,
  readerKeys,
} from "../conversation/layout.ts";
import { placedAt, shownOf } from "../conversation/kv_places.ts";
import { after } from "../database/scan.ts";
import { SHARD_NAMES } from "../conversation/shard.ts";
import type { View } from "../database/view.ts";

/** Messages of a reader one look for the newest goes through, deleted ones too. */
const MAX_LOOKED_AT = 1_000;
/** Rooms of one partition in which a reader can have a whisper; more than anybody has. */
const MAX_WHISPERS = 5_000;

/** A message of a reader, and when it was added. */
interface WrittenAt {
  readonly order: number;
  readonly place: PlaceOfMessage;
}

/** Reads the keys of `readerKeys`. */
export class KvTraces implements Synchronous<TraceStore> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  written(
    { reader, after, limit }: { reader: string; after: number; limit: number },
  ): Written {
    const found = this.#written(reader, { after, limit }).sort((a, b) => a.order - b.order)
      .slice(0, limit);
    const messages = shownOf(this.#view, placedAt(this.#view, found.map(({ place }) => place)));
    const last = found.length < limit ? undefined : found.at(-1)?.order;
    return { messages, ...last !== undefined && { last } };
  }

  recent({ reader, limit }: { reader: string; limit: number }): readonly ChatMessage[] {
    for (let count = limit;; count = Math.min(count * 4, MAX_LOOKED_AT)) {
      const newest = this.#written(reader, { limit: count, reverse: true })
        .sort((a, b) => b.order - a.order).slice(0, count);
      const placed = placedAt(this.#view, newest.map(({ place }) => place))
        .filter(({ message: { kept } }) => !kept.deleted).slice(0, limit);
      const isAll = newest.length < count || count >= MAX_LOOKED_AT;
      if (placed.length === limit || isAll) return shownOf(this.#view, placed);
    }
  }

  felt({ reader, limit }: { reader: string; limit: number }): readonly Felt[] {
    const lists = this.#view.all(
      SHARD_NAMES.map((shard) => () =>
        this.#view.list({ prefix: readerKeys.felt(shard, reader) }, { limit })
      ),
    );
    const felt = lists.flat().slice(0, limit).map(({ key }) => ({
      key: Number(key[3]),
      seq: Number(key[4]),
      emoji: fromColumn(String(key[5])),
    }));
    const placed = new Map(
      placedAt(this.#view, felt).map((one) => [`${one.key} ${one.message.kept.seq}`, one]),
    );
    return felt.flatMap(({ key, seq, emoji }) => {
      const at = placed.get(`${key} ${seq}`);
      return at ? [{ ...refOf(at.conversation.ref), id: at.message.kept.id, emoji }] : [];
    });
  }

  whispered(reader: string): readonly RoomId[] {
    const lists = this.#view.all(
      SHARD_NAMES.map((shard) => () =>
        this.#view.list<number>({ prefix: readerKeys.whispered(shard, reader) }, {
          limit: MAX_WHISPERS,
        })
      ),
    );
    const keys = lists.flat().map(({ value }) => conversationKeys.conversation(value));
    return this.#view.getAll<KvConversation>(keys).flatMap((found) => found?.ref.room ?? []).sort();
  }

  /** Of each partition so many, the oldest or the newest. */
  #written(
    reader: string,
    { after: last, limit, reverse = false }: {
      readonly after?: number;
      readonly limit: number;
      readonly reverse?: boolean;
    },
  ): WrittenAt[] {
    const lists = this.#view.all(SHARD_NAMES.map((shard) => () => {
      const prefix = readerKeys.written(shard, reader);
      const start = last === undefined ? {} : { start: after([...prefix, last]) };
      return this.#view.list<PlaceOfMessage>({ prefix, ...start }, { limit, reverse });
    }));
    return lists.flat().map(({ key, value }: Entry<PlaceOfMessage>) => ({
      order: Number(key[3]),
      place: value,
    }));
  }
}

/** {@linkcode KvTraces}, which writes nothing. */
export const KV_TRACES = partOfRooms<TraceStore>("traces", (view) => new KvTraces(view));
