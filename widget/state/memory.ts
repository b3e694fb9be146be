/**
 * What a conversation knows.
 *
 * @module
 */
import type { RoomEvent } from "../../shared/chat/event.ts";
import type { ConversationState, LinkStatus } from "./model.ts";

/** What is shown, and what must be remembered to show the right thing next. */
export interface Memory {
  readonly shown: ConversationState;
  /** Events that are not the next of the run, or came while a page was on its way. */
  readonly waiting: readonly RoomEvent[];
  /** What is missing: the newest `page`, what is `newer` than the run, or nothing. */
  readonly missing: "page" | "newer" | undefined;
  /** Whether it was asked for and is on its way. */
  readonly asked: boolean;
  /** Ids of pending messages the server has confirmed. */
  readonly confirmed: readonly string[];
}

/** A conversation nothing has happened to. */
export function emptyMemory(
  { room, isWhisper }: Pick<ConversationState, "room" | "isWhisper">,
  link: LinkStatus,
): Memory {
  return {
    shown: {
      room,
      isWhisper,
      link,
      loaded: false,
      epoch: "",
      rev: 0,
      messages: [],
      pending: [],
      hasOlder: false,
      loadingOlder: false,
      you: undefined,
      refused: [],
      questions: { open: 0, answered: 0 },
      seen: 0,
      seenByOther: 0,
      held: [],
      terms: undefined,
      typing: [],
    },
    waiting: [],
    missing: "page",
    asked: false,
    confirmed: [],
  };
}

/** The memory with some of what is shown changed. */
export function show(memory: Memory, change: Partial<ConversationState>): Memory {
  return { ...memory, shown: { ...memory.shown, ...change } };
}

/** The sequence of the newest message that is shown, 0 when there is none. */
export function lastSeq({ messages }: ConversationState): number {
  return messages.at(-1)?.seq ?? 0;
}
