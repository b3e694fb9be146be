/**
 * The questions of a conversation.
 *
 * @module
 */
import { fieldsOf, isCount, isListOf, isString } from "./guard.ts";
import type { ConversationRef } from "./id.ts";
import {
  type ChatMessage,
  isChatMessage,
  isQuestionCounts,
  type QuestionCounts,
} from "./message.ts";

/** The answer to subscribing to `questionsOf(room)`, the newest question first. */
export interface QuestionList extends ConversationRef {
  readonly epoch: string;
  readonly rev: number;
  /** How many there are; the lists hold the newest of them. */
  readonly questions: QuestionCounts;
  readonly open: readonly ChatMessage[];
  readonly answered: readonly ChatMessage[];
}

/** Whether a body has the shape of a {@linkcode QuestionList}. */
export function isQuestionList(body: unknown): body is QuestionList {
  const { room, epoch, rev, questions, open, answered } = fieldsOf<QuestionList>(body);
  return isString(room) && isString(epoch) && isCount(rev) &&
    isQuestionCounts(questions) && isListOf(open, isChatMessage) &&
    isListOf(answered, isChatMessage);
}
