/**
 * What is told when a conversation is erased.
 *
 * @module
 */
import { fieldsOf, isOptional, isString } from "./guard.ts";
import type { ConversationRef } from "./id.ts";

/**
 * MESSAGE on `topicOf(room)`, `ROOMS`, `WHISPERS` or `ALL_WHISPERS`: a conversation was erased. Who has
 * it under this epoch forgets it; the next message begins another.
 */
export interface ErasedEvent extends ConversationRef {
  readonly type: "erased";
  readonly epoch: string;
}

/** Whether a body has the shape of an {@linkcode ErasedEvent}. */
export function isErasedEvent(body: unknown): body is ErasedEvent {
  const { type, room, whisper, epoch } = fieldsOf<ErasedEvent>(body);
  return type === "erased" && isString(room) && isOptional(whisper, isString) && isString(epoch);
}
