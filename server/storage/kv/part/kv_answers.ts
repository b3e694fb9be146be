/**
 * How long answers took, from the questions in Deno KV.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type { AnswerQuery, AnswerStore } from "../../port/answer_store.ts";
import { partOfRooms } from "./kv_part.ts";
import { newestFirst, questionsOf } from "../conversation/kv_questions.ts";
import type { View } from "../database/view.ts";

/** {@linkcode AnswerStore} on what is kept of questions beside their messages. */
export class KvAnswers implements Synchronous<AnswerStore> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  times({ site, limit }: AnswerQuery): readonly number[] {
    return questionsOf(this.#view, site).toSorted(newestFirst)
      .flatMap(({ at, answeredAt }) => answeredAt === undefined ? [] : [answeredAt - at])
      .slice(0, limit);
  }
}

/** {@linkcode KvAnswers}, which writes nothing. */
export const KV_ANSWERS = partOfRooms<AnswerStore>("answers", (view) => new KvAnswers(view));
