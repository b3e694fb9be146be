/**
 * From a conversation's state to the rows of its list: who wrote, what starts a day, what belongs
 * together.
 *
 * @module
 */
import type { ChatMessage, Sender } from "../../shared/chat/event.ts";
import type { ConversationState, PendingMessage, RefusedChange } from "../state/model.ts";
import { startOfDay } from "../locale/calendar.ts";

/** Messages of one person further apart than this do not belong together. */
const GROUP_MS = 5 * 60_000;
const MINUTE_MS = 60_000;

/** One message as the list shows it. */
export interface Row {
  /** The same before and after the server confirmed the message. */
  readonly id: string;
  /** Unknown only for one's own message before the server said who we are. */
  readonly from: Sender | undefined;
  readonly own: boolean;
  readonly text: string;
  readonly at: number;
  /** How many minutes ago, while that is within the hour; else -1. */
  readonly minutes: number;
  readonly startsDay: boolean;
  /** The first of consecutive messages of one person. */
  readonly startsGroup: boolean;
  /** The first of what came since one was here. */
  readonly startsNew: boolean;
  /** What became of one's own. */
  readonly phase: PendingMessage["phase"] | "stored" | "seen" | "held";
  /** A change of it that the server did not take. */
  readonly refused: RefusedChange | undefined;
  /** Set once the server has confirmed the message. */
  readonly message: ChatMessage | undefined;
  /** Set while the server has not confirmed the message. */
  readonly pending: PendingMessage | undefined;
}

/** What rows are made of besides messages. */
export interface RowOptions {
  /** In milliseconds since 1970. */
  readonly now: number;
  /** The sequence up to which all had been seen when the conversation was opened; 0: not known. */
  readonly seen: number;
}

/** The rows of a state, oldest first. */
export function rowsOf(
  { messages, pending, held, refused, you, seenByOther }: ConversationState,
  { now, seen }: RowOptions,
): readonly Row[] {
  const rows: Row[] = [];
  let before: Row | undefined;
  let isNew = seen === 0;
  const add = (
    { id, text, at }: Pick<Row, "id" | "text" | "at">,
    from: Sender | undefined,
    part: Pick<Row, "own" | "phase"> & Partial<Pick<Row, "message" | "pending">>,
  ) => {
    const { own, phase, message, pending } = part;
    const age = Math.max(0, Math.floor((now - at) / MINUTE_MS));
    const startsNew = !isNew && !own && (message?.seq ?? 0) > seen;
    isNew ||= startsNew;
    const startsDay = before === undefined || startOfDay(before.at) !== startOfDay(at);
    const startsGroup = startsDay || startsNew || before?.own !== own ||
      before.from?.id !== from?.id || at - before.at > GROUP_MS;
    const minutes = age < 60 ? age : -1;
    before = {
      ...{ id, from, own, text, at, minutes, phase, message, pending },
      ...{ startsDay, startsGroup, startsNew },
      refused: refused.find((change) => change.id === id),
    };
    rows.push(before);
  };
  // What came before the last that was seen was seen too.
  const lastSeen = messages.findLast(({ from, seq }) => seq <= seenByOther && isOwn(from, you));
  for (const message of messages) {
    const own = isOwn(message.from, you);
    const phase = message === lastSeen ? "seen" : "stored";
    add(message, message.from, { own, phase, message });
  }
  for (const message of pending) {
    add(message, you, { own: true, phase: message.phase, pending: message });
  }
  for (const message of held) add(message, you, { own: true, phase: "held" });
  return rows;
}

/** Whether two rows look the same. */
export function isSameRow(one: Row, other: Row): boolean {
  return one.message === other.message && one.pending === other.pending &&
    one.own === other.own && one.minutes === other.minutes && one.phase === other.phase &&
    one.refused === other.refused && one.text === other.text &&
    one.startsDay === other.startsDay && one.startsGroup === other.startsGroup &&
    one.startsNew === other.startsNew;
}

/** Whether a message is by whom the server takes us for. */
export function isOwn(from: Sender, you: Sender | undefined): boolean {
  return from.id === you?.id && from.kind === you.kind;
}
