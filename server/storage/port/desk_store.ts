/**
 * Keeps what authors settled for conversations: whose they are, until when they sleep, what is done.
 *
 * @module
 */
import type { DeskState } from "../../../shared/chat/desk.ts";
import type { ConversationRef } from "../../../shared/chat/id.ts";
import type { Effects } from "../part.ts";

/** Keeps a state for each conversation that has one. It goes with its conversation. */
export interface DeskStore {
  /** What was settled for a conversation, if something was. */
  get(ref: ConversationRef): Promise<DeskState | undefined>;
  /** The same for several, in no order; those without are left out. */
  of(refs: readonly ConversationRef[]): Promise<readonly DeskState[]>;
  /**
   * Keeps what is settled for a conversation in the place of what was. A state without assignee, sleep
   * and end is forgotten.
   *
   * @returns whether there is such a conversation
   */
  put(state: DeskState): Promise<boolean>;
  /** At most `limit` states, the newest change first. */
  list(query: { readonly limit: number }): Promise<readonly DeskState[]>;
  /** At most `limit` conversations that sleep, the first to wake first. */
  asleep(query: { readonly limit: number }): Promise<readonly DeskState[]>;
  /** At most `limit` states of an author's conversations, the newest change first. */
  assignedTo(
    query: { readonly author: string; readonly limit: number },
  ): Promise<readonly DeskState[]>;
}

/** What each call does. */
export const DESK_EFFECTS: Effects<DeskStore> = {
  get: "read",
  of: "read",
  put: "write",
  list: "read",
  asleep: "read",
  assignedTo: "read",
};
