/**
 * Finds messages in Deno KV, by reading on from the newest: there is no index of words. So one call
 * looks at a bounded number of messages, and says where to go on.
 *
 * @module
 */
import type { ConversationRef, RoomId } from "../../../../shared/chat/id.ts";
import { marksOf } from "../../../../shared/chat/words.ts";
import type { Synchronous } from "../../part.ts";
import type { FoundMessages, SearchStore, WideQuery, WordQuery } from "../../port/search_store.ts";
import type { Key } from "../database/key.ts";
import { type Placed, shownOf } from "../conversation/kv_places.ts";
import { partOfRooms } from "./kv_part.ts";
import {
  conversationKeys,
  type ConversationKind,
  kindOf,
  type KvConversation,
  type KvMessage,
  type PlaceOfMessage,
  roomKeys,
} from "../conversation/layout.ts";
import { scan } from "../database/scan.ts";
import { SHARD_NAMES, shardOf } from "../conversation/shard.ts";
import type { View } from "../database/view.ts";

/** One call looks at so many messages of a conversation. */
export const MAX_LOOKED_AT_WITHIN = 2_000;
/** One call looks at so many messages of all conversations. */
export const MAX_LOOKED_AT = 1_000;

/** A message that was looked at. */
interface Candidate extends Placed {
  readonly place: number;
}

/** {@linkcode SearchStore} on messages, newest first. */
export class KvSearch implements Synchronous<SearchStore> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  within({ before, words, limit, ...ref }: WordQuery & ConversationRef): FoundMessages {
    const key = this.#view.get<number>(roomKeys.name(ref));
    const conversation = key === undefined
      ? undefined
      : this.#view.get<KvConversation>(conversationKeys.conversation(key));
    if (key === undefined || conversation === undefined) return { found: [] };
    const prefix = conversationKeys.messages(key);
    const end = before === undefined ? {} : { end: conversationKeys.message(key, before) };
    const hits: Candidate[] = [];
    let looked = 0;
    let downTo: number | undefined;
    for (const { value } of scan<KvMessage>(this.#view, { prefix, ...end }, { reverse: true })) {
      if (hits.length > limit || looked === MAX_LOOKED_AT_WITHIN) {
        downTo = value.kept.seq + 1;
        break;
      }
      looked++;
      const isHit = marksOf(value.kept.text, words) !== undefined;
      if (isHit) hits.push({ key, conversation, message: value, place: value.kept.seq });
    }
    return this.#page(hits, limit, downTo);
  }

  everywhere({ words, before, limit, ...scope }: WideQuery): FoundMessages {
    const { places, downTo } = this.#newest(before, scope.room);
    const inScope = this.#inScope(places, scope);
    const hits = this.#read(inScope)
      .filter(({ message: { kept } }) => marksOf(kept.text, words) !== undefined)
      .sort((a, b) => b.place - a.place);
    return this.#page(hits, limit, downTo);
  }

  #page(
    hits: readonly Candidate[],
    limit: number,
    downTo: number | undefined,
  ): FoundMessages {
    const page = hits.slice(0, limit);
    const shown = shownOf(this.#view, page);
    const found = page.flatMap(({ place }, index) => {
      const message = shown[index];
      return message ? [{ message, place }] : [];
    });
    const next = hits.length > limit ? page.at(-1)?.place : downTo;
    return { found, ...next !== undefined && { next } };
  }

  /**
   * The newest places of all partitions, or of that of a room, as far as all of them were looked at:
   * down to an order.
   */
  #newest(before: number | undefined, room: RoomId | undefined): {
    readonly places: readonly PlaceOfMessage[];
    readonly downTo: number | undefined;
  } {
    const shards = room === undefined ? SHARD_NAMES : [shardOf(room)];
    const lists = this.#view.all(shards.map((shard) => () => {
      const prefix: Key = [shard, "order"];
      const end = before === undefined ? {} : { end: [...prefix, before] as const };
      return this.#view.list<PlaceOfMessage>({ prefix, ...end }, {
        limit: MAX_LOOKED_AT,
        reverse: true,
      });
    }));
    const all = lists.flat().map(({ key, value }) => ({ order: Number(key[2]), place: value }))
      .sort((a, b) => b.order - a.order);
    const seen = all.slice(0, MAX_LOOKED_AT);
    // No list gives more than are taken of all together: below the last one taken may be more.
    return {
      places: seen.map(({ place }) => place),
      downTo: seen.length < MAX_LOOKED_AT ? undefined : seen.at(-1)?.order,
    };
  }

  #inScope(
    places: readonly PlaceOfMessage[],
    { kind, site, room }: Pick<WideQuery, "kind" | "site" | "room">,
  ): readonly Located[] {
    const byKey = Map.groupBy(places, ({ key }) => key);
    const keys = [...byKey.keys()];
    const conversations = this.#view.getAll<KvConversation>(
      keys.map((key) => conversationKeys.conversation(key)),
    );
    const wanted: ConversationKind | undefined = kind === "all"
      ? undefined
      : kind === "rooms"
      ? "room"
      : "whisper";
    return keys.flatMap((key, index): readonly Located[] => {
      const conversation = conversations[index];
      if (conversation === undefined) return [];
      const { ref } = conversation;
      const fits = (wanted === undefined || kindOf(ref) === wanted) &&
        (site === undefined || ref.room.startsWith(`${site}/`)) &&
        (room === undefined || ref.room === room);
      const seqs = (byKey.get(key) ?? []).map(({ seq }) => seq);
      return fits ? [{ key, conversation, seqs }] : [];
    });
  }

  /** Messages of several conversations; in each they lie side by side, so that it is one list. */
  #read(located: readonly Located[]): Candidate[] {
    return this.#view.all(located.map(({ key, conversation, seqs }) => (): readonly Candidate[] => {
      const [first, last] = [Math.min(...seqs), Math.max(...seqs)];
      const range = {
        prefix: conversationKeys.messages(key),
        start: conversationKeys.message(key, first),
        end: conversationKeys.message(key, last + 1),
      };
      const wanted = new Set(seqs);
      return this.#view.list<KvMessage>(range, { limit: last - first + 1 })
        .filter(({ value: { kept: { seq } } }) => wanted.has(seq))
        .map(({ value }) => ({ key, conversation, message: value, place: value.order }));
    })).flat();
  }
}

/** {@linkcode KvSearch}, which writes nothing. */
export const KV_SEARCH = partOfRooms<SearchStore>("search", (view) => new KvSearch(view));

/** A conversation, and which of its messages are looked at. */
interface Located {
  readonly key: number;
  readonly conversation: KvConversation;
  readonly seqs: readonly number[];
}
