/**
 * What authors know of a reader.
 *
 * @module
 */
import { isReaderId } from "../../../shared/chat/id.ts";
import type { ReaderInfo } from "../../../shared/chat/reader.ts";
import { Refused } from "../../../shared/refusal.ts";
import { Controller, type Message, SubscribeMapping } from "../../messaging/mod.ts";
import type { Chat } from "../chat.ts";
import type { ChatUser } from "./access/chat_user.ts";

/** Handles `/app/readers/{reader}`, where only authors may subscribe. */
@Controller("/readers")
export class ReaderController {
  readonly #readers: Chat["readers"];

  constructor({ readers }: Pick<Chat, "readers">) {
    this.#readers = readers;
  }

  /** Answers with what is kept of a reader. */
  @SubscribeMapping("/{reader}")
  info({ params, user }: Message<"/{reader}", undefined, ChatUser>): Promise<ReaderInfo> {
    if (user.role !== "author") {
      throw new Refused({ code: "forbidden", message: "Cannot look there: that is for authors." });
    }
    if (!isReaderId(params.reader)) {
      throw new Refused({ code: "not-found", message: "There is no such reader." });
    }
    return this.#readers.info(params.reader);
  }
}
