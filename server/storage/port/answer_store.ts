/**
 * Knows how long the answers to questions took.
 *
 * @module
 */
import type { Effects } from "../part.ts";

/** Whose answers, and how many. */
export interface AnswerQuery {
  /** The id of a site. */
  readonly site: string;
  /** The newest so many questions. */
  readonly limit: number;
}

/** Finds answers. */
export interface AnswerStore {
  /**
   * How long readers' questions in the rooms of a site waited for the author's message that answered
   * them, in milliseconds, the newest question first. Whispers do not count, nor what was one.
   */
  times(query: AnswerQuery): Promise<readonly number[]>;
}

/** What each call does. */
export const ANSWER_EFFECTS: Effects<AnswerStore> = { times: "read" };
