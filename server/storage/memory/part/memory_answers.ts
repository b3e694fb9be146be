/**
 * How long answers took, from the conversations in memory.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type { AnswerQuery, AnswerStore } from "../../port/answer_store.ts";
import type { MemoryTables, OrderedMessage } from "../memory_tables.ts";

/** {@linkcode AnswerStore} on tables in memory. */
export class MemoryAnswers implements Synchronous<AnswerStore> {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  times({ site, limit }: AnswerQuery): readonly number[] {
    return this.#tables.oldestFirst()
      .filter(({ record: { ref } }) => ref.whisper === undefined && ref.room.startsWith(`${site}/`))
      .sort((a, b) => b.kept.at - a.kept.at || b.order - a.order)
      .flatMap((question) => this.#time(question) ?? [])
      .slice(0, limit);
  }

  #time({ record, kept }: OrderedMessage): number | undefined {
    const { question, from, whispered } = kept;
    if (question?.answer === undefined || from.kind !== "reader" || whispered) return undefined;
    const answer = this.#tables.message(record.key, question.answer);
    if (answer === undefined || answer.from.kind !== "author") return undefined;
    return answer.at < kept.at ? undefined : answer.at - kept.at;
  }
}
