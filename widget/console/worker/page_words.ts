/**
 * What the console's pages and its worker say to each other.
 *
 * @module
 */
import type { MessageNotice } from "../../../shared/chat/push.ts";
import { addressOf } from "../shell/address.ts";

/** A page asks the worker. */
export type ToWorker =
  /** Somebody is signed in: what was not sent may go out now. */
  | { readonly kind: "retry" }
  /** Whoever was signed in is not any more: nothing of theirs stays. */
  | { readonly kind: "forget" };

/** The worker asks a page to go somewhere. */
export interface ToPage {
  readonly kind: "go";
  /** As `addressOf` makes them. */
  readonly address: string;
}

/** Where a conversation is. */
export function addressOfNotice({ room, whisper }: MessageNotice): string {
  return addressOf("inbox", room, ...whisper === undefined ? [] : [whisper]);
}

/** Whether the worker has said something that makes sense. */
export function isToPage(data: unknown): data is ToPage {
  const { kind, address }: { kind?: unknown; address?: unknown } = Object(data);
  return kind === "go" && typeof address === "string" && address.startsWith("#");
}
