/**
 * How long answers took, from the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { Synchronous } from "../../part.ts";
import type { AnswerQuery, AnswerStore } from "../../port/answer_store.ts";
import { toColumn } from "../../text.ts";

/** {@linkcode AnswerStore} on the table `message`, by its index of questions. */
export class AnswerTable implements Synchronous<AnswerStore> {
  readonly #times;

  constructor(db: DatabaseSync) {
    this.#times = db.prepare(
      `select answer.at - message.at as ms from site
       join room on room.site = site.key
       join conversation on conversation.room = room.key and whisper = ''
       join message on message.conversation = conversation.key and message.question = 'answered'
       join message as answer
         on answer.conversation = message.conversation and answer.id = message.answer
       where site.id = ? and message.sender_kind = 'reader' and message.whispered = 0
         and answer.sender_kind = 'author' and answer.at >= message.at
       order by message.at desc, message.key desc limit ?`,
    );
  }

  times({ site, limit }: AnswerQuery): readonly number[] {
    return this.#times.all(toColumn(site), limit).map(({ ms }) => Number(ms));
  }
}
