/**
 * What a reader does in their own whisper. Whose it is says the session, never the destination.
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
  consentBody,
  deleteBody,
  editBody,
  historyBody,
  questionBody,
  reactBody,
  sayBody,
} from "./body/conversation_body.ts";
import type { ChatUser } from "./access/chat_user.ts";
import { ownWhisperPlace } from "./access/place_of.ts";

/** Handles what readers do in `/app/rooms/{room}/whisper`. */
@Controller("/rooms")
export class OwnWhisperController {
  readonly #chat: Conversations;

  constructor(chat: Conversations) {
    this.#chat = chat;
  }

  /** Answers with the newest page. */
  @SubscribeMapping("/{room}/whisper")
  join(message: Message<"/{room}/whisper", undefined, ChatUser>): Promise<RoomPage> {
    return this.#chat.conversation.history(ownWhisperPlace(message));
  }

  /** Keeps a message. Others hear of it from the store, the sender by the RECEIPT. */
  @MessageMapping("/{room}/whisper/say", { body: sayBody })
  async say(message: Message<"/{room}/whisper/say", typeof sayBody, ChatUser>): Promise<void> {
    await this.#chat.conversation.say(ownWhisperPlace(message), message.body);
  }

  /** Answers with another page, to the asking session alone. */
  @MessageMapping("/{room}/whisper/history", { body: historyBody })
  @SendToUser("/queue/history", { broadcast: false })
  history(
    message: Message<"/{room}/whisper/history", typeof historyBody, ChatUser>,
  ): Promise<RoomPage> {
    return this.#chat.conversation.history(ownWhisperPlace(message), message.body);
  }

  /** Gives a message another text. */
  @MessageMapping("/{room}/whisper/edit", { body: editBody })
  edit(message: Message<"/{room}/whisper/edit", typeof editBody, ChatUser>): Promise<void> {
    return this.#chat.editing.edit(ownWhisperPlace(message), message.body);
  }

  /** Deletes a message. */
  @MessageMapping("/{room}/whisper/delete", { body: deleteBody })
  delete(message: Message<"/{room}/whisper/delete", typeof deleteBody, ChatUser>): Promise<void> {
    return this.#chat.editing.delete(ownWhisperPlace(message), message.body);
  }

  /** Keeps what somebody feels about a message. */
  @MessageMapping("/{room}/whisper/react", { body: reactBody })
  react(message: Message<"/{room}/whisper/react", typeof reactBody, ChatUser>): Promise<void> {
    return this.#chat.editing.react(ownWhisperPlace(message), message.body);
  }

  /** Keeps that a message is a question, or what became of it. */
  @MessageMapping("/{room}/whisper/question", { body: questionBody })
  question(
    message: Message<"/{room}/whisper/question", typeof questionBody, ChatUser>,
  ): Promise<void> {
    return this.#chat.questions.set(ownWhisperPlace(message), message.body);
  }

  /** Keeps whether the author may publish a message. */
  @MessageMapping("/{room}/whisper/consent", { body: consentBody })
  consent(
    message: Message<"/{room}/whisper/consent", typeof consentBody, ChatUser>,
  ): Promise<void> {
    return this.#chat.whispers.consent(ownWhisperPlace(message), message.body);
  }
}
