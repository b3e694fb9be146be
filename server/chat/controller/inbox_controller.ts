/**
 * The author's lists of rooms and whispers.
 *
 * @module
 */
import type { RoomList, WhisperList } from "../../../shared/chat/event.ts";
import { Controller, type Message, SubscribeMapping } from "../../messaging/mod.ts";
import type { Chat, Conversations } from "../chat.ts";
import type { ChatUser } from "./access/chat_user.ts";

/** Handles `/app/rooms` and `/app/whispers`, where only authors may subscribe. */
@Controller()
export class InboxController {
  readonly #chat: InboxChat;

  constructor(chat: InboxChat) {
    this.#chat = chat;
  }

  /** Answers with the list of rooms. */
  @SubscribeMapping("/rooms")
  async rooms({ user }: Message<"/rooms", undefined, ChatUser>): Promise<RoomList> {
    const { conversation, attention } = this.#chat;
    const rooms = conversation.rooms().then((list) => list.rooms);
    return { rooms: await attention.unread.onList(user.sender, rooms) };
  }

  /** Answers with the list of whispers. */
  @SubscribeMapping("/whispers")
  async whispers({ user }: Message<"/whispers", undefined, ChatUser>): Promise<WhisperList> {
    const { whispers, attention, readers } = this.#chat;
    const listed = whispers.list().then((list) => list.whispers);
    return await readers.named({ whispers: await attention.unread.onList(user.sender, listed) });
  }
}

type InboxChat = Conversations & Pick<Chat, "readers" | "attention">;
