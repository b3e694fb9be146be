/**
 * What people say they have seen, and what they have not.
 *
 * @module
 */
import type { UnreadList } from "../../../shared/chat/attention.ts";
import { Controller, type Message, MessageMapping, SubscribeMapping } from "../../messaging/mod.ts";
import type { Attention } from "../attention/attention.ts";
import { seenBody } from "./body/attention_body.ts";
import { audienceOf, type ChatUser } from "./access/chat_user.ts";
import { ownWhisperPlace, roomPlace, whisperPlace } from "./access/place_of.ts";

/** Handles `…/seen` of each conversation, and `/app/unread`. */
@Controller()
export class SeenController {
  readonly #attention: Attention;

  constructor({ attention }: { readonly attention: Attention }) {
    this.#attention = attention;
  }

  /** Keeps what was seen of a room. */
  @MessageMapping("/rooms/{room}/seen", { body: seenBody })
  room(message: Message<"/rooms/{room}/seen", typeof seenBody, ChatUser>): Promise<void> {
    return this.#attention.seen.see(roomPlace(message), message.body);
  }

  /** Keeps what a reader has seen of their own whisper. */
  @MessageMapping("/rooms/{room}/whisper/seen", { body: seenBody })
  own(message: Message<"/rooms/{room}/whisper/seen", typeof seenBody, ChatUser>): Promise<void> {
    return this.#attention.seen.see(ownWhisperPlace(message), message.body);
  }

  /** Keeps what an author has seen of a reader's whisper. */
  @MessageMapping("/rooms/{room}/whispers/{reader}/seen", { body: seenBody })
  theirs(
    message: Message<"/rooms/{room}/whispers/{reader}/seen", typeof seenBody, ChatUser>,
  ): Promise<void> {
    return this.#attention.seen.see(whisperPlace(message), message.body);
  }

  /** Answers with what is unread. */
  @SubscribeMapping("/unread")
  unread({ user }: Message<"/unread", undefined, ChatUser>): Promise<UnreadList> {
    return this.#attention.unread.list(audienceOf(user));
  }
}
