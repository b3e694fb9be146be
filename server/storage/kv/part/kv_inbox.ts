/**
 * The list of all conversations, in Deno KV.
 *
 * @module
 */
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import { summaryOf } from "../../conversation_writer.ts";
import type { Synchronous } from "../../part.ts";
import type {
  ConversationPage,
  ConversationQuery,
  InboxStore,
  ListedConversation,
} from "../../port/inbox_store.ts";
import type { Entry } from "../database/fetched.ts";
import { placedAt, shownOf } from "../conversation/kv_places.ts";
import type { KvQuestion } from "../conversation/kv_questions.ts";
import { partOfRooms } from "./kv_part.ts";
import { KvTables } from "../conversation/kv_tables.ts";
import { conversationKeys, type Newest, newestIn, roomKeys } from "../conversation/layout.ts";
import { SHARD_NAMES } from "../conversation/shard.ts";
import type { View } from "../database/view.ts";

/** Conversations of a partition and kind that one call looks through for those with open questions. */
const MAX_LOOKED_AT = 500;

/** A conversation in the list. */
interface Listed {
  /** Its place: the order of its newest message. */
  readonly order: number;
  readonly key: number;
  readonly newest: Newest;
}

/** Reads what `newestIn` names. */
export class KvInbox implements Synchronous<InboxStore> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  list({ before, limit, isOpen = false, roomsOnly = false }: ConversationQuery): ConversationPage {
    // One more, to see whether there are more.
    const count = isOpen ? Math.max(MAX_LOOKED_AT, limit + 1) : limit + 1;
    const { seen, downTo } = this.#newest({ before, count, roomsOnly });
    const fitting = seen.filter(({ newest: { open } }) => !isOpen || open > 0);
    const page = fitting.slice(0, limit);
    const next = fitting.length > limit ? page.at(-1)?.order : downTo;
    return { listed: this.#listed(page), ...next !== undefined && { next } };
  }

  of(ref: ConversationRef): ListedConversation | undefined {
    const key = this.#view.get<number>(roomKeys.name(ref));
    if (key === undefined) return undefined;
    const [last] = this.#view.list({ prefix: conversationKeys.messages(key) }, {
      limit: 1,
      reverse: true,
    });
    return last && this.#listed([{ key, newest: { seq: Number(last.key[3]), open: 1 } }])[0];
  }

  /** The newest of all partitions, as far as all of them were looked at: down to an order, or wholly. */
  #newest(
    { before, count, roomsOnly }: {
      readonly before: number | undefined;
      readonly count: number;
      readonly roomsOnly: boolean;
    },
  ): { readonly seen: readonly Listed[]; readonly downTo: number | undefined } {
    const kinds = roomsOnly ? ["room"] as const : ["room", "whisper"] as const;
    const prefixes = SHARD_NAMES.flatMap((shard) => kinds.map((kind) => newestIn(shard, kind)));
    const lists = this.#view.all(prefixes.map((prefix) => () => {
      const end = before === undefined ? {} : { end: [...prefix, before] as const };
      return this.#view.list<Newest>({ prefix, ...end }, { limit: count, reverse: true });
    }));
    const cut = lists.flatMap((list) => list.length < count ? [] : orderOf(list.at(-1)) ?? []);
    const downTo = cut.length === 0 ? undefined : Math.max(...cut);
    const all = lists.flat().map((entry) => ({
      order: orderOf(entry) ?? 0,
      key: Number(entry.key[4]),
      newest: entry.value,
    }));
    const seen = all.filter(({ order }) => downTo === undefined || order >= downTo)
      .sort((a, b) => b.order - a.order);
    return { seen, downTo };
  }

  #listed(found: readonly Pick<Listed, "key" | "newest">[]): readonly ListedConversation[] {
    const tables = new KvTables(this.#view, 0);
    const [placed, asked] = this.#view.all([
      () => placedAt(this.#view, found.map(({ key, newest: { seq } }) => ({ key, seq }))),
      () => this.#view.all(found.map(({ key, newest }) => () => this.#askedAt(key, newest.open))),
    ]);
    const askedAt = new Map(found.map(({ key }, index) => [key, asked[index]]));
    const [shown, pages] = this.#view.all([
      () => shownOf(this.#view, placed),
      () =>
        this.#view.all(placed.map(({ conversation: { ref } }) => () => tables.pageOf(ref.room))),
    ]);
    return placed.flatMap(({ key, conversation }, index): readonly ListedConversation[] => {
      const [last, page, at] = [shown[index], pages[index], askedAt.get(key)];
      if (last === undefined || page === undefined) return [];
      const summary = summaryOf({ ...conversation, key, page }, last);
      return [{ summary, ...at !== undefined && { askedAt: at } }];
    });
  }

  /** When the oldest open question of a conversation was asked. */
  #askedAt(key: number, open: number): number | undefined {
    if (open === 0) return undefined;
    const prefix = conversationKeys.questions(key, "open");
    return this.#view.list<KvQuestion>({ prefix }, { limit: 1 })[0]?.value.at;
  }
}

/** {@linkcode KvInbox}, which writes nothing. */
export const KV_INBOX = partOfRooms<InboxStore>("inbox", (view) => new KvInbox(view));

function orderOf(entry: Entry | undefined): number | undefined {
  return entry && Number(entry.key[3]);
}
