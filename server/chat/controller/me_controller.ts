/**
 * What a reader says of themselves. Who it is says the session, never a body.
 *
 * @module
 */
import { DEFAULT_SITE } from "../../../shared/chat/id.ts";
import type { Me } from "../../../shared/chat/reader.ts";
import { Refused } from "../../../shared/refusal.ts";
import { Controller, type Message, MessageMapping, SubscribeMapping } from "../../messaging/mod.ts";
import type { Chat } from "../chat.ts";
import type { ReaderRef } from "../reader/readers.ts";
import type { ChatUser } from "./access/chat_user.ts";
import { setMeBody } from "./body/me_body.ts";

/** Handles `/app/me`. */
@Controller()
export class MeController {
  readonly #readers: Chat["readers"];
  readonly #words: Chat["moderation"]["words"];

  constructor({ readers, moderation }: Pick<Chat, "readers" | "moderation">) {
    this.#readers = readers;
    this.#words = moderation.words;
  }

  /** Answers with what the server has of the reader. */
  @SubscribeMapping("/me")
  me({ user }: Message<"/me", undefined, ChatUser>): Promise<Me> {
    return this.#readers.me(readerRef(user));
  }

  /** Keeps a name or an e-mail address, or takes it back. */
  @MessageMapping("/me", { body: setMeBody })
  set({ user, body }: Message<"/me", typeof setMeBody, ChatUser>): Promise<void> {
    const reader = readerRef(user);
    this.#words.assertFine(reader.site, body.name ?? "");
    return this.#readers.set(reader, body);
  }
}

/** The reader a session is of. @throws {Refused} `forbidden` to authors */
export function readerRef({ sender, site = DEFAULT_SITE }: ChatUser): ReaderRef {
  if (sender.kind === "reader") return { id: sender.id, site };
  throw new Refused({ code: "forbidden", message: "Cannot do that: it is for readers." });
}
