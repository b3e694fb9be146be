/**
 * When was asked and answered, from Deno KV.
 *
 * @module
 */
import type { Page } from "../../../../shared/chat/event.ts";
import type { RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type {
  AskedAt,
  AskedQuery,
  OpenCount,
  RoomCount,
  SiteQuery,
  StatisticsStore,
} from "../../port/statistics_store.ts";
import { fromColumn } from "../../text.ts";
import { partOfRooms } from "./kv_part.ts";
import {
  areMoreQuestions,
  type CountedQuestion,
  newestFirst,
  questionsOf,
} from "../conversation/kv_questions.ts";
import {
  conversationKeys,
  type KvConversation,
  type KvMessage,
  type Newest,
  newestIn,
  roomKeys,
  timeOfOrder,
} from "../conversation/layout.ts";
import { SHARD_NAMES } from "../conversation/shard.ts";
import type { View } from "../database/view.ts";

/** Whispers, the newest ones, that are looked at. */
const MAX_WHISPERS = 300;
/** Messages, the newest ones, that are looked at in each. */
const MAX_MESSAGES = 100;
/** An order says when a message came, by the clock of the instance it came to; no clock is off by that. */
const SLACK_MS = 24 * 60 * 60_000;
/** Conversations of a partition that are looked at for the oldest message. */
const MAX_CONVERSATIONS = 5_000;

/**
 * {@linkcode StatisticsStore} on what is kept of questions beside their messages: of more than 2,500 in
 * one of the eight partitions, those of the newest conversations count.
 */
export class KvStatistics implements Synchronous<StatisticsStore> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  questions(query: AskedQuery): readonly AskedAt[] {
    return this.#asked(query).toSorted(newestFirst).slice(0, query.limit)
      .map(({ at, isOpen, answeredAt }) => ({
        at,
        answered: !isOpen,
        ...answeredAt !== undefined && { answeredAt },
      }));
  }

  whispers(query: AskedQuery): readonly AskedAt[] {
    const keys = this.#whispersOf({ ...query, limit: MAX_WHISPERS });
    const contents = this.#view.all(
      keys.map((key) => () =>
        this.#view.list<KvMessage>({ prefix: conversationKeys.messages(key) }, {
          limit: MAX_MESSAGES,
          reverse: true,
        })
      ),
    );
    return contents.flatMap((content) =>
      askedIn(content.map(({ value }) => value).reverse(), query) ?? []
    ).slice(0, query.limit);
  }

  rooms(query: AskedQuery): readonly RoomCount[] {
    const counts = new Map<RoomId, { questions: number; open: number }>();
    for (const { room, isOpen } of this.#asked(query)) {
      const { questions = 0, open = 0 } = counts.get(room) ?? {};
      counts.set(room, { questions: questions + 1, open: open + Number(isOpen) });
    }
    const most = [...counts].toSorted(([a, { questions: ofA }], [b, { questions: ofB }]) =>
      ofB - ofA || (a < b ? -1 : 1)
    ).slice(0, query.limit);
    const pages = this.#view.getAll<Page>(most.map(([room]) => roomKeys.page(room)));
    return most.map(([room, count], index) => ({
      room,
      page: pages[index] ?? { title: "", url: "" },
      ...count,
    }));
  }

  open({ site }: SiteQuery): OpenCount {
    const moments = questionsOf(this.#view, site).filter(({ isOpen }) => isOpen)
      .map(({ at }) => at);
    const oldestAt = leastOf(moments);
    return { count: moments.length, ...oldestAt !== undefined && { oldestAt } };
  }

  isCut({ from, until }: AskedQuery): boolean {
    const [isMany, whispers] = this.#view.all([
      () => areMoreQuestions(this.#view),
      // Those of other sites are counted before it is seen whose they are.
      () => this.#whispersOf({ from, until, limit: MAX_WHISPERS + 1 }),
    ]);
    return isMany || whispers.length > MAX_WHISPERS;
  }

  since({ site }: SiteQuery): number | undefined {
    const lists = this.#view.all(
      SHARD_NAMES.map((shard) => () =>
        this.#view.list({ prefix: [shard, "oldest"] }, { limit: MAX_CONVERSATIONS })
      ),
    );
    return leastOf(
      lists.flat().filter(({ key }) => isOf(fromColumn(String(key[2])), site))
        .map(({ key }) => Number(key[3])),
    );
  }

  #asked({ site, from, until }: AskedQuery): readonly CountedQuestion[] {
    return questionsOf(this.#view, site).filter(({ at }) => at >= from && at < until);
  }

  /** The newest whispers in which something may have been said since the span began. */
  #whispersOf({ site, from, limit }: AskedQuery): readonly number[] {
    const lists = this.#view.all(
      SHARD_NAMES.map((shard) => () =>
        this.#view.list<Newest>({ prefix: newestIn(shard, "whisper") }, {
          limit,
          reverse: true,
        })
      ),
    );
    const keys = lists.flat().map(({ key }) => ({ order: Number(key[3]), key: Number(key[4]) }))
      .filter(({ order }) => timeOfOrder(order) >= from - SLACK_MS)
      .sort((a, b) => b.order - a.order).slice(0, limit).map(({ key }) => key);
    if (site === undefined) return keys;
    const found = this.#view.getAll<KvConversation>(
      keys.map((key) => conversationKeys.conversation(key)),
    );
    return keys.filter((_, index) => isOf(found[index]?.ref.room ?? "", site));
  }
}

/** {@linkcode KvStatistics}, which writes nothing. */
export const KV_STATISTICS = partOfRooms<StatisticsStore>(
  "statistics",
  (view) => new KvStatistics(view),
);

/** What was asked in a whisper, of its messages in order. */
function askedIn(
  messages: readonly KvMessage[],
  { from, until }: AskedQuery,
): AskedAt | undefined {
  const said = messages.map(({ kept }) => kept).filter(({ deleted }) => !deleted);
  const first = said.findIndex(({ from: { kind }, at }) =>
    kind === "reader" && at >= from && at < until
  );
  const asked = said[first];
  if (asked === undefined) return undefined;
  const answer = said.slice(first + 1).find(({ from: { kind } }) => kind === "author");
  return {
    at: asked.at,
    answered: answer !== undefined,
    ...answer !== undefined && { answeredAt: answer.at },
  };
}

function isOf(room: string, site: string | undefined): boolean {
  return site === undefined || room.startsWith(`${site}/`);
}

function leastOf(moments: readonly number[]): number | undefined {
  return moments.length === 0
    ? undefined
    : moments.reduce((least, each) => Math.min(least, each), Infinity);
}
