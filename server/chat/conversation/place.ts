/**
 * Who speaks where, and what they may do to a message there.
 *
 * @module
 */
import type { ChatMessage, Sender } from "../../../shared/chat/event.ts";
import { type ConversationRef, isMessageId, refOf } from "../../../shared/chat/id.ts";
import { EDIT_WINDOW_MS } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { MessageStore } from "../../storage/store.ts";

/** Who speaks where. */
export interface Place extends ConversationRef {
  /** As the server knows them, never as a body says. */
  readonly sender: Sender;
  /** What names the network they come from, if it is known. */
  readonly network?: string;
}

/** @throws {Refused} `invalid-body` when no message can have this id */
export function assertMessageId(id: string): void {
  if (isMessageId(id)) return;
  throw new Refused({
    code: "invalid-body",
    message: 'Cannot take the id: 16 to 64 of A–Z, a–z, 0–9, "_" and "-" are expected.',
  });
}

/**
 * The message with this id, at this place; also a deleted one.
 *
 * @throws {Refused} `invalid-body`, `not-found`
 */
export async function findMessage(
  store: Pick<MessageStore, "message">,
  place: Place,
  id: string,
): Promise<ChatMessage> {
  assertMessageId(id);
  const message = await store.message(refOf(place), id);
  if (message === undefined) throw notFound();
  return message;
}

/** Whether somebody wrote a message. */
export function isOwn({ from }: ChatMessage, { sender }: Place): boolean {
  return from.kind === sender.kind && from.id === sender.id;
}

/** @throws {Refused} `too-late` when a reader may no longer change what they sent */
export function assertInTime({ at }: ChatMessage, { sender }: Place, now: number): void {
  if (sender.kind === "author" || now - at <= EDIT_WINDOW_MS) return;
  const minutes = EDIT_WINDOW_MS / 60_000;
  throw new Refused({
    code: "too-late",
    message: `Cannot change the message any more: it was sent over ${minutes} minutes ago.`,
  });
}

/** There is no such message, or it was deleted. */
export function notFound(): Refused {
  return new Refused({ code: "not-found", message: "There is no such message." });
}

/** The message is somebody else's. */
export function notYours(): Refused {
  return new Refused({ code: "forbidden", message: "Cannot do that: the message is not yours." });
}

/** The id belongs to another message. */
export function idTaken(): Refused {
  return new Refused({
    code: "id-taken",
    message: "Cannot take the message: another one has this id. Send it under a new id.",
  });
}
