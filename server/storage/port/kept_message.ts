/**
 * A message as stores keep it.
 *
 * @module
 */
import type { Question, Sender, Sentence } from "../../../shared/chat/event.ts";

/** What is kept of a message, besides the feelings about it. See `ChatMessage`. */
export interface KeptMessage {
  readonly id: string;
  readonly seq: number;
  readonly rev: number;
  readonly from: Sender;
  readonly text: string;
  readonly at: number;
  /** What tells its first text from most others, once it has another. */
  readonly firstText?: string;
  readonly editedAt?: number;
  readonly deleted?: true;
  /** The id of the message it refers to: that one's text is not kept twice. */
  readonly quote?: string;
  readonly sentence?: Sentence;
  readonly question?: Question;
  readonly answers?: string;
  readonly consent?: true;
  readonly published?: string;
  readonly whispered?: true;
}
