/**
 * What an author does in the whisper of a reader.
 *
 * @module
 */
import type { RoomPage } from "../../../shared/chat/event.ts";
import {
  Controller,
  type Message,
  MessageMapping,
  SendToUser,
  SubscribeMapping,
} from "../../messaging/mod.ts";
import type { Conversations } from "../chat.ts";
import {
  deleteBody,
  editBody,
  historyBody,
  publishBody,
  questionBody,
  reactBody,
  sayBody,
} from "./body/conversation_body.ts";
import type { ChatUser } from "./access/chat_user.ts";
import { whisperPlace } from "./access/place_of.ts";

/** Handles what authors do in `/app/rooms/{room}/whispers/{reader}`. */
@Controller("/rooms")
export class ReaderWhisperController {
  readonly #chat: Conversations;

  constructor(chat: Conversations) {
    this.#chat = chat;
  }

  /** Answers with the newest page. */
  @SubscribeMapping("/{room}/whispers/{reader}")
  join(message: Message<"/{room}/whispers/{reader}", undefined, ChatUser>): Promise<RoomPage> {
    return this.#chat.conversation.history(whisperPlace(message));
  }

  /** Keeps a message. Others hear of it from the store, the sender by the RECEIPT. */
  @MessageMapping("/{room}/whispers/{reader}/say", { body: sayBody })
  async say(
    message: Message<"/{room}/whispers/{reader}/say", typeof sayBody, ChatUser>,
  ): Promise<void> {
    await this.#chat.conversation.say(whisperPlace(message), message.body);
  }

  /** Answers with another page, to the asking session alone. */
  @MessageMapping("/{room}/whispers/{reader}/history", { body: historyBody })
  @SendToUser("/queue/history", { broadcast: false })
  history(
    message: Message<"/{room}/whispers/{reader}/history", typeof historyBody, ChatUser>,
  ): Promise<RoomPage> {
    return this.#chat.conversation.history(whisperPlace(message), message.body);
  }

  /** Gives a message another text. */
  @MessageMapping("/{room}/whispers/{reader}/edit", { body: editBody })
  edit(
    message: Message<"/{room}/whispers/{reader}/edit", typeof editBody, ChatUser>,
  ): Promise<void> {
    return this.#chat.editing.edit(whisperPlace(message), message.body);
  }

  /** Deletes a message. */
  @MessageMapping("/{room}/whispers/{reader}/delete", { body: deleteBody })
  delete(
    message: Message<"/{room}/whispers/{reader}/delete", typeof deleteBody, ChatUser>,
  ): Promise<void> {
    return this.#chat.editing.delete(whisperPlace(message), message.body);
  }

  /** Keeps what somebody feels about a message. */
  @MessageMapping("/{room}/whispers/{reader}/react", { body: reactBody })
  react(
    message: Message<"/{room}/whispers/{reader}/react", typeof reactBody, ChatUser>,
  ): Promise<void> {
    return this.#chat.editing.react(whisperPlace(message), message.body);
  }

  /** Keeps that a message is a question, or what became of it. */
  @MessageMapping("/{room}/whispers/{reader}/question", { body: questionBody })
  question(
    message: Message<"/{room}/whispers/{reader}/question", typeof questionBody, ChatUser>,
  ): Promise<void> {
    return this.#chat.questions.set(whisperPlace(message), message.body);
  }

  /** Makes a whispered message a question of the room. */
  @MessageMapping("/{room}/whispers/{reader}/publish", { body: publishBody })
  publish(
    message: Message<"/{room}/whispers/{reader}/publish", typeof publishBody, ChatUser>,
  ): Promise<void> {
    return this.#chat.whispers.publish(whisperPlace(message), message.body);
  }
}
