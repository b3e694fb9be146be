/**
 * The author's lists of rooms and whispers.
 *
 * @module
 */
import type { RoomList, WhisperList } from "../../../shared/chat/event.ts";
import { Controller, SubscribeMapping } from "../../messaging/mod.ts";
import type { Chat, Conversations } from "../chat.ts";

/** Handles `/app/rooms` and `/app/whispers`, where only authors may subscribe. */
@Controller()
export class InboxController {
  readonly #chat: InboxChat;

  constructor(chat: InboxChat) {
    this.#chat = chat;
  }

  /** Answers with the list of rooms. */
  @SubscribeMapping("/rooms")
  rooms(): Promise<RoomList> {
    return this.#chat.conversation.rooms();
  }

  /** Answers with the list of whispers. */
  @SubscribeMapping("/whispers")
  async whispers(): Promise<WhisperList> {
    return await this.#chat.readers.named(await this.#chat.whispers.list());
  }
}

type InboxChat = Conversations & Pick<Chat, "readers">;
