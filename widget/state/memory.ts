/**
 * What a conversation knows.
 *
 * @module
 */
import type { ChatMessage, ConversationEvent, RoomPage } from "../../shared/chat/event.ts";
import type { ConversationState, LinkStatus } from "./model.ts";

/** What is shown, and what must be remembered to show the right thing next. */
export interface Memory extends Tools {
  readonly shown: ConversationState;
  /** One unbroken run of messages, as the server has them. */
  readonly log: readonly ChatMessage[];
  /** Events that are not the next change, or came while a page was on its way. */
  readonly waiting: readonly Told[];
  /** What is missing: the newest `page`, what changed after a count of changes, or nothing. */
  readonly missing: "page" | number | undefined;
  /** Whether it was asked for and is on its way. */
  readonly asked: boolean;
  /** Ids of pending messages the server has confirmed. */
  readonly confirmed: readonly string[];
  /** Epochs that were erased: nothing of them is shown any more. */
  readonly erased: readonly string[];
}

/** A change of a conversation: what of an event counts. Its `rev` is the message's. */
export type Told = Pick<ConversationEvent, "epoch" | "message">;

/** What a memory is worked with beside the reducer, once it is loaded. */
export interface Tools {
  /** How the run is shown: with changes of one's own that are on their way. */
  readonly dress: Dress;
  /** Makes pages that are not the newest part of the run. Without it none are asked for. */
  readonly take: ((memory: Memory, page: RoomPage) => Memory) | undefined;
}

/** Makes of the messages the server has those that are shown. */
export type Dress = (log: readonly ChatMessage[]) => readonly ChatMessage[];

/** A conversation nothing has happened to. */
export function emptyMemory(
  place: Pick<ConversationState, "room" | "isWhisper" | "reader">,
  link: LinkStatus,
): Memory {
  return {
    shown: {
      ...place,
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
      presence: undefined,
      unread: { room: 0, whisper: 0 },
    },
    log: [],
    dress: (log) => log,
    take: undefined,
    waiting: [],
    missing: "page",
    asked: false,
    confirmed: [],
    erased: [],
  };
}

/** The memory with some of what is shown changed. */
export function show(memory: Memory, change: Partial<ConversationState>): Memory {
  return { ...memory, shown: { ...memory.shown, ...change } };
}
