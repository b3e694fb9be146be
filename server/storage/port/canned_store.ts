/**
 * Keeps canned answers.
 *
 * @module
 */
import type { CannedAnswer } from "../../../shared/chat/canned.ts";
import type { Effects } from "../part.ts";

/** Keeps texts that authors have ready. */
export interface CannedStore {
  /** All of them, in the order of their ids. */
  all(): Promise<readonly CannedAnswer[]>;
  /**
   * Adds an answer, or replaces the one of the same id.
   *
   * @param limit how many there may be
   * @returns whether it is kept: there may be as many already
   */
  put(answer: CannedAnswer, limit: number): Promise<boolean>;
  /** Forgets an answer. @returns whether there was one */
  remove(id: string): Promise<boolean>;
}

/** What each call does. */
export const CANNED_EFFECTS: Effects<CannedStore> = { all: "read", put: "write", remove: "write" };
