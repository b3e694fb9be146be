/**
 * Who is there, and who writes.
 *
 * @module
 */
import type { Presence } from "../../../shared/chat/presence.ts";
import { Refused } from "../../../shared/refusal.ts";
import { Controller, type Message, MessageMapping, SubscribeMapping } from "../../messaging/mod.ts";
import type { Attention } from "../attention/attention.ts";
import { awayBody, typingBody } from "./body/attention_body.ts";
import type { ChatUser } from "./access/chat_user.ts";
import { ownWhisperPlace, roomPlace, whisperPlace } from "./access/place_of.ts";

/** Handles `…/presence`, `…/typing` of each conversation, and `/app/me/away`. */
@Controller()
export class PresenceController {
  readonly #attention: Attention;

  constructor({ attention }: { readonly attention: Attention }) {
    this.#attention = attention;
  }

  /** Answers with who is in a room. */
  @SubscribeMapping("/rooms/{room}/presence")
  presence(message: Message<"/rooms/{room}/presence", undefined, ChatUser>): Presence {
    return this.#attention.presence.of(roomPlace(message).room);
  }

  /** Tells a room that somebody writes. */
  @MessageMapping("/rooms/{room}/typing", { body: typingBody })
  room(message: Message<"/rooms/{room}/typing", typeof typingBody, ChatUser>): void {
    this.#attention.typing.typing(roomPlace(message), message.body);
  }

  /** Tells authors that a reader writes in their own whisper. */
  @MessageMapping("/rooms/{room}/whisper/typing", { body: typingBody })
  own(message: Message<"/rooms/{room}/whisper/typing", typeof typingBody, ChatUser>): void {
    this.#attention.typing.typing(ownWhisperPlace(message), message.body);
  }

  /** Tells a reader that an author writes in their whisper. */
  @MessageMapping("/rooms/{room}/whispers/{reader}/typing", { body: typingBody })
  theirs(
    message: Message<"/rooms/{room}/whispers/{reader}/typing", typeof typingBody, ChatUser>,
  ): void {
    this.#attention.typing.typing(whisperPlace(message), message.body);
  }

  /** Takes a session of an author for away, or for here again. */
  @MessageMapping("/me/away", { body: awayBody })
  away({ user, session, body }: Message<"/me/away", typeof awayBody, ChatUser>): void {
    if (user.role !== "author") {
      throw new Refused({ code: "forbidden", message: "Cannot be away: that is for authors." });
    }
    const state = body.away ? "away" : "here";
    this.#attention.presence.authorIs(state, session.id, user.sender.id);
  }
}
