/**
 * What is said and read in a room.
 *
 * @module
 */
import type { RoomPage } from "../../../shared/chat/event.ts";
import { parseRoomId } from "../../../shared/chat/id.ts";
import { Refused } from "../../../shared/refusal.ts";
import {
  Controller,
  type Message,
  MessageMapping,
  SendToUser,
  SubscribeMapping,
} from "../../messaging/mod.ts";
import type { Conversation, Place } from "../conversation.ts";
import { historyBody, sayBody } from "./body.ts";
import type { ChatUser } from "./chat_user.ts";

/** Handles what clients do in `/app/rooms/{room}`. */
@Controller("/rooms")
export class RoomController {
  readonly #conversation: Conversation;

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
  }

  /** Answers with the newest page. */
  @SubscribeMapping("/{room}")
  join(message: Message<"/{room}", undefined, ChatUser>): Promise<RoomPage> {
    return this.#conversation.history(placeOf(message));
  }

  /** Keeps a message. The room hears of it from the store, the sender by the RECEIPT. */
  @MessageMapping("/{room}/say", { body: sayBody })
  async say(message: Message<"/{room}/say", typeof sayBody, ChatUser>): Promise<void> {
    await this.#conversation.say(placeOf(message), message.body);
  }

  /** Answers with another page, to the asking session alone. */
  @MessageMapping("/{room}/history", { body: historyBody })
  @SendToUser("/queue/history", { broadcast: false })
  history(
    message: Message<"/{room}/history", typeof historyBody, ChatUser>,
  ): Promise<RoomPage> {
    return this.#conversation.history(placeOf(message), message.body);
  }
}

/** @throws {Refused} `not-found` */
function placeOf(
  { params, user }: { readonly params: { readonly room: string }; readonly user: ChatUser },
): Place {
  const room = parseRoomId(params.room)?.id;
  if (room === undefined) {
    throw new Refused({
      code: "not-found",
      message: "There is no such room: its name is not in canonical form.",
    });
  }
  return { room, sender: user.sender };
}
