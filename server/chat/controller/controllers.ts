/**
 * What clients can ask the chat for.
 *
 * @module
 */
import type { Conversation } from "../conversation.ts";
import { InboxController } from "./inbox_controller.ts";
import { RoomController } from "./room_controller.ts";

/** The controllers of the chat, for a STOMP server. */
export function chatControllers(conversation: Conversation): readonly object[] {
  return [new RoomController(conversation), new InboxController(conversation)];
}
