/**
 * States of a conversation, for the stage.
 *
 * @module
 */
import type { ChatMessage, Sender } from "../../../shared/chat/event.ts";
import { roomId } from "../../../shared/chat/id.ts";
import type { ConversationState, PendingMessage } from "../../../widget/state/model.ts";

/** When the stage plays: a Tuesday at 14:20 where the browser is. */
export const NOW = new Date(2026, 4, 12, 14, 20).getTime();
export const MINUTE_MS = 60_000;

export const YOU: Sender = { kind: "reader", id: "reader-you", name: "" };
export const READER: Sender = { kind: "reader", id: "reader-one", name: "" };
export const OTHER: Sender = { kind: "reader", id: "reader-two", name: "" };
export const AUTHOR: Sender = { kind: "author", id: "author", name: "the author" };

/** What somebody said, and how many minutes ago. */
export type Line = readonly [from: Sender, text: string, minutesAgo: number];

/** Stored messages of consecutive sequence. */
export function messages(lines: readonly Line[], firstSeq = 1): readonly ChatMessage[] {
  return lines.map(([from, text, minutesAgo], index) => ({
    id: `message-${firstSeq + index}`.padEnd(16, "-"),
    room: roomId("/posts/margin"),
    seq: firstSeq + index,
    rev: firstSeq + index,
    from,
    text,
    at: NOW - minutesAgo * MINUTE_MS,
  }));
}

/** A message of one's own on its way. */
export function pending(
  part: Partial<PendingMessage> & Pick<PendingMessage, "id" | "phase">,
): PendingMessage {
  return { text: "And what about a tab?", at: NOW, ...part };
}

/** A conversation that is loaded and online. */
export function online(part: Partial<ConversationState> = {}): Partial<ConversationState> {
  return { loaded: true, epoch: "epoch", you: YOU, link: { kind: "online" }, ...part };
}

/** A conversation of two days. */
export const TALK: readonly Line[] = [
  [READER, "Why is a colon escaped in a header, but not in CONNECT?", 1460],
  [AUTHOR, "CONNECT has to be readable before anyone knows which version is spoken.", 1441],
  [AUTHOR, "So CONNECT and CONNECTED are the one exception.", 1440],
  [OTHER, "That explains a bug I had for two years.", 52],
  [YOU, "Is a newline in a header value allowed at all?", 9],
  [AUTHOR, "As \\n, yes. A real line feed would end the header.", 4],
  [YOU, "Thank you, that was quick", 1],
];

/** A conversation of `count` messages, a minute apart. */
export function many(count: number, firstSeq = 1): readonly ChatMessage[] {
  const people = [READER, AUTHOR, OTHER, YOU];
  return messages(
    Array.from({ length: count }, (_, index): Line => [
      people[Math.floor((firstSeq + index) / 3) % 4] ?? READER,
      `Message ${firstSeq + index}, with enough words to fill a line or maybe even two of them.`,
      1000 - firstSeq - index,
    ]),
    firstSeq,
  );
}
