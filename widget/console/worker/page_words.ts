/**
 * What the console's pages and its worker say to each other.
 *
 * @module
 */
import type { ConversationRef } from "../../../shared/chat/id.ts";
import type { MessageNotice } from "../../../shared/chat/push.ts";
import { inboxAddress } from "../inbox/place.ts";

/** A page asks the worker. */
export type ToWorker =
  /** Somebody is signed in: what was not sent may go out now. */
  | { readonly kind: "retry" }
  /** Whoever was signed in is not any more: nothing of theirs stays. */
  | { readonly kind: "forget" };

/** The worker asks a page to go somewhere. */
export interface ToPage {
  readonly kind: "go";
  /** As `inboxAddress` makes them. */
  readonly address: string;
}

/** Where the message of a notice is; what waits for an author is in no conversation yet. */
export function addressOfNotice({ room, whisper, id, held }: MessageNotice): string {
  const ref = whisper === undefined ? { room } : { room, whisper };
  return held ? inboxAddress(ref) : inboxAddress(ref, id);
}

/** Notifications of one conversation have one tag. */
export function tagOf({ room, whisper }: ConversationRef): string {
  return whisper === undefined ? `room ${room}` : `whisper ${room} ${whisper}`;
}

/** Whether the worker has said something that makes sense. */
export function isToPage(data: unknown): data is ToPage {
  const { kind, address }: { kind?: unknown; address?: unknown } = Object(data);
  return kind === "go" && typeof address === "string" && address.startsWith("#");
}
