/**
 * When was asked and answered, from the conversations in memory.
 *
 * @module
 */
import type { RoomId } from "../../../../shared/chat/id.ts";
import type { KeptMessage } from "../../kept_message.ts";
import type { Synchronous } from "../../part.ts";
import type {
  AskedAt,
  AskedQuery,
  OpenCount,
  RoomCount,
  SiteQuery,
  StatisticsStore,
} from "../../port/statistics_store.ts";
import type { MemoryConversation, MemoryTables, OrderedMessage } from "../memory_tables.ts";

/** {@linkcode StatisticsStore} on tables in memory. */
export class MemoryStatistics implements Synchronous<StatisticsStore> {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  questions(query: AskedQuery): readonly AskedAt[] {
    return this.#asked(query).filter(({ kept: { at } }) => isWithin(at, query))
      .sort((a, b) => b.kept.at - a.kept.at || b.order - a.order)
      .slice(0, query.limit).map((question) => this.#answered(question));
  }

  whispers(query: AskedQuery): readonly AskedAt[] {
    return this.#tables.newestFirst()
      .filter(({ record: { ref } }) => ref.whisper !== undefined && isOf(ref.room, query))
      .flatMap((whisper) => whisperedIn(whisper, query) ?? []).slice(0, query.limit);
  }

  rooms(query: AskedQuery): readonly RoomCount[] {
    const counts = new Map<RoomId, RoomCount>();
    for (const { record: { ref }, kept } of this.#asked(query)) {
      if (!isWithin(kept.at, query)) continue;
      const { questions = 0, open = 0 } = counts.get(ref.room) ?? {};
      counts.set(ref.room, {
        room: ref.room,
        page: this.#tables.pageOf(ref.room),
        questions: questions + 1,
        open: open + Number(kept.question?.state === "open"),
      });
    }
    return [...counts.values()]
      .sort((a, b) => b.questions - a.questions || (a.room < b.room ? -1 : 1))
      .slice(0, query.limit);
  }

  open(query: SiteQuery): OpenCount {
    const open = this.#asked(query).filter(({ kept }) => kept.question?.state === "open");
    const oldestAt = oldest(open.map(({ kept }) => kept.at));
    return { count: open.length, ...oldestAt !== undefined && { oldestAt } };
  }

  isCut(): boolean {
    return false;
  }

  since(query: SiteQuery): number | undefined {
    return oldest(
      this.#tables.newestFirst().filter(({ record: { ref } }) => isOf(ref.room, query))
        .flatMap(({ messages: [first] }) => first?.at ?? []),
    );
  }

  /** Readers' questions in the open. */
  #asked(query: SiteQuery): readonly OrderedMessage[] {
    return this.#tables.oldestFirst().filter(({ record: { ref }, kept }) =>
      ref.whisper === undefined && isOf(ref.room, query) && kept.question !== undefined &&
      kept.from.kind === "reader" && !kept.whispered && !kept.deleted
    );
  }

  #answered({ record, kept: { at, question } }: OrderedMessage): AskedAt {
    if (question?.state !== "answered") return { at, answered: false };
    const answer = question.answer === undefined
      ? undefined
      : this.#tables.message(record.key, question.answer);
    const counts = answer?.from.kind === "author" && !answer.deleted && answer.at >= at;
    return { at, answered: true, ...counts && { answeredAt: answer.at } };
  }
}

function whisperedIn({ messages }: MemoryConversation, query: AskedQuery): AskedAt | undefined {
  const first = messages.findIndex((each) => isThere(each, "reader") && isWithin(each.at, query));
  const asked = messages[first];
  if (asked === undefined) return undefined;
  const answer = messages.slice(first + 1).find((each) => isThere(each, "author"));
  return {
    at: asked.at,
    answered: answer !== undefined,
    ...answer !== undefined && { answeredAt: answer.at },
  };
}

function isThere({ from, deleted }: KeptMessage, kind: "reader" | "author"): boolean {
  return from.kind === kind && !deleted;
}

function isWithin(at: number, { from, until }: AskedQuery): boolean {
  return at >= from && at < until;
}

function isOf(room: RoomId, { site }: SiteQuery): boolean {
  return site === undefined || room.startsWith(`${site}/`);
}

function oldest(moments: readonly number[]): number | undefined {
  return moments.length === 0
    ? undefined
    : moments.reduce((least, each) => Math.min(least, each), Infinity);
}
