/**
 * Finding what was said.
 *
 * @module
 */
import type { SearchPage } from "../../../shared/chat/search.ts";
import { Controller, type Message, MessageMapping, SendToUser } from "../../messaging/mod.ts";
import type { Conversations } from "../chat.ts";
import type { ChatUser } from "./access/chat_user.ts";
import { roomPlace } from "./access/place_of.ts";
import { roomSearchBody, searchBody } from "./body/search_body.ts";

/** Handles `/app/rooms/{room}/search`, and `/app/search`, where only authors may send. */
@Controller()
export class SearchController {
  readonly #chat: Pick<Conversations, "search">;

  constructor(chat: Pick<Conversations, "search">) {
    this.#chat = chat;
  }

  /** Answers with messages of a room's public conversation, to the asking session alone. */
  @MessageMapping("/rooms/{room}/search", { body: roomSearchBody })
  @SendToUser("/queue/search", { broadcast: false })
  inRoom(
    message: Message<"/rooms/{room}/search", typeof roomSearchBody, ChatUser>,
  ): Promise<SearchPage> {
    return this.#chat.search.inRoom(roomPlace(message), message.body);
  }

  /** Answers with messages of all conversations, to the asking session alone. */
  @MessageMapping("/search", { body: searchBody })
  @SendToUser("/queue/search", { broadcast: false })
  everywhere(
    { user, body }: Message<"/search", typeof searchBody, ChatUser>,
  ): Promise<SearchPage> {
    // What a moderator sees is what is said in the open.
    const asked = user.role === "moderator" ? { ...body, in: "rooms" as const } : body;
    return this.#chat.search.everywhere(user.sender, asked);
  }
}
