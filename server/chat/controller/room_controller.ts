/**
 * What is said, read and done in a room's public conversation.
 *
 * @module
 */
import type { RoomPage } from "../../../shared/chat/event.ts";
import type { QuestionList } from "../../../shared/chat/question_list.ts";
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
  questionBody,
  reactBody,
  sayBody,
} from "./body/conversation_body.ts";
import type { ChatUser } from "./access/chat_user.ts";
import { roomPlace } from "./access/place_of.ts";

/** Handles what clients do in `/app/rooms/{room}`. */
@Controller("/rooms")
export class RoomController {
  readonly #chat: Conversations;

  constructor(chat: Conversations) {
    this.#chat = chat;
  }

  /** Answers with the newest page. */
  @SubscribeMapping("/{room}")
  join(message: Message<"/{room}", undefined, ChatUser>): Promise<RoomPage> {
    return this.#chat.conversation.history(roomPlace(message));
  }

  /** Keeps a message. Others hear of it from the store, the sender by the RECEIPT. */
  @MessageMapping("/{room}/say", { body: sayBody })
  async say(message: Message<"/{room}/say", typeof sayBody, ChatUser>): Promise<void> {
    await this.#chat.conversation.say(roomPlace(message), message.body);
  }

  /** Answers with another page, to the asking session alone. */
  @MessageMapping("/{room}/history", { body: historyBody })
  @SendToUser("/queue/history", { broadcast: false })
  history(message: Message<"/{room}/history", typeof historyBody, ChatUser>): Promise<RoomPage> {
    return this.#chat.conversation.history(roomPlace(message), message.body);
  }

  /** Gives a message another text. */
  @MessageMapping("/{room}/edit", { body: editBody })
  edit(message: Message<"/{room}/edit", typeof editBody, ChatUser>): Promise<void> {
    return this.#chat.editing.edit(roomPlace(message), message.body);
  }

  /** Deletes a message. */
  @MessageMapping("/{room}/delete", { body: deleteBody })
  delete(message: Message<"/{room}/delete", typeof deleteBody, ChatUser>): Promise<void> {
    return this.#chat.editing.delete(roomPlace(message), message.body);
  }

  /** Keeps what somebody feels about a message. */
  @MessageMapping("/{room}/react", { body: reactBody })
  react(message: Message<"/{room}/react", typeof reactBody, ChatUser>): Promise<void> {
    return this.#chat.editing.react(roomPlace(message), message.body);
  }

  /** Keeps that a message is a question, or what became of it. */
  @MessageMapping("/{room}/question", { body: questionBody })
  question(message: Message<"/{room}/question", typeof questionBody, ChatUser>): Promise<void> {
    return this.#chat.questions.set(roomPlace(message), message.body);
  }

  /** Answers with the room's questions. */
  @SubscribeMapping("/{room}/questions")
  questions(message: Message<"/{room}/questions", undefined, ChatUser>): Promise<QuestionList> {
    return this.#chat.questions.list(roomPlace(message));
  }
}
