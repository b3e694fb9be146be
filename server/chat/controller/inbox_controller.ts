/**
 * The author's list of rooms.
 *
 * @module
 */
import type { RoomList } from "../../../shared/chat/event.ts";
import { Controller, SubscribeMapping } from "../../messaging/mod.ts";
import type { Conversation } from "../conversation.ts";

/** Handles `/app/rooms`, where only authors may subscribe. */
@Controller()
export class InboxController {
  readonly #conversation: Conversation;

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
  }

  /** Answers with the list. */
  @SubscribeMapping("/rooms")
  list(): Promise<RoomList> {
    return this.#conversation.rooms();
  }
}
