/**
 * What the console's pages and its worker say to each other.
 *
 * @module
 */
import type { RoomId } from "../../../shared/chat/id.ts";

/** A page asks the worker. */
export type ToWorker =
  /** Somebody is signed in: what was not sent may go out now. */
  | { readonly kind: "retry" }
  /** Whoever was signed in is not any more: nothing of theirs stays. */
  | { readonly kind: "forget" };

/** The worker asks a page to open a conversation. */
export interface ToPage {
  readonly kind: "open";
  readonly room: RoomId;
  /** The reader's id, where it is a whisper. */
  readonly whisper?: string;
}
