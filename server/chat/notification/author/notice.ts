/**
 * What an author is told, before it is put into the form of one channel.
 *
 * @module
 */
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import type { NoticeSettings } from "../../../../shared/chat/notice.ts";

/** Why an author is told of a message. */
export type NoticeReason =
  | "question"
  | "message"
  | "whisper"
  /** It waits for an author to let it through. */
  | "held"
  /** Its conversation was given to the author. */
  | "assigned";

/** One message of a reader. */
export interface NoticeItem extends ConversationRef {
  readonly id: string;
  readonly reason: NoticeReason;
  readonly at: number;
  /** The post's title; its path where it has none. */
  readonly title: string;
  /** Who wrote it, and what; left out for authors who want it so. */
  readonly said?: {
    /** Empty for a reader who gave no name. */
    readonly from: string;
    readonly text: string;
    /** The sentence of the post it is about. */
    readonly sentence?: string;
  };
}

/** What an author is told at once. */
export interface Notice {
  /** Names it for good. */
  readonly id: string;
  readonly author: string;
  /** `news` is of one conversation, `digest` of several. */
  readonly kind: "news" | "digest" | "test";
  /** The newest, the oldest of them first; none in a test. */
  readonly items: readonly NoticeItem[];
  /** How many there are in all. */
  readonly count: number;
  readonly language: NoticeSettings["language"];
  /** Where the console shows it. */
  readonly url: string;
}

/** The message an answer is to: the newest; `undefined` where none can be given from elsewhere. */
export function answeredItem({ kind, items }: Notice): NoticeItem | undefined {
  const last = items.at(-1);
  return kind !== "news" || last?.reason === "held" ? undefined : last;
}

/** The beginning of a text, cut between letters. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
