/**
 * From a conversation's state to the rows of its list: who wrote, what starts a day, what belongs
 * together.
 *
 * @module
 */
import type { ChatMessage, Sender } from "../../shared/chat/event.ts";
import type { ConversationState, PendingMessage } from "../state/model.ts";
import { startOfDay } from "../locale/calendar.ts";

/** Messages of one person further apart than this do not belong together. */
const GROUP_MS = 5 * 60_000;

/** One message as the list shows it. */
export interface Row {
  /** The same before and after the server confirmed the message. */
  readonly id: string;
  /** Unknown only for one's own message before the server said who we are. */
  readonly from: Sender | undefined;
  readonly own: boolean;
  readonly text: string;
  readonly at: number;
  readonly startsDay: boolean;
  /** The first of consecutive messages of one person. */
  readonly startsGroup: boolean;
  /** Set once the server has confirmed the message. */
  readonly message: ChatMessage | undefined;
  /** Set while the server has not confirmed the message. */
  readonly pending: PendingMessage | undefined;
}

/** The rows of a state, oldest first. */
export function rowsOf({ messages, pending, you }: ConversationState): readonly Row[] {
  return [
    ...messages.map((message) => ({
      ...message,
      own: isOwn(message.from, you),
      message,
      pending: undefined,
    })),
    ...pending.map((message) => ({
      ...message,
      from: you,
      own: true,
      message: undefined,
      pending: message,
    })),
  ].map(({ id, from, own, text, at, message, pending }, index, rows) => {
    const row = { id, from, own, text, at, message, pending };
    const before = rows[index - 1];
    const startsDay = before === undefined || startOfDay(before.at) !== startOfDay(row.at);
    const startsGroup = startsDay || before.own !== row.own || before.from?.id !== row.from?.id ||
      row.at - before.at > GROUP_MS;
    return { ...row, startsDay, startsGroup };
  });
}

/** What others said after a sequence. */
export function othersSince(
  { messages, you }: Pick<ConversationState, "messages" | "you">,
  afterSeq: number,
): readonly ChatMessage[] {
  return messages.filter(({ seq, from }) => seq > afterSeq && !isOwn(from, you));
}

/** Whether a message is by whom the server takes us for. */
export function isOwn(from: Sender, you: Sender | undefined): boolean {
  return from.id === you?.id && from.kind === you.kind;
}

/** A number to tell nameless readers apart: the same for one id, always of three digits. */
export function readerNumber(id: string): number {
  let hash = 0;
  for (let at = 0; at < id.length; at++) hash = (hash * 31 + id.charCodeAt(at)) % 1_000_003;
  return 100 + hash % 900;
}
